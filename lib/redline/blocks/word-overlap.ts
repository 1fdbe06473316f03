import type { Content } from '../../plan/model/content.ts';
import { isBlock, isHeading, isList } from '../content/elements.ts';
import type { Fingerprints } from '../content/fingerprints.ts';
import { elementKey } from '../inline/tokens.ts';
import type { StepBudget } from '../sequences/step-budget.ts';
import type { Item } from './block-items.ts';

/** The words of an item and how often each occurs. */
export interface WordCounts {
  readonly counts: ReadonlyMap<number, number>;
  readonly total: number;
}

/** Fewest words of which containment in a longer text says that it is the same text grown. */
const leastContained = 3;

/** Tells how alike items are by the words they share, order aside. */
export class WordOverlap {
  readonly #fingerprints: Fingerprints;
  readonly #work: StepBudget;
  readonly #known = new Map<Item, WordCounts>();

  constructor(fingerprints: Fingerprints, work: StepBudget) {
    this.#fingerprints = fingerprints;
    this.#work = work;
  }

  /** From 0 (nothing shared) to 1. Text that was only added to counts nearly as the same. */
  between(before: Item, after: Item): number {
    if (before.isApart || after.isApart) return 0;
    const old = this.wordsOf(before);
    const young = this.wordsOf(after);
    const [small, large] = old.counts.size < young.counts.size ? [old, young] : [young, old];
    let shared = 0;
    for (const [word, count] of small.counts)
      shared += Math.min(count, large.counts.get(word) ?? 0);
    this.#work.steps += small.counts.size + 1;
    if (shared === 0) return 0;
    const least = Math.min(old.total, young.total);
    const isText = least >= leastContained && !holdsBlocks(before) && !holdsBlocks(after);
    const contained = isText ? 0.8 * (shared / least) ** 2 : 0;
    return Math.max((2 * shared) / (old.total + young.total), contained);
  }

  wordsOf(item: Item): WordCounts {
    const known = this.#known.get(item);
    if (known) return known;
    const counts = new Map<number, number>();
    let total = 0;
    const add = (word: number) => {
      counts.set(word, (counts.get(word) ?? 0) + 1);
      total++;
    };
    const isTitle = item.block !== undefined && isHeading(item.block);
    const pending: Content[] = ownContent(item);
    for (let node = pending.pop(); node; node = pending.pop()) {
      if (node.type === 'text') {
        for (const { kind, key, value } of this.#fingerprints.wordsOf(node))
          if (kind === 'word' && !(isTitle && isNumber(value))) add(key);
      } else if (node.children.length > 0) for (const child of node.children) pending.push(child);
      else add(this.#fingerprints.ofKey(elementKey(node, this.#fingerprints)));
      this.#work.steps++;
    }
    this.#work.steps += total;
    const words = { counts, total };
    this.#known.set(item, words);
    return words;
  }
}

/** Of a list item, what it says itself: the items below it are compared as such. */
function ownContent({ block, nodes }: Item): Content[] {
  if (block?.name !== 'li') return [...nodes];
  const own: Content[] = block.children.filter((child) => !isList(child));
  return own.some((child) => child.type === 'element' || child.value.trim() !== '')
    ? own
    : [...nodes];
}

/** Of what holds other blocks, a part that is found elsewhere says little. */
function holdsBlocks({ block }: Item): boolean {
  return block?.children.some(isBlock) === true;
}

/** The number of a heading tells less than its words: sections are renumbered. */
function isNumber(word: string): boolean {
  return /^\p{N}/u.test(word);
}
