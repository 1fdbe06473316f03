import type { Element } from '../../plan/model/content.ts';
import { codeIn, isHeading, isList, isTextBlock } from '../content/elements.ts';
import { lineEnd, readText } from '../content/read-text.ts';
import type { StepBudget } from '../sequences/step-budget.ts';
import type { Item } from './block-items.ts';
import type { WordOverlap } from './word-overlap.ts';

/**
 * Blocks that became one another: one block of one version, and one or several blocks of the other.
 * Ends are exclusive.
 */
export interface Match {
  readonly oldStart: number;
  readonly oldEnd: number;
  readonly newStart: number;
  readonly newEnd: number;
  /** Of the several blocks: the indices of those between them that are not of that text. */
  readonly between: ReadonlySet<number>;
}

/** A split-off block takes at least this part of its words from the block it was split from. */
const leastTaken = 0.5;

/** Fewest words of a block that was split off. Fewer prove nothing, unless they are all the rest. */
const leastWords = 3;

/** So many words in a row are no chance: they prove a split, however much was added to them. */
const leastRun = 5;

/** Blocks of one version that may stand between two parts of a text: one that was put in there. */
const mostBetween = 1;

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
    const young = widen(oldItem, after, newIndex, [newFrom, newTo], similarity);
    const old =
      young.end - young.start > 1
        ? only(oldIndex)
        : widen(newItem, before, oldIndex, [oldFrom, oldTo], similarity);
    matches.push({
      ...{ oldStart: old.start, oldEnd: old.end },
      ...{ newStart: young.start, newEnd: young.end },
      between: new Set([...old.between, ...young.between]),
    });
  }
  return matches;
}

/** A range of items, and those in it that are left out. */
interface Parts {
  readonly start: number;
  readonly end: number;
  readonly between: readonly number[];
}

function only(at: number): Parts {
  return { start: at, end: at + 1, between: [] };
}

/** The range of items around `at`, within `limits`, that together have the words of `whole`. */
function widen(
  whole: Item | undefined,
  items: readonly Item[],
  at: number,
  limits: readonly [number, number],
  similarity: WordOverlap,
): Parts {
  const first = items[at];
  if (!whole || !first || limits[1] - limits[0] === 1) return only(at);
  const [oldLast, newLast] = [lastItem(whole), lastItem(first)];
  if (oldLast && newLast)
    return new Taken(oldLast, newLast, similarity).around(items, at, [at, limits[1]], 0);
  const areRuns = !whole.block && !first.block;
  if (areRuns) return new Taken(whole, first, similarity).around(items, at, [at, limits[1]], 0);
  if (!(isDivisible(whole) || isCode(whole)) || !isPart(first)) return only(at);
  const most = isCode(whole) ? 0 : mostBetween;
  return new Taken(whole, first, similarity).around(items, at, limits, most);
}

/** The blocks that a text became, and the words of it that none of them has yet. */
class Taken {
  readonly #whole: Item;
  readonly #similarity: WordOverlap;
  readonly #left: Map<number, number>;
  readonly #run: Run;

  constructor(whole: Item, first: Item, similarity: WordOverlap) {
    this.#whole = whole;
    this.#similarity = similarity;
    this.#left = new Map(similarity.wordsOf(whole).counts);
    this.#run = new Run(whole, first, similarity.work);
    take(this.#left, first, similarity);
  }

  /** The parts of the text around its first one, with at most so many blocks between two of them. */
  around(
    items: readonly Item[],
    first: number,
    [from, to]: readonly [number, number],
    most: number,
  ): Parts {
    const between: number[] = [];
    let end = first + 1;
    for (let at = end; at < to && at <= end + most; at++)
      if (this.#takes(items[at], at > end, 'next')) {
        for (; end < at; end++) between.push(end);
        end = at + 1;
      }
    let start = first;
    for (let at = start - 1; at >= from && at >= start - 1 - most; at--)
      if (this.#takes(items[at], at < start - 1, 'previous')) {
        for (start--; start > at; start--) between.push(start);
        start = at;
      }
    const title = items[start - 1];
    if (start > from && title && isFirstLine(title, this.#whole)) start--;
    return { start, end, between };
  }

  /**
   * Takes the words of a block, or of all items of a list, if most of them are left, or many of them
   * stand in a row in the text. Behind another block only such a row proves it.
   */
  #takes(item: Item | undefined, isFar: boolean, side: 'next' | 'previous'): boolean {
    if (!item) return false;
    const isList = item.block !== undefined && listItems(item.block) !== undefined;
    if (!isList && !isOfSort(item, this.#whole)) return false;
    if (isFar && !this.#run.goesOnIn(item)) return false;
    const takesMost = hasMost(this.#left, item, this.#similarity);
    const goesOn = this.#run.add(item, side);
    if (!takesMost && (isList || !(goesOn || this.#run.goesOnIn(item)))) return false;
    take(this.#left, item, this.#similarity);
    return true;
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
  readonly #whole: Item;
  readonly #first: Item;
  readonly #text: string;
  #start: number;
  #end: number;
  readonly #work: StepBudget;
  #rows: ReadonlySet<string> | undefined;

  constructor(whole: Item, first: Item, work: StepBudget) {
    const words = spacedWords(first);
    this.#whole = whole;
    this.#first = first;
    this.#work = work;
    this.#text = `${spacedWords(whole)} `;
    this.#start = this.#text.indexOf(`${words} `);
    this.#end = this.#start < 0 ? -1 : this.#start + words.length;
  }

  /** Adds a block behind or before the others. Returns whether the text goes on with its words. */
  add(item: Item, side: 'next' | 'previous'): boolean {
    const words = spacedWords(item);
    if (side === 'next') {
      const goesOn =
        this.#end >= 0 && words !== '' && this.#text.startsWith(`${words} `, this.#end);
      this.#end = goesOn ? this.#end + words.length : -1;
      return goesOn;
    }
    const from = this.#start - words.length;
    const goesOn = from >= 0 && words !== '' && this.#text.startsWith(words, from);
    this.#start = goesOn ? from : -1;
    return goesOn;
  }

  /** Whether a block has many words in a row of the text, which the first block has not. */
  goesOnIn(item: Item): boolean {
    this.#rows ??= this.#ownRows();
    for (const row of rowsOf(item, this.#work)) if (this.#rows.has(row)) return true;
    return false;
  }

  #ownRows(): ReadonlySet<string> {
    const rows = new Set(rowsOf(this.#whole, this.#work));
    for (const row of rowsOf(this.#first, this.#work)) rows.delete(row);
    return rows;
  }
}

/** Each {@link leastRun} words in a row. A number is none: it may be that of the block alone. */
function rowsOf(item: Item, work: StepBudget): string[] {
  const words = wordsIn(readText(item.nodes));
  work.steps += words.length;
  const rows: string[] = [];
  let start = 0;
  for (const [index, word] of words.entries()) {
    if (hasDigit.test(word)) start = index + 1;
    if (index - start >= leastRun - 1)
      rows.push(words.slice(index + 1 - leastRun, index + 1).join(' '));
  }
  return rows;
}

const hasDigit = /\p{N}/u;

/** The words of an item in order, each with a space before it. */
function spacedWords(item: Item): string {
  return spaced(readText(item.nodes));
}

function spaced(value: string): string {
  return wordsIn(value)
    .map((word) => ` ${word}`)
    .join('');
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

/** Whether most words of an item are left, or it is all that is left. */
function hasMost(left: Map<number, number>, item: Item, similarity: WordOverlap): boolean {
  const { counts, total } = similarity.wordsOf(item);
  let shared = 0;
  for (const [word, count] of counts) shared += Math.min(count, left.get(word) ?? 0);
  const isRest = shared === total && total > 0 && total === sum(left);
  return isRest || (total >= leastWords && shared >= leastTaken * total);
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
  return block !== undefined && (isTextBlock(paragraphIn(block) ?? block) || isHeading(block));
}
