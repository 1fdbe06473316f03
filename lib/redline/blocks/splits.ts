import type { Element } from '../../plan/model/content.ts';
import { codeIn, isHeading, isList, isTextBlock } from '../content/elements.ts';
import { lineEnd, readText } from '../content/read-text.ts';
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

/** So many words in a row are no chance: they prove a split, however much was added to them. */
const leastRun = 8;

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
  limits: readonly [number, number],
  similarity: WordOverlap,
): [number, number] {
  const first = items[at];
  if (!whole || !first || limits[1] - limits[0] === 1) return [at, at + 1];
  const [oldLast, newLast] = [lastItem(whole), lastItem(first)];
  if (oldLast && newLast) {
    const parts = new Parts(oldLast, newLast, similarity);
    return [at, parts.takeNext(items, at, limits[1])];
  }
  const areRuns = !whole.block && !first.block;
  if (!areRuns && (!(isDivisible(whole) || isCode(whole)) || !isPart(first))) return [at, at + 1];
  const parts = new Parts(whole, first, similarity);
  const end = parts.takeNext(items, at, limits[1]);
  return [areRuns ? at : parts.takePrevious(items, at, limits[0]), end];
}

/** The blocks that a text became, and the words of it that none of them has yet. */
class Parts {
  readonly #whole: Item;
  readonly #similarity: WordOverlap;
  readonly #left: Map<number, number>;
  readonly #run: Run;

  constructor(whole: Item, first: Item, similarity: WordOverlap) {
    this.#whole = whole;
    this.#similarity = similarity;
    this.#left = new Map(similarity.wordsOf(whole).counts);
    this.#run = new Run(whole, first);
    take(this.#left, first, similarity);
  }

  /** The end of the blocks behind the first one that are parts of the text, not after `limit`. */
  takeNext(items: readonly Item[], first: number, limit: number): number {
    let end = first + 1;
    for (let item = items[end]; item && end < limit; item = items[++end])
      if (this.#takes(item)) this.#run.addNext(item);
      else if (this.#canBe(item) && (this.#run.addNext(item) || this.#run.beginsIn(item)))
        take(this.#left, item, this.#similarity);
      else break;
    return end;
  }

  /** The start of those before the first one, not before `limit`. */
  takePrevious(items: readonly Item[], first: number, limit: number): number {
    let start = first;
    for (let item = items[start - 1]; item && start > limit; item = items[--start - 1])
      if (this.#takes(item)) this.#run.addPrevious(item);
      else if (this.#canBe(item) && (this.#run.addPrevious(item) || this.#run.endsIn(item)))
        take(this.#left, item, this.#similarity);
      else break;
    const title = items[start - 1];
    return start > limit && title && isFirstLine(title, this.#whole) ? start - 1 : start;
  }

  /** Takes the words of a block, or of all items of a list, if most of them are left. */
  #takes(item: Item): boolean {
    const isList = item.block !== undefined && listItems(item.block) !== undefined;
    return (isList || this.#canBe(item)) && takesMost(this.#left, item, this.#similarity);
  }

  #canBe(item: Item): boolean {
    return isOfSort(item, this.#whole);
  }
}

/** Whether a block is a heading of the words that are the first line of a text: `**Fees**⏎…`. */
function isFirstLine(title: Item, whole: Item): boolean {
  if (!title.block || !isHeading(title.block) || whole.block?.name !== 'p') return false;
  const [line = '', rest] = readText(whole.nodes).trim().split(lineBreak, 2);
  const words = spacedWords(title);
  return rest !== undefined && words !== '' && spaced(line) === words;
}

const lineBreak = new RegExp(`\\n|${lineEnd}`, 'u');

/**
 * The part of a text that blocks hold which were found to come from it. What goes on from there word
 * by word belongs to it, however short it is.
 */
class Run {
  readonly #text: string;
  readonly #first: string;
  #start: number;
  #end: number;

  constructor(whole: Item, first: Item) {
    const words = spacedWords(first);
    this.#first = `${words} `;
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

  /** Whether a block begins with many words of the text, and goes on with words of its own. */
  beginsIn(item: Item): boolean {
    return this.#hasOnlyHere(wordsOf(item).slice(0, leastRun));
  }

  /** Whether a block ends so. */
  endsIn(item: Item): boolean {
    return this.#hasOnlyHere(wordsOf(item).slice(-leastRun));
  }

  #hasOnlyHere(words: readonly string[]): boolean {
    const text = ` ${words.join(' ')} `;
    return words.length === leastRun && this.#text.includes(text) && !this.#first.includes(text);
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
function spacedWords(item: Item): string {
  return spaced(readText(item.nodes));
}

function spaced(value: string): string {
  return wordsIn(value)
    .map((word) => ` ${word}`)
    .join('');
}

function wordsOf({ nodes }: Item): string[] {
  return wordsIn(readText(nodes));
}

function wordsIn(value: string): string[] {
  return value.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** Elements that may stand around the parts of a text, and what each part is in them. */
const holders: ReadonlyMap<string, string> = new Map([
  ['ul', 'li'],
  ['ol', 'li'],
  ['blockquote', 'p'],
]);

/**
 * The items of a list or paragraphs of a quotation in which each holds only text; otherwise
 * `undefined`.
 */
export function listItems({ name, children }: Element): readonly Element[] | undefined {
  const part = holders.get(name);
  const items = children.filter((child) => child.type === 'element');
  const areParts = items.every((item) => item.name === part && isTextBlock(item));
  return items.length === children.length && items.length > 0 && areParts ? items : undefined;
}

/** Whether a block can be a part of another. */
function isOfSort(item: Item, whole: Item): boolean {
  if (isCode(whole)) return isDivisible(item);
  const isText = whole.block?.name === 'li' && item.block?.name === 'p';
  return isDivisible(item) && (isText || [whole.block?.name, 'li'].includes(item.block?.name));
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

/** The last item of a list, where it holds only text, or one paragraph, as an item of its own. */
export function lastItem({ block }: Item): Item | undefined {
  const last = block && isList(block) ? block.children.at(-1) : undefined;
  if (last?.type !== 'element' || last.name !== 'li') return undefined;
  return isTextBlock(paragraphIn(last) ?? last)
    ? { id: -1, block: last, nodes: [last] }
    : undefined;
}

/** The paragraph that is all that an item holds: items with space between them have one each. */
export function paragraphIn({ name, children }: Element): Element | undefined {
  const [only, more] = children;
  const isOnly = name === 'li' && only?.type === 'element' && only.name === 'p' && !more;
  return isOnly ? only : undefined;
}

/** Whether an item is a paragraph of text without attributes that could differ. */
export function isTextParagraph({ block }: Item): boolean {
  return block?.name === 'p' && isTextBlock(block) && Object.keys(block.attributes).length === 0;
}

function isPart(item: Item): boolean {
  return isDivisible(item) || (item.block !== undefined && listItems(item.block) !== undefined);
}

/** Whether an item is a code block of text alone. */
export function isCode({ block }: Item): boolean {
  return block !== undefined && codeIn(block) !== undefined;
}

function isDivisible({ block }: Item): boolean {
  return block !== undefined && (isTextBlock(block) || isHeading(block));
}
