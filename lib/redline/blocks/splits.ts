import type { Element } from '../../plan/model/content.ts';
import { isHeading, isTextBlock } from '../content/elements.ts';
import type { Item } from './block-items.ts';
import type { WordOverlap } from './word-overlap.ts';

/**
 * Blocks that became one another: one block of one version, and one or several adjacent blocks of
 * the other. Ends are exclusive.
 */
export interface Match {
  readonly oldStart: number;
  readonly oldEnd: number;
  readonly newStart: number;
  readonly newEnd: number;
}

/** A split-off block takes at least this part of its words from the block it was split from. */
const leastTaken = 0.5;

/** Fewest words of a block that was split off. Fewer prove nothing, unless they are all the rest. */
const leastWords = 3;

/**
 * Widens pairs of similar blocks, where an unpaired block beside them holds the rest of the other
 * version's block: a paragraph was split in two, or two were joined.
 */
export function findSplits(
  before: readonly Item[],
  after: readonly Item[],
  pairs: readonly (readonly [number, number])[],
  similarity: WordOverlap,
): Match[] {
  const matches: Match[] = [];
  for (const [index, [oldIndex, newIndex]] of pairs.entries()) {
    const [oldFrom, newFrom] = [matches.at(-1)?.oldEnd ?? 0, matches.at(-1)?.newEnd ?? 0];
    const [oldTo, newTo] = pairs[index + 1] ?? [before.length, after.length];
    const [oldItem, newItem] = [before[oldIndex], after[newIndex]];
    const [newStart, newEnd] = widen(oldItem, after, newIndex, [newFrom, newTo], similarity);
    const isSplit = newEnd - newStart > 1;
    const [oldStart, oldEnd] = isSplit
      ? [oldIndex, oldIndex + 1]
      : widen(newItem, before, oldIndex, [oldFrom, oldTo], similarity);
    matches.push({ oldStart, oldEnd, newStart, newEnd });
  }
  return matches;
}

/** The range of items around `at`, within `limits`, that together have the words of `whole`. */
function widen(
  whole: Item | undefined,
  items: readonly Item[],
  at: number,
  [from, to]: readonly [number, number],
  similarity: WordOverlap,
): [number, number] {
  const first = items[at];
  if (!whole || !first || !isDivisible(whole) || !isDivisible(first)) return [at, at + 1];
  const left = new Map(similarity.wordsOf(whole).counts);
  take(left, first, similarity);
  let [start, end] = [at, at + 1];
  while (end < to && takesAll(left, items[end], whole, similarity)) end++;
  while (start > from && takes(left, items[start - 1], whole, similarity)) start--;
  return [start, end];
}

/** Takes the words of a block, or those of all items of a list, however short each of them is. */
function takesAll(
  left: Map<number, number>,
  item: Item | undefined,
  whole: Item,
  similarity: WordOverlap,
): boolean {
  const parts = item?.block && listItems(item.block);
  if (!item || !parts) return takes(left, item, whole, similarity);
  return takesMost(left, item, similarity);
}

/** The items of a list in which every item holds only text; otherwise `undefined`. */
export function listItems({ name, children }: Element): readonly Element[] | undefined {
  if (name !== 'ul' && name !== 'ol') return undefined;
  const items = children.filter((child) => child.type === 'element');
  return items.length === children.length && items.length > 0 && items.every(isTextBlock)
    ? items
    : undefined;
}

/** Takes an item's words out of `left`, if most of them are there. Returns whether they were. */
function takes(
  left: Map<number, number>,
  item: Item | undefined,
  whole: Item,
  similarity: WordOverlap,
): boolean {
  if (!item || !isDivisible(item)) return false;
  const isOther = item.block?.name !== whole.block?.name;
  if (isOther && item.block?.name !== 'li') return false;
  return takesMost(left, item, similarity);
}

function takesMost(left: Map<number, number>, item: Item, similarity: WordOverlap): boolean {
  const { counts, total } = similarity.wordsOf(item);
  let shared = 0;
  for (const [word, count] of counts) shared += Math.min(count, left.get(word) ?? 0);
  const isRest = shared === total && total > 0 && total === sum(left);
  if (!isRest && (total < leastWords || shared < leastTaken * total)) return false;
  take(left, item, similarity);
  return true;
}

function sum(counts: ReadonlyMap<number, number>): number {
  let total = 0;
  for (const count of counts.values()) total += count;
  return total;
}

function take(left: Map<number, number>, item: Item, similarity: WordOverlap): void {
  for (const [word, count] of similarity.wordsOf(item).counts)
    left.set(word, Math.max((left.get(word) ?? 0) - count, 0));
}

function isDivisible({ block }: Item): boolean {
  return block !== undefined && (isTextBlock(block) || isHeading(block));
}
