import type { Element } from '../../plan/model/content.ts';
import { isHeading, isTextBlock } from '../content/elements.ts';
import { readText } from '../content/read-text.ts';
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
  if (!whole || !first || !isDivisible(whole) || !isPart(first)) return [at, at + 1];
  if (to - from === 1) return [at, at + 1];
  const left = new Map(similarity.wordsOf(whole).counts);
  take(left, first, similarity);
  const run = new Run(whole, first);
  let [start, end] = [at, at + 1];
  for (let item = items[end]; item && end < to; item = items[++end])
    if (takesAll(left, item, whole, similarity)) run.addNext(item);
    else if (isOfSort(item, whole) && run.addNext(item)) take(left, item, similarity);
    else break;
  for (let item = items[start - 1]; item && start > from; item = items[--start - 1])
    if (takes(left, item, whole, similarity)) run.addPrevious(item);
    else if (isOfSort(item, whole) && run.addPrevious(item)) take(left, item, similarity);
    else break;
  return [start, end];
}

/**
 * The part of a text that blocks hold which were found to come from it. What goes on from there word
 * by word belongs to it, however short it is.
 */
class Run {
  readonly #text: string;
  #start: number;
  #end: number;

  constructor(whole: Item, first: Item) {
    const words = spacedWords(first);
    this.#text = `${spacedWords(whole)} `;
    this.#start = this.#text.indexOf(`${words} `);
    this.#end = this.#start < 0 ? -1 : this.#start + words.length;
  }

  /** Adds a block behind the others. Returns whether the text goes on with its words. */
  addNext(item: Item): boolean {
    const words = spacedWords(item);
    const goesOn = this.#end >= 0 && words !== '' && this.#text.startsWith(`${words} `, this.#end);
    this.#end = goesOn ? this.#end + words.length : -1;
    return goesOn;
  }

  /** The same for a block before the others. */
  addPrevious(item: Item): boolean {
    const words = spacedWords(item);
    const from = this.#start - words.length;
    const goesOn = from >= 0 && words !== '' && this.#text.startsWith(words, from);
    this.#start = goesOn ? from : -1;
    return goesOn;
  }
}

/** The words of an item in order, each with a space before it. */
function spacedWords({ nodes }: Item): string {
  const words = readText(nodes).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.map((word) => ` ${word}`).join('');
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

/** Elements that may stand around the parts of a text. */
const holders: ReadonlySet<string> = new Set(['ul', 'ol', 'blockquote']);

/**
 * The items of a list or paragraphs of a quotation in which each holds only text; otherwise
 * `undefined`.
 */
export function listItems({ name, children }: Element): readonly Element[] | undefined {
  if (!holders.has(name)) return undefined;
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
  return item !== undefined && isOfSort(item, whole) && takesMost(left, item, similarity);
}

/** Whether a block can be a part of another. */
function isOfSort(item: Item, whole: Item): boolean {
  return isDivisible(item) && [whole.block?.name, 'li'].includes(item.block?.name);
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

function isPart(item: Item): boolean {
  return isDivisible(item) || (item.block !== undefined && listItems(item.block) !== undefined);
}

function isDivisible({ block }: Item): boolean {
  return block !== undefined && (isTextBlock(block) || isHeading(block));
}
