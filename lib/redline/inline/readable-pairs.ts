import type { Alignment } from '../sequences/align.ts';
import type { Token } from './tokens.ts';

/** Words that stay next to each other on both sides. Lengths are in characters. */
interface Stretch {
  readonly beforeStart: number;
  readonly afterStart: number;
  readonly count: number;
  readonly length: number;
}

/** The text that changed between two stretches, in characters. */
interface Gap {
  readonly deleted: number;
  readonly inserted: number;
}

/** Length of a common word, in letters. A longer stretch says what both texts are about. */
const commonWord = 6;

/**
 * When less than this part of the shorter text stays, the match is chance and the whole text is
 * replaced, but for its phrases.
 */
const leastKept = 0.35;

/** Letters of a stretch that is no chance: hardly two texts have it that say different things. */
const phrase = 14;

/** At each index, the length of all tokens before it. */
type Sums = readonly number[];

/**
 * Keeps the aligned words that help a reader. Where only a word like "of" stands between two
 * replacements, one replaced phrase is easier to read than two. `around` is the number of letters
 * that stay before and after this text.
 */
export function readablePairs(
  before: readonly Token[],
  after: readonly Token[],
  alignment: Alignment,
  around: number,
): [number, number][] {
  const [oldSums, newSums] = [sumsOf(before), sumsOf(after)];
  const stretches = keepReadable(oldSums, newSums, stretchesOf(oldSums, alignment));
  const kept = stretches.reduce((sum, { length }) => sum + length, 0);
  const least = Math.min(oldSums.at(-1) ?? 0, newSums.at(-1) ?? 0);
  const isChance = kept + around < leastKept * (least + around);
  const shown = isChance ? stretches.filter(({ length }) => length >= phrase) : stretches;
  return shown.flatMap(({ beforeStart, afterStart, count }) =>
    Array.from({ length: count }, (_, index): [number, number] => [
      beforeStart + index,
      afterStart + index,
    ]),
  );
}

function stretchesOf(sums: Sums, alignment: Alignment): Stretch[] {
  const stretches: Stretch[] = [];
  for (let index = 0; index < alignment.length; ) {
    const beforeStart = index;
    const afterStart = alignment[index++] ?? -1;
    if (afterStart < 0) continue;
    while (index < alignment.length && alignment[index] === afterStart + index - beforeStart)
      index++;
    const length = between(sums, beforeStart, index);
    stretches.push({ beforeStart, afterStart, count: index - beforeStart, length });
  }
  return stretches;
}

/** One pass from left to right. Dropping a stretch makes the gap before the next one larger. */
function keepReadable(oldSums: Sums, newSums: Sums, stretches: readonly Stretch[]): Stretch[] {
  const kept: Stretch[] = [];
  for (const [index, stretch] of stretches.entries()) {
    const left = gapBetween(oldSums, newSums, kept.at(-1), stretch);
    const right = gapBetween(oldSums, newSums, stretch, stretches[index + 1]);
    if (!isLost(stretch, left, right)) kept.push(stretch);
  }
  return kept;
}

/** A common word between two changes at least as long as itself is dropped. */
function isLost({ length }: Stretch, left: Gap, right: Gap): boolean {
  if (left.deleted + right.deleted === 0 || left.inserted + right.inserted === 0) return false;
  const least = Math.min(
    Math.max(left.deleted, left.inserted),
    Math.max(right.deleted, right.inserted),
  );
  return length <= commonWord && length <= least && least > 0;
}

function gapBetween(
  oldSums: Sums,
  newSums: Sums,
  from: Stretch | undefined,
  to: Stretch | undefined,
): Gap {
  const beforeStart = from ? from.beforeStart + from.count : 0;
  const afterStart = from ? from.afterStart + from.count : 0;
  return {
    deleted: between(oldSums, beforeStart, to?.beforeStart ?? oldSums.length - 1),
    inserted: between(newSums, afterStart, to?.afterStart ?? newSums.length - 1),
  };
}

/** Punctuation counts nothing, because it is in every text. */
function sumsOf(tokens: readonly Token[]): Sums {
  const sums = [0];
  for (const { kind, length } of tokens)
    sums.push((sums.at(-1) ?? 0) + (kind === 'mark' ? 0 : length));
  return sums;
}

function between(sums: Sums, start: number, end: number): number {
  return (sums[end] ?? 0) - (sums[start] ?? 0);
}
