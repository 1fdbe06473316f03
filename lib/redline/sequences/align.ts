import { increasing, increasingSubsequence } from './increasing-subsequence.ts';
import { shortestEdit } from './shortest-edit.ts';
import {
  leastSteps,
  maximumSplits,
  mostSteps,
  numbersOf,
  type StepBudget,
  stepsPerItem,
} from './step-budget.ts';

/** From this many items on, checking whether all are distinct costs less than a search. */
const leastDistinct = 64;

/** A range in each of two sequences; ends are exclusive. */
export interface Range {
  readonly beforeStart: number;
  readonly beforeEnd: number;
  readonly afterStart: number;
  readonly afterEnd: number;
}

/** For each old item, the index of its new item, or -1. Indices increase where they are not -1. */
export type Alignment = Int32Array;

/** For each of `length` new items, the index of its old item, or -1. */
export function inverseOf(alignment: Alignment, length: number): Alignment {
  const inverse: Alignment = new Int32Array(length).fill(-1);
  alignment.forEach((newIndex, oldIndex) => {
    if (newIndex !== -1) inverse[newIndex] = oldIndex;
  });
  return inverse;
}

/**
 * Aligns equal items of two sequences in order. Finds the longest common subsequence within the
 * step limits of `step-budget.ts`. Beyond them, it splits the sequences at items that are unique on
 * both sides; parts that are still too different stay unaligned.
 */
export function align(
  before: readonly number[],
  after: readonly number[],
  work: StepBudget,
): Alignment {
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

/** Aligns the equal items at both ends and returns the range between. */
function trim(
  before: readonly number[],
  after: readonly number[],
  range: Range,
  alignment: Alignment,
  work: StepBudget,
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

/** Searches the items that occur on both sides. Returns false when the limit was reached first. */
function search(
  before: readonly number[],
  after: readonly number[],
  range: Range,
  alignment: Alignment,
  work: StepBudget,
): boolean {
  const length = range.beforeEnd - range.beforeStart + range.afterEnd - range.afterStart;
  const limit = Math.min(mostSteps, Math.max(leastSteps, length * stepsPerItem));
  const { oldShared, newShared, count } = sharedItems(before, after, range, work);
  work.steps += length;
  const pairs =
    pairDistinct(oldShared.items, newShared.items, count) ??
    shortestEdit(oldShared.items, newShared.items, limit, work);
  if (!pairs) return false;
  for (const [oldIndex, newIndex] of pairs)
    alignment[oldShared.indices[oldIndex] ?? 0] = newShared.indices[newIndex] ?? -1;
  return true;
}

/** The items of one side that occur on both, renumbered, with their indices. */
interface Shared {
  readonly items: number[];
  readonly indices: number[];
}

/**
 * Finds the items that occur on both sides. The new numbers are small, so arrays can be indexed by
 * them.
 */
function sharedItems(
  before: readonly number[],
  after: readonly number[],
  { beforeStart, beforeEnd, afterStart, afterEnd }: Range,
  work: StepBudget,
): { readonly oldShared: Shared; readonly newShared: Shared; readonly count: number } {
  const numbers = numbersOf(work);
  const oldNumbers = new Int32Array(beforeEnd - beforeStart);
  for (let index = beforeStart; index < beforeEnd; index++)
    oldNumbers[index - beforeStart] = numbers.add(before[index] ?? 0);
  const isShared = new Uint8Array(numbers.size);
  const newShared: Shared = { items: [], indices: [] };
  for (let index = afterStart; index < afterEnd; index++) {
    const number = numbers.find(after[index] ?? 0);
    if (number < 0) continue;
    isShared[number] = 1;
    newShared.items.push(number);
    newShared.indices.push(index);
  }
  const oldShared: Shared = { items: [], indices: [] };
  oldNumbers.forEach((number, index) => {
    if (isShared[number] === 0) return;
    oldShared.items.push(number);
    oldShared.indices.push(beforeStart + index);
  });
  return { oldShared, newShared, count: numbers.size };
}

/**
 * The longest common subsequence of two long sequences that hold the same items, each once. Takes n
 * log n time, however much is out of order. Returns `undefined` for all other sequences. Items are
 * below `count`.
 */
function pairDistinct(
  before: readonly number[],
  after: readonly number[],
  count: number,
): [number, number][] | undefined {
  if (before.length < leastDistinct || before.length !== after.length) return undefined;
  const places = new Int32Array(count).fill(-1);
  let index = 0;
  for (const item of after) {
    if (places[item] !== -1) return undefined;
    places[item] = index++;
  }
  const values = before.map((item) => places[item] ?? -1);
  return increasing(values).map((index) => [index, values[index] ?? -1]);
}

/** Items that occur once on each side and stand in the same order (patience diff). */
function uniqueAnchors(
  before: readonly number[],
  after: readonly number[],
  range: Range,
  work: StepBudget,
): [number, number][] {
  const oldIndices = uniqueIndices(before, range.beforeStart, range.beforeEnd);
  const pairs: [number, number][] = [];
  for (const [item, afterIndex] of uniqueIndices(after, range.afterStart, range.afterEnd)) {
    const beforeIndex = oldIndices.get(item);
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

/** The ranges before, between and after aligned pairs, in order. */
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
