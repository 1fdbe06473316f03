import { increasingSubsequence } from './increasing-subsequence.ts';
import { shortestEdit } from './shortest-edit.ts';
import { leastSteps, maximumSplits, mostSteps, stepsPerItem, type Work } from './work.ts';

/** Items from which on telling whether they are distinct costs less than a search. */
const leastDistinct = 64;

/** A part of each of two sequences, ends excluded. */
export interface Range {
  readonly beforeStart: number;
  readonly beforeEnd: number;
  readonly afterStart: number;
  readonly afterEnd: number;
}

/** For each old item the new one it is aligned with, or -1. Increasing where it is not -1. */
export type Alignment = Int32Array;

/**
 * Aligns equal items of two sequences in order. Finds the longest common subsequence where that is
 * within the step limits of work.ts; where it is not, splits at items that are unique on both
 * sides, and what is still too different stays unaligned.
 */
export function align(before: readonly number[], after: readonly number[], work: Work): Alignment {
  const alignment: Alignment = new Int32Array(before.length).fill(-1);
  const pending = [
    {
      range: { beforeStart: 0, beforeEnd: before.length, afterStart: 0, afterEnd: after.length },
      splits: 0,
    },
  ];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const range = trim(before, after, next.range, alignment, work);
    if (range.beforeStart === range.beforeEnd || range.afterStart === range.afterEnd) continue;
    if (search(before, after, range, alignment, work) || next.splits === maximumSplits) continue;
    const anchors = uniqueAnchors(before, after, range, work);
    for (const [beforeIndex, afterIndex] of anchors) alignment[beforeIndex] = afterIndex;
    if (anchors.length === 0) continue;
    for (const gap of gaps(range, anchors)) pending.push({ range: gap, splits: next.splits + 1 });
  }
  return alignment;
}

/** Aligns what is equal at both ends and returns the rest. */
function trim(
  before: readonly number[],
  after: readonly number[],
  range: Range,
  alignment: Alignment,
  work: Work,
): Range {
  let { beforeStart, beforeEnd, afterStart, afterEnd } = range;
  while (
    beforeStart < beforeEnd &&
    afterStart < afterEnd &&
    before[beforeStart] === after[afterStart]
  )
    alignment[beforeStart++] = afterStart++;
  while (
    beforeStart < beforeEnd &&
    afterStart < afterEnd &&
    before[beforeEnd - 1] === after[afterEnd - 1]
  )
    alignment[--beforeEnd] = --afterEnd;
  work.steps += range.beforeEnd - range.beforeStart - (beforeEnd - beforeStart) + 1;
  return { beforeStart, beforeEnd, afterStart, afterEnd };
}

/** Full search among the items that are on both sides. Returns whether it ended within its limit. */
function search(
  before: readonly number[],
  after: readonly number[],
  range: Range,
  alignment: Alignment,
  work: Work,
): boolean {
  const length = range.beforeEnd - range.beforeStart + range.afterEnd - range.afterStart;
  const limit = Math.min(mostSteps, Math.max(leastSteps, length * stepsPerItem));
  const oldItems = new Set(before.slice(range.beforeStart, range.beforeEnd));
  const newItems = new Set(after.slice(range.afterStart, range.afterEnd));
  const oldShared = indicesOf(before, range.beforeStart, range.beforeEnd, newItems);
  const newShared = indicesOf(after, range.afterStart, range.afterEnd, oldItems);
  work.steps += length;
  const [old, young] = [
    oldShared.map((index) => before[index] ?? -1),
    newShared.map((index) => after[index] ?? -1),
  ];
  const pairs = pairDistinct(old, young) ?? shortestEdit(old, young, limit, work);
  if (!pairs) return false;
  for (const [oldIndex, newIndex] of pairs)
    alignment[oldShared[oldIndex] ?? 0] = newShared[newIndex] ?? -1;
  return true;
}

/**
 * The longest common subsequence of sequences of which each holds the same items once, and which
 * are long: then it takes n log n time, however much is out of order. `undefined` of all others.
 */
function pairDistinct(
  before: readonly number[],
  after: readonly number[],
): [number, number][] | undefined {
  if (before.length < leastDistinct || before.length !== after.length) return undefined;
  const places = new Map(after.map((item, index) => [item, index]));
  if (places.size < after.length) return undefined;
  return increasingSubsequence(before.map((item, index) => [index, places.get(item) ?? -1]));
}

function indicesOf(
  items: readonly number[],
  start: number,
  end: number,
  wanted: ReadonlySet<number>,
): number[] {
  const indices: number[] = [];
  for (let index = start; index < end; index++)
    if (wanted.has(items[index] ?? -1)) indices.push(index);
  return indices;
}

/** Items that occur once on each side, as far as they are in the same order (patience diff). */
function uniqueAnchors(
  before: readonly number[],
  after: readonly number[],
  range: Range,
  work: Work,
): [number, number][] {
  const old = uniqueIndices(before, range.beforeStart, range.beforeEnd);
  const pairs: [number, number][] = [];
  for (const [item, afterIndex] of uniqueIndices(after, range.afterStart, range.afterEnd)) {
    const beforeIndex = old.get(item);
    if (beforeIndex !== undefined) pairs.push([beforeIndex, afterIndex]);
  }
  work.steps += range.beforeEnd - range.beforeStart + range.afterEnd - range.afterStart;
  return increasingSubsequence(pairs.sort(([a], [b]) => a - b));
}

function uniqueIndices(items: readonly number[], start: number, end: number): Map<number, number> {
  const indices = new Map<number, number>();
  const repeated = new Set<number>();
  for (let index = start; index < end; index++) {
    const item = items[index] ?? -1;
    if (indices.has(item)) repeated.add(item);
    indices.set(item, index);
  }
  for (const item of repeated) indices.delete(item);
  return indices;
}

/** The ranges between aligned pairs, in order. */
export function gaps(range: Range, pairs: readonly (readonly [number, number])[]): Range[] {
  const ranges: Range[] = [];
  let { beforeStart, afterStart } = range;
  for (const [beforeIndex, afterIndex] of pairs) {
    ranges.push({ beforeStart, beforeEnd: beforeIndex, afterStart, afterEnd: afterIndex });
    beforeStart = beforeIndex + 1;
    afterStart = afterIndex + 1;
  }
  ranges.push({ beforeStart, beforeEnd: range.beforeEnd, afterStart, afterEnd: range.afterEnd });
  return ranges;
}
