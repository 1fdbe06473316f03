import type { Listing } from './listing.ts';

/** A document's listing before and after; `undefined` where it has none. */
interface Moved {
  readonly document: string;
  readonly old: Listing | undefined;
  readonly next: Listing | undefined;
}

/**
 * Documents of those with another listing that stand beside others of them than before. The first and
 * the last always count, because those beside them may be others, too. When a line at the top of a
 * SUMMARY.md shifts a thousand pages, these are few.
 */
export function movedPast(all: readonly Moved[]): ReadonlySet<string> {
  const [before, after] = [beside(all, 'old'), beside(all, 'next')];
  const documents = all.map(({ document }) => document);
  return new Set(documents.filter((document) => before.get(document) !== after.get(document)));
}

/** What is before and after each document; at both ends the name of the state, as nothing else has it. */
function beside(all: readonly Moved[], state: 'old' | 'next'): ReadonlyMap<string, string> {
  const placed = all.flatMap(({ document, [state]: listing }) =>
    listing ? [{ document, sort: Buffer.from(listing.sort) }] : [],
  );
  placed.sort((a, b) => Buffer.compare(a.sort, b.sort));
  const at = (position: number) => placed[position]?.document ?? state;
  return new Map(placed.map(({ document }, nth) => [document, `${at(nth - 1)} ${at(nth + 1)}`]));
}
