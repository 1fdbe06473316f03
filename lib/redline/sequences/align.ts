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

/** Aligns what is equal at both ends and returns the rest. */
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

/** Full search among the items that are on both sides. Returns whether it ended within its limit. */
function search(
  before: readonly number[],
  after: readonly number[],
  range: Range,
  alignment: Alignment,
  work: StepBudget,
): boolean {
  const length = range.beforeEnd - range.beforeStart + range.afterEnd - range.afterStart;
  const limit = Math.min(mostSteps, Math.max(leastSteps, length * stepsPerItem));
  const { old, young, count } = sharedItems(before, after, range, work);
  work.steps += length;
  const pairs =
    pairDistinct(old.items, young.items, count) ??
    shortestEdit(old.items, young.items, limit, work);
  if (!pairs) return false;
  for (const [oldIndex, newIndex] of pairs)
    alignment[old.indices[oldIndex] ?? 0] = young.indices[newIndex] ?? -1;
  return true;
}

/** Those items of one side that are on both, renumbered, and where each stands. */
interface Shared {
  readonly items: number[];
  readonly indices: number[];
}

/** New numbers are small, so that what is known of an item can be at its place in an array. */
function sharedItems(
  before: readonly number[],
  after: readonly number[],
  { beforeStart, beforeEnd, afterStart, afterEnd }: Range,
  work: StepBudget,
): { readonly old: Shared; readonly young: Shared; readonly count: number } {
  const numbers = numbersOf(work);
  const olds = new Int32Array(beforeEnd - beforeStart);
  for (let index = beforeStart; index < beforeEnd; index++)
    olds[index - beforeStart] = numbers.add(before[index] ?? 0);
  const isShared = new Uint8Array(numbers.size);
  const young: Shared = { items: [], indices: [] };
  for (let index = afterStart; index < afterEnd; index++) {
    const number = numbers.find(after[index] ?? 0);
    if (number < 0) continue;
    isShared[number] = 1;
    young.items.push(number);
    young.indices.push(index);
  }
  const old: Shared = { items: [], indices: [] };
  olds.forEach((number, index) => {
    if (isShared[number] === 0) return;
    old.items.push(number);
    old.indices.push(beforeStart + index);
  });
  return { old, young, count: numbers.size };
}

/**
 * The longest common subsequence of sequences of which each holds the same items once, and which
 * are long: then it takes n log n time, however much is out of order. `undefined` of all others.
 * Items are below `count`.
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

/** Items that occur once on each side, as far as they are in the same order (patience diff). */
function uniqueAnchors(
  before: readonly number[],
  after: readonly number[],
  range: Range,
  work: StepBudget,
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
