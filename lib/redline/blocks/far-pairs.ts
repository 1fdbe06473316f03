import { align, gaps, type Range } from '../sequences/align.ts';
import { increasingSubsequence } from '../sequences/increasing-subsequence.ts';
import { maximumPairs, type StepBudget } from '../sequences/step-budget.ts';
import type { Item } from './block-items.ts';
import type { WordOverlap } from './word-overlap.ts';

/** A hint that more blocks than this have does not help to recognise one of them. */
const rareHint = 3;

/** How alike two items are; 0 where they are no pair. */
export type Likeness = (
  before: Item | undefined,
  after: Item | undefined,
  similarity: WordOverlap,
) => number;

/**
 * Pairs blocks of gaps that are too large to compare each block with each: rows by their first
 * cells, then blocks by words that few of them have, then headings that count by their numbers.
 *
 * @returns pairs in order
 */
export function farPairs(
  before: readonly Item[],
  after: readonly Item[],
  similarity: WordOverlap,
  likeness: Likeness,
): [number, number][] {
  const { work } = similarity;
  const ways: readonly ((old: readonly Item[], young: readonly Item[]) => [number, number][])[] = [
    (old, young) => equalOnes(old, young, (item) => similarity.nameOf(item), work),
    (old, young) => hintedPairsInOrder(old, young, similarity, likeness),
    (old, young) => equalOnes(old, young, ({ id, label }) => label && id, work),
  ];
  let pairs: [number, number][] = [];
  for (const pair of ways) {
    const found = gaps(wholeOf(before, after), pairs)
      .filter((gap) => sizeOf(gap) > maximumPairs)
      .flatMap(({ beforeStart, beforeEnd, afterStart, afterEnd }) =>
        pair(before.slice(beforeStart, beforeEnd), after.slice(afterStart, afterEnd)).map(
          ([from, to]): [number, number] => [beforeStart + from, afterStart + to],
        ),
      );
    pairs = inOrder([...pairs, ...found]);
  }
  return pairs;
}

/** The range of all of two sequences. */
export function wholeOf(before: readonly unknown[], after: readonly unknown[]): Range {
  return { beforeStart: 0, beforeEnd: before.length, afterStart: 0, afterEnd: after.length };
}

/** How many pairs of blocks a gap has. */
export function sizeOf({ beforeStart, beforeEnd, afterStart, afterEnd }: Range): number {
  return (beforeEnd - beforeStart) * (afterEnd - afterStart);
}

export function inOrder(pairs: readonly [number, number][]): [number, number][] {
  return pairs.toSorted(([one], [other]) => one - other);
}

/** Pairs the items that are the only ones with their key in both versions, in order. */
function equalOnes(
  before: readonly Item[],
  after: readonly Item[],
  keyOf: (item: Item) => number | undefined,
  work: StepBudget,
): [number, number][] {
  const [old, young] = [before, after].map((items) => onlyOnes(items, keyOf));
  if (!old || !young) return [];
  const places = [...young.values()];
  const alignment = align([...old.keys()], [...young.keys()], work);
  return [...old.values()].flatMap((from, index): [number, number][] => {
    const to = places[alignment[index] ?? -1];
    return to === undefined ? [] : [[from, to]];
  });
}

/** The index of each item that is the only one with its key, by that key. */
function onlyOnes(
  items: readonly Item[],
  keyOf: (item: Item) => number | undefined,
): ReadonlyMap<number, number> {
  const found = Map.groupBy(items.keys(), (index) => {
    const item = items[index];
    return item && keyOf(item);
  });
  const ones = new Map<number, number>();
  for (const [key, [index, other]] of found)
    if (key !== undefined && index !== undefined && other === undefined) ones.set(key, index);
  return ones;
}

/** Pairs of blocks that share rare words, in order on both sides. */
function hintedPairsInOrder(
  before: readonly Item[],
  after: readonly Item[],
  similarity: WordOverlap,
  likeness: Likeness,
): [number, number][] {
  const pairs = hintedPairs(before, after, similarity, likeness);
  return oneToOne(increasingSubsequence(pairs.sort(([a, b], [c, d]) => a - c || d - b)));
}

/**
 * For each new block: the old block with which it shares most rare words, if the two are similar.
 */
export function hintedPairs(
  before: readonly Item[],
  after: readonly Item[],
  similarity: WordOverlap,
  likeness: Likeness,
): [number, number][] {
  const places = placesOfHints(before, similarity);
  const pairs: [number, number][] = [];
  for (const [index, item] of after.entries()) {
    const favourite = mostHinted(item, places, similarity);
    if (favourite !== undefined && likeness(before[favourite], item, similarity) > 0)
      pairs.push([favourite, index]);
  }
  return pairs;
}

/** For each hint the one item that has it, or several; one more than {@link rareHint} are too many. */
type PlacesOfHints = ReadonlyMap<number, number | readonly number[]>;

function placesOfHints(items: readonly Item[], similarity: WordOverlap): PlacesOfHints {
  // Most hints have one place, and an array for each of them would take most of the memory.
  const places = new Map<number, number | number[]>();
  for (const [index, item] of items.entries())
    for (const hint of similarity.hintsOf(item)) {
      const known = places.get(hint);
      if (known === undefined) places.set(hint, index);
      else if (typeof known === 'number') places.set(hint, [known, index]);
      else if (known.length <= rareHint) known.push(index);
    }
  return places;
}

function mostHinted(
  item: Item,
  places: PlacesOfHints,
  similarity: WordOverlap,
): number | undefined {
  const votes = new Map<number, number>();
  const vote = (place: number) => votes.set(place, (votes.get(place) ?? 0) + 1);
  for (const hint of similarity.hintsOf(item)) {
    const hinted = places.get(hint) ?? [];
    if (typeof hinted === 'number') vote(hinted);
    else if (hinted.length <= rareHint) hinted.forEach(vote);
  }
  let favourite: number | undefined;
  for (const [place, count] of votes)
    if (favourite === undefined || count > (votes.get(favourite) ?? 0)) favourite = place;
  return favourite;
}

/**
 * Keeps one pair for each first number. Pairs with equal first numbers come with falling second
 * numbers, so an increasing subsequence already holds each second number once.
 */
function oneToOne(pairs: [number, number][]): [number, number][] {
  return pairs.filter(([before], index) => before !== pairs[index - 1]?.[0]);
}
