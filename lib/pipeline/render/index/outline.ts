import { folderOf, sharedPath } from '../../../plan/addresses/addresses.ts';
import { readName } from '../../../plan/fields/names.ts';
import { parseSummary, type SummaryEntry } from '../../../plan/lists/summary.ts';

/** A document's place in a SUMMARY.md. */
export interface OutlinePlace {
  /** Folder of the SUMMARY.md. */
  readonly folder: string;
  /** From 0, over the whole list. */
  readonly position: number;
  /** From 0. */
  readonly depth: number;
  /** Numbers of the list items down to this one, such as `2.3`. */
  readonly place: string;
  /** Number of the first commitment below this item, read from file names. */
  readonly firstNumber?: string;
  readonly title: string;
  /** Plan paths of the entries above this one, outermost first. */
  readonly parents: readonly string[];
  readonly previous?: string;
  readonly next?: string;
}

/** Places by name in the plan; the first mention of a name counts. */
export function outlineOf(path: string, source: string | undefined): Map<string, OutlinePlace> {
  const places = new Map<string, OutlinePlace>();
  if (source === undefined) return places;
  const { entries: written } = parseSummary(path, source);
  const entries = written.map((entry) => ({ ...entry, path: sharedPath(entry.path) }));
  const firstNumbers = firstNumbersBelow(entries);
  const above: string[] = [];
  for (const [position, entry] of entries.entries()) {
    above.length = Math.min(above.length, entry.depth);
    const previous = entries[position - 1]?.path;
    const next = entries[position + 1]?.path;
    const firstNumber = firstNumbers.get(entry.path);
    if (!places.has(entry.path))
      places.set(entry.path, {
        folder: folderOf(path),
        position,
        depth: entry.depth,
        place: entry.place,
        ...(firstNumber === undefined ? {} : { firstNumber }),
        title: entry.title,
        parents: above.filter((parent) => parent !== undefined && parent !== entry.path),
        ...(previous === undefined ? {} : { previous }),
        ...(next === undefined ? {} : { next }),
      });
    above[entry.depth] = entry.path;
  }
  return places;
}

function firstNumbersBelow(entries: readonly SummaryEntry[]): ReadonlyMap<string, string> {
  const numbers = new Map<string, string>();
  const above: string[] = [];
  for (const { path, depth } of entries) {
    above.length = Math.min(above.length, depth);
    const { number } = readName(path, [], []);
    if (number !== undefined)
      for (const parent of above)
        if (parent !== undefined && !numbers.has(parent)) numbers.set(parent, number);
    above[depth] = path;
  }
  return numbers;
}

/** Paths whose place differs between two outlines. */
export function differingPaths(
  before: ReadonlyMap<string, OutlinePlace>,
  after: ReadonlyMap<string, OutlinePlace>,
): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (path) => JSON.stringify(before.get(path)) !== JSON.stringify(after.get(path)),
  );
}

/**
 * Whether the document's own page shows the difference between two places: in neighbours, parents,
 * title or translations.
 */
export function isVisibleDifference(
  before: OutlinePlace | undefined,
  after: OutlinePlace | undefined,
): boolean {
  const visible = (place: OutlinePlace | undefined) =>
    place && [
      place.previous,
      place.next,
      place.parents,
      place.title,
      place.depth,
      twinPlace(place),
    ];
  return JSON.stringify(visible(before)) !== JSON.stringify(visible(after));
}

/**
 * A key that a place shares with the same place of a translation. A translation may lack some
 * chapters, so a chapter is recognised by its first commitment, and by its position only when it
 * has none.
 */
export function twinPlace({ firstNumber, place }: OutlinePlace): string {
  return firstNumber === undefined ? `place:${place}` : `first:${firstNumber}`;
}
