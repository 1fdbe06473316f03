import type { Content, Element } from '../../plan/model/content.ts';
import { isBlock, isHeading, isList } from '../content/elements.ts';
import { hasWords } from '../content/excerpt.ts';
import type { Fingerprints } from '../content/fingerprints.ts';
import { elementKey } from '../inline/tokens.ts';
import type { StepBudget } from '../sequences/step-budget.ts';
import type { Item } from './block-items.ts';
import type { KeptTexts } from './kept-texts.ts';
import { numberOfRow } from './number-of-row.ts';

/** The words of an item and how often each occurs. */
export interface WordCounts {
  readonly counts: ReadonlyMap<number, number>;
  readonly total: number;
}

/** A text of fewer words may be part of a longer text by chance. */
const leastContained = 3;

/** Compares items by the words they share, in any order. */
export class WordOverlap {
  readonly #fingerprints: Fingerprints;
  readonly work: StepBudget;
  readonly #kept: KeptTexts;
  readonly #known = new Map<Item, WordCounts>();
  readonly #parts = new Map<Item, ReadonlySet<number>>();

  constructor(fingerprints: Fingerprints, work: StepBudget, kept: KeptTexts) {
    this.#fingerprints = fingerprints;
    this.work = work;
    this.#kept = kept;
  }

  /** Whether one of two texts went to another place of the other version, or came from there. */
  isElsewhere(before: Element, after: Element): boolean {
    return this.#kept.isElsewhere(before, after);
  }

  /** Whether none of two items stands with its own words elsewhere in the other version. */
  canBecome(before: Item, after: Item): boolean {
    return this.#kept.canBecome(before.block, after.block);
  }

  /**
   * The similarity of two items, from 0 (no common word) to 1. A text that was only extended counts
   * nearly as the same.
   */
  between(before: Item, after: Item): number {
    if (before.isApart || after.isApart) return 0;
    const shared = this.#shared(before, after);
    if (shared === 0 || !this.canBecome(before, after)) return 0;
    const [oldTotal, newTotal] = [this.wordsOf(before).total, this.wordsOf(after).total];
    const least = Math.min(oldTotal, newTotal);
    const isText = least >= leastContained && !holdsBlocks(before) && !holdsBlocks(after);
    const containment = isText ? 0.8 * (shared / least) ** 2 : 0;
    return Math.max((2 * shared) / (oldTotal + newTotal), containment);
  }

  /** The part of the words of both items that both have, from 0 to 1. */
  shareOf(before: Item, after: Item): number {
    const total = this.wordsOf(before).total + this.wordsOf(after).total;
    return total === 0 ? 0 : (2 * this.#shared(before, after)) / total;
  }

  #shared(before: Item, after: Item): number {
    const [oldWords, newWords] = [this.wordsOf(before), this.wordsOf(after)];
    const [small, large] =
      oldWords.counts.size < newWords.counts.size ? [oldWords, newWords] : [newWords, oldWords];
    let shared = 0;
    for (const [word, count] of small.counts)
      shared += Math.min(count, large.counts.get(word) ?? 0);
    this.work.steps += small.counts.size + 1;
    return shared;
  }

  /** Whether two lists, tables or quotations hold an equal item, row or block. */
  haveEqualParts(before: Item, after: Item): boolean {
    if (before.isApart || after.isApart) return false;
    const [oldParts, newParts] = [this.#partsOf(before), this.#partsOf(after)];
    const [few, many] = oldParts.size < newParts.size ? [oldParts, newParts] : [newParts, oldParts];
    this.work.steps += few.size;
    for (const part of few) if (many.has(part)) return true;
    return false;
  }

  /** Whether two rows have the same first cell: it names what the row is about. */
  haveEqualNames(before: Item, after: Item): boolean {
    const cell = this.#firstCell(before);
    return cell !== undefined && cell === this.#firstCell(after);
  }

  /** Marks the rows whose names one row has in each version. */
  markNamed(before: readonly Item[], after: readonly Item[]): void {
    const [old, young] = [before, after].map((items) =>
      Map.groupBy(items, (item) => this.nameOf(item)),
    );
    for (const [name, rows] of old ?? []) {
      const others = young?.get(name) ?? [];
      if (name === undefined || rows.length !== 1 || others.length !== 1) continue;
      for (const row of [...rows, ...others]) row.isNamed = true;
    }
  }

  /** A number for the first cell of a row; `undefined` where that is no name, but empty or a count. */
  nameOf(item: Item): number | undefined {
    return item.isNumbered ? undefined : this.#firstCell(item);
  }

  #firstCell({ block, isApart }: Item): number | undefined {
    const [cell] = block?.name === 'tr' ? block.children : [];
    if (isApart || cell?.type !== 'element' || !hasWords(cell.children, 1)) return undefined;
    return this.#fingerprints.ofAll(cell.children);
  }

  #partsOf(item: Item): ReadonlySet<number> {
    const known = this.#parts.get(item);
    if (known) return known;
    const parts = new Set(
      partsIn(item.block)
        .filter((part) => hasWords([part], 1))
        .map((part) => this.#fingerprints.of(part)),
    );
    this.work.steps += parts.size;
    this.#parts.set(item, parts);
    return parts;
  }

  wordsOf(item: Item): WordCounts {
    const known = this.#known.get(item);
    if (known) return known;
    const counts = new Map<number, number>();
    let total = 0;
    this.#eachWord(item, (word) => {
      counts.set(word, (counts.get(word) ?? 0) + 1);
      total++;
    });
    const words = { counts, total };
    this.#known.set(item, words);
    return words;
  }

  /**
   * What an item may be recognised by: numbers of its words, and of each three words in a row. Two
   * texts about the same things have most words in common, but hardly a row of them. Different rows
   * may have one number.
   */
  hintsOf(item: Item): ReadonlySet<number> {
    const hints = new Set<number>();
    let [first, second] = [0, 0];
    this.#eachWord(item, (word) => {
      hints.add(word);
      hints.add(numberOfRow(first, second, word));
      [first, second] = [second, word];
    });
    return hints;
  }

  #eachWord(item: Item, tell: (word: number) => void): void {
    const isTitle = item.block !== undefined && isHeading(item.block);
    const pending: Content[] = ownContent(item);
    for (let node = pending.pop(); node; node = pending.pop()) {
      if (node.type === 'text') {
        for (const { kind, key, value } of this.#fingerprints.wordsOf(node)) {
          if (kind !== 'word' || (isTitle && isNumber(value))) continue;
          tell(key);
          this.work.steps++;
        }
      } else if (node.children.length > 0) for (const child of node.children) pending.push(child);
      else tell(this.#fingerprints.ofKey(elementKey(node, this.#fingerprints)));
      this.work.steps++;
    }
  }
}

/**
 * The content of an item. A list item counts without the lists in it, which are compared on their
 * own, and a numbered row without its number.
 */
function ownContent({ block, nodes, isNumbered }: Item): Content[] {
  if (isNumbered && block) return block.children.slice(1);
  if (block?.name !== 'li') return [...nodes];
  const own: Content[] = block.children.filter((child) => !isList(child));
  return own.some((child) => child.type === 'element' || child.value.trim() !== '')
    ? own
    : [...nodes];
}

/** The items of a list, the rows of a table's body, the blocks of a quotation. */
function partsIn(block: Element | undefined): Element[] {
  const parts = block?.children.filter(isBlock) ?? [];
  return parts.flatMap((part) => (part.name === 'tbody' ? part.children.filter(isBlock) : [part]));
}

/**
 * Whether an item holds other blocks. When only a part of it is found elsewhere, that says little
 * about the whole.
 */
function holdsBlocks({ block }: Item): boolean {
  return block?.children.some(isBlock) === true;
}

/**
 * Whether a word is a number. Headings are renumbered, so their numbers say less than their words.
 */
function isNumber(word: string): boolean {
  return /^\p{N}/u.test(word);
}
