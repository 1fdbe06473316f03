import type { Element } from '../../plan/model/content.ts';
import { areTiers } from '../classify/amounts.ts';
import { canMerge, isHeading, isTextBlock } from '../content/elements.ts';
import { textOf } from '../content/excerpt.ts';
import { countSameEnds } from '../content/same-ends.ts';
import { gaps, type Range } from '../sequences/align.ts';
import { maximumPairs } from '../sequences/step-budget.ts';
import type { Item } from './block-items.ts';
import { countTheSame } from './counted-parts.ts';
import { farPairs, inOrder, type Likeness, sizeOf, wholeOf } from './far-pairs.ts';
import { leastKept } from './kept-share.ts';
import type { WordOverlap } from './word-overlap.ts';

/** Two blocks that share at least this part of their words are versions of each other. */
const leastSimilarity = 0.3;

/** The same for headings: one word of a few that two titles share, as in "research", proves nothing. */
const leastOfHeadings = 0.4;

/**
 * What a pair of lists, tables or quotations is worth that have an equal item, row or paragraph,
 * however many others came and went: less than any pair of texts.
 */
const leastOfContainers = 0.001;

/** What a pair of parts with the same number is worth more than one with different numbers. */
const preferred = 0.01;

/**
 * Pairs reworded blocks, in order, among blocks that are not equal. Blocks that are set apart are
 * skipped.
 */
export function matchSimilar(
  before: readonly Item[],
  after: readonly Item[],
  similarity: WordOverlap,
  likeness: Likeness = pairValue,
): [number, number][] {
  const [oldIndices, newIndices] = [before, after].map(indicesToMatch);
  if (!oldIndices?.length || !newIndices?.length) return [];
  const itemsAt = (items: readonly Item[], indices: readonly number[]) =>
    indices.map((index) => items[index]).filter((item) => item !== undefined);
  return matchAll(
    itemsAt(before, oldIndices),
    itemsAt(after, newIndices),
    similarity,
    likeness,
  ).map(([from, to]) => [oldIndices[from] ?? -1, newIndices[to] ?? -1]);
}

function indicesToMatch(items: readonly Item[]): number[] {
  const indices: number[] = [];
  for (let index = 0; index < items.length; index++) {
    const item = items[index];
    if (item && !item.isApart) indices.push(index);
  }
  return indices;
}

/** Finds the best pairs in small gaps. Large gaps are made small first (see {@link farPairs}). */
function matchAll(
  before: readonly Item[],
  after: readonly Item[],
  similarity: WordOverlap,
  likeness: Likeness,
): [number, number][] {
  const [oldFirst, newFirst] = [before[0], after[0]];
  if (before.length === 1 && after.length === 1 && isObvious(oldFirst, newFirst, similarity))
    return [[0, 0]];
  const far = farPairs(before, after, similarity, likeness);
  const between = gaps(wholeOf(before, after), far)
    .filter((gap) => sizeOf(gap) > 0 && sizeOf(gap) <= maximumPairs)
    .flatMap((gap) => bestPairs(before, after, gap, similarity, likeness));
  return inOrder([...far, ...between]);
}

/**
 * When two texts have at least this part of their letters in common at both ends, their words need
 * not be counted.
 */
const obviousShare = 0.4;

/** Whether one block replaced another that begins and ends like it. Most edits are like this. */
function isObvious(
  before: Item | undefined,
  after: Item | undefined,
  similarity: WordOverlap,
): boolean {
  if (!before || !after || !similarity.canBecome(before, after)) return false;
  const [one, other] = [before.block, after.block];
  if (one === undefined || one.name !== other?.name || !canMerge(one, other)) return false;
  const [oldText, newText] = [textOf(one), textOf(other)];
  const { start, end } = countSameEnds(oldText, newText);
  return start + end >= obviousShare * Math.max(oldText.length, newText.length);
}

/** The pairs, in order, whose similarities have the greatest sum. */
function bestPairs(
  before: readonly Item[],
  after: readonly Item[],
  { beforeStart, beforeEnd, afterStart, afterEnd }: Range,
  similarity: WordOverlap,
  likeness: Likeness,
): [number, number][] {
  const width = afterEnd - afterStart + 1;
  const alike = new Float64Array((beforeEnd - beforeStart + 1) * width);
  const best = new Float64Array(alike.length);
  for (let row = beforeEnd - beforeStart - 1; row >= 0; row--)
    for (let column = width - 2; column >= 0; column--) {
      const cell = row * width + column;
      const value = likeness(before[beforeStart + row], after[afterStart + column], similarity);
      alike[cell] = value;
      best[cell] = Math.max(
        best[cell + width] ?? 0,
        best[cell + 1] ?? 0,
        value > 0 ? value + (best[cell + width + 1] ?? 0) : 0,
      );
    }
  const pairs: [number, number][] = [];
  for (let row = 0, column = 0; row < beforeEnd - beforeStart && column < width - 1; ) {
    const cell = row * width + column;
    const value = alike[cell] ?? 0;
    if (value > 0 && best[cell] === value + (best[cell + width + 1] ?? 0))
      pairs.push([beforeStart + row++, afterStart + column++]);
    else if (best[cell] === best[cell + width]) row++;
    else column++;
  }
  return pairs;
}

function areComparable(before: Element | undefined, after: Element | undefined): boolean {
  if (before && after) return canMerge(before, after);
  const paragraph = before ?? after;
  return paragraph === undefined || (paragraph.name === 'p' && isTextBlock(paragraph));
}

function pairValue(
  before: Item | undefined,
  after: Item | undefined,
  similarity: WordOverlap,
): number {
  if (!before || !after || !areComparable(before.block, after.block)) return 0;
  if (countTheSame(before, after)) {
    if (before.id === after.id) return 1 + preferred;
    return before.block?.name === after.block?.name ? 1 : 1 - preferred;
  }
  const value = similarity.between(before, after);
  if (haveNamesakes(before, after, similarity, value)) return 0;
  if (similarity.haveEqualNames(before, after)) {
    if (!before.isNumbered) return 1 + value;
    return value >= leastSimilarity ? value + preferred : leastOfContainers;
  }
  const areHeadings = [before, after].every(({ block }) => block && isHeading(block));
  if (value >= (areHeadings ? leastOfHeadings : leastSimilarity)) return value;
  return similarity.haveEqualParts(before, after) ? Math.max(value, leastOfContainers) : 0;
}

/** Rows that share less than this part of their words do not take each other's names. */
const leastRenamed = 0.6;

/**
 * Whether two rows of other names are no versions of each other, as a row with the name of one is in
 * the other version. Two rows may have exchanged their names, but not where they share little else,
 * or where only figures tell the rest of them apart, as in a tariff that was sorted anew.
 */
function haveNamesakes(before: Item, after: Item, similarity: WordOverlap, value: number): boolean {
  if (value < leastSimilarity || (!before.isNamed && !after.isNamed)) return false;
  if (similarity.haveEqualNames(before, after)) return false;
  const [old, young] = [before, after].map(({ block }) =>
    (block?.children ?? []).slice(1).map(textOf).join('\n'),
  );
  if (old === young) return false;
  return value < leastRenamed || areTiers(old ?? '', young ?? '');
}

/**
 * Whether one of two blocks is a heading and the other is not, and they share too little for one to
 * have become the other: a long text holds any short title.
 */
export function isTitleIn(before: Item, after: Item, similarity: WordOverlap): boolean {
  if (!before.block || !after.block || isHeading(before.block) === isHeading(after.block))
    return false;
  return similarity.shareOf(before, after) < leastKept;
}

/** The value of a pair, where a title is no part of a text. */
export function valueWithoutTitles(
  before: Item | undefined,
  after: Item | undefined,
  similarity: WordOverlap,
): number {
  if (before && after && isTitleIn(before, after, similarity)) return 0;
  return pairValue(before, after, similarity);
}
