import type { Element } from '../../plan/model/content.ts';
import { isTextBlock } from '../content/elements.ts';
import type { Item } from './block-items.ts';
import type { Likeness } from './far-pairs.ts';
import { matchSimilar } from './match-similar.ts';
import { isCode, listItems } from './splits.ts';
import type { WordOverlap } from './word-overlap.ts';

/** A text and a list that share at least this part of their words may be one. */
const leastShared = 0.6;

/** The same for a text and each of the items. */
const leastOfItem = 0.5;

type Pair = readonly [number, number];

/**
 * Adds pairs of a text and a list, where neither has a partner: the lines of a paragraph or of
 * code became items, or the items became one paragraph.
 *
 * @param pairs in order
 * @returns all pairs in order
 */
export function withLists(
  before: readonly Item[],
  after: readonly Item[],
  pairs: readonly Pair[],
  similarity: WordOverlap,
): readonly Pair[] {
  const hasLists = hasListAndText(before, after) || hasListAndText(after, before);
  return hasLists ? withPairs(before, after, pairs, similarity, likenessOfList) : pairs;
}

/** Adds pairs by a likeness, of items that have no partner. */
export function withPairs(
  before: readonly Item[],
  after: readonly Item[],
  pairs: readonly Pair[],
  similarity: WordOverlap,
  likeness: Likeness,
): readonly Pair[] {
  const all: Pair[] = [];
  let [oldStart, newStart] = [0, 0];
  for (const [oldEnd, newEnd] of [...pairs, [before.length, after.length] as const]) {
    const gap = [before.slice(oldStart, oldEnd), after.slice(newStart, newEnd)] as const;
    for (const [from, to] of matchSimilar(...gap, similarity, likeness))
      all.push([oldStart + from, newStart + to]);
    if (oldEnd < before.length) all.push([oldEnd, newEnd]);
    [oldStart, newStart] = [oldEnd + 1, newEnd + 1];
  }
  return all;
}

/** Whether one of two items is a text, and the other a list of several texts. */
export function becameList(before: Item, after: Item): boolean {
  return isTextOf(before, after) || isTextOf(after, before);
}

/** A quotation is compared with another quotation as such. */
function isTextOf(text: Item, list: Item): boolean {
  return isText(text) && isListOfTexts(list) && text.block?.name !== list.block?.name;
}

function hasListAndText(one: readonly Item[], other: readonly Item[]): boolean {
  return one.some(isText) && other.some(isListOfTexts);
}

/** Whether an item is one text; a quotation of one paragraph is, and a code block. */
function isText(item: Item): boolean {
  const { block } = item;
  if (block?.name === 'blockquote') return listItems(block)?.length === 1;
  return block !== undefined && (isTextBlock(block) || isCode(item));
}

function isListOfTexts({ block }: Item): boolean {
  return itemsIn(block).length > 1;
}

function itemsIn(block: Element | undefined): readonly Element[] {
  return (block && listItems(block)) ?? [];
}

function likenessOfList(
  before: Item | undefined,
  after: Item | undefined,
  similarity: WordOverlap,
): number {
  if (!before || !after || !becameList(before, after)) return 0;
  const value = similarity.between(before, after);
  const [whole, list] = isText(before) ? [before, after] : [after, before];
  return value >= leastShared && holdsItems(whole, list, similarity) ? value : 0;
}

/** Whether a text has most of the words of each item. Else, the item came from another text. */
function holdsItems(whole: Item, { block }: Item, similarity: WordOverlap): boolean {
  const left = new Map(similarity.wordsOf(whole).counts);
  return itemsIn(block).every((item) => {
    const { counts, total } = similarity.wordsOf({ id: 0, block: item, nodes: [item] });
    let shared = 0;
    for (const [word, count] of counts) {
      const found = Math.min(count, left.get(word) ?? 0);
      left.set(word, (left.get(word) ?? 0) - found);
      shared += found;
    }
    return shared >= leastOfItem * total;
  });
}
