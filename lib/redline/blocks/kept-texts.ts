import type { Content, Element } from '../../plan/model/content.ts';
import { isBlock, isLeafBlock, isList } from '../content/elements.ts';
import { hasWords, textOf } from '../content/excerpt.ts';
import type { Fingerprints } from '../content/fingerprints.ts';
import { visitContent } from '../content/rebuild.ts';
import { leastMovedWords, type StepBudget } from '../sequences/step-budget.ts';
import { numberOfRow } from './number-of-row.ts';

interface Times {
  before: number;
  after: number;
}

/**
 * The texts that both versions have, wherever they stand. A text that the old version has as often
 * as the new one did not come, so it is no other wording of a text that went.
 */
export class KeptTexts {
  readonly #fingerprints: Fingerprints;
  readonly #versions: { readonly [Side in keyof Times]: readonly Content[] };
  readonly #texts = new Map<Element, number | undefined>();
  readonly #work: StepBudget;
  #times: ReadonlyMap<number, Times> | undefined;
  #phrases: ReadonlyMap<number, Times> | undefined;

  constructor(
    before: readonly Content[],
    after: readonly Content[],
    fingerprints: Fingerprints,
    work: StepBudget,
  ) {
    this.#versions = { before, after };
    this.#fingerprints = fingerprints;
    this.#work = work;
  }

  /** Whether a block of the old version can have become a block of the new one. */
  canBecome(before: Element | undefined, after: Element | undefined): boolean {
    const [oldText, newText] = [this.#textOf(before), this.#textOf(after)];
    if (oldText === undefined || newText === undefined || oldText === newText) return true;
    this.#times ??= this.#count();
    return !isKept(this.#times.get(oldText)) && !wasThere(this.#times.get(newText));
  }

  /**
   * Whether one of two texts has words in a row that the other version has, but not in the other
   * text: it went to another place, or came from there.
   */
  isElsewhere(before: Element, after: Element): boolean {
    this.#phrases ??= this.#countPhrases();
    const [old, young] = [this.#phrasesIn(before), this.#phrasesIn(after)];
    const isOnly = (phrase: number) => old.has(phrase) !== young.has(phrase);
    const timesOf = (phrase: number) => this.#phrases?.get(phrase);
    return (
      [...old].some((phrase) => isOnly(phrase) && isKept(timesOf(phrase))) ||
      [...young].some((phrase) => isOnly(phrase) && wasThere(timesOf(phrase)))
    );
  }

  /** How often each phrase stands in the blocks that only one version has. */
  #countPhrases(): ReadonlyMap<number, Times> {
    const { before, after } = this.#versions;
    const idsOf = (blocks: readonly Content[]) =>
      new Set(blocks.map((block) => this.#fingerprints.of(block)));
    const ids = { before: idsOf(after), after: idsOf(before) };
    const times = new Map<number, Times>();
    for (const side of ['before', 'after'] as const)
      for (const block of this.#versions[side])
        if (!ids[side].has(this.#fingerprints.of(block)))
          for (const phrase of this.#phrasesIn(block)) count(times, phrase, side);
    return times;
  }

  /** A number for each five words in a row. Different phrases may have one number. */
  #phrasesIn(content: Content): ReadonlySet<number> {
    const phrases = new Set<number>();
    let [first, second, third, fourth, count] = [0, 0, 0, 0, 0];
    visitContent([content], (node) => {
      if (isBlock(node)) count = 0;
      if (node.type !== 'text') return;
      for (const { kind, key } of this.#fingerprints.wordsOf(node)) {
        this.#work.steps++;
        if (kind !== 'word') continue;
        if (++count > 4) phrases.add(numberOfRow(numberOfRow(first, second, third), fourth, key));
        first = second;
        second = third;
        third = fourth;
        fourth = key;
      }
    });
    return phrases;
  }

  /**
   * A number for the text of a block, without the lists in it; `undefined` where it is too short to
   * be known again.
   */
  #textOf(block: Element | undefined): number | undefined {
    if (!block) return undefined;
    if (this.#texts.has(block)) return this.#texts.get(block);
    const own = withoutLists(block);
    const isLong = isLeafBlock(own) && hasWords([own], leastMovedWords);
    const key = isLong ? textKey(own, this.#fingerprints) : undefined;
    this.#texts.set(block, key);
    return key;
  }

  #count(): ReadonlyMap<number, Times> {
    const times = new Map<number, Times>();
    for (const side of ['before', 'after'] as const)
      visitContent(this.#versions[side], (node) => {
        const key = node.type === 'element' ? this.#textOf(node) : undefined;
        if (key !== undefined) count(times, key, side);
      });
    return times;
  }
}

function count(times: Map<number, Times>, key: number, side: keyof Times): void {
  const known = times.get(key) ?? { before: 0, after: 0 };
  known[side] += 1;
  times.set(key, known);
}

/** Whether what the old version has did not go. */
function isKept(times: Times | undefined): boolean {
  return times !== undefined && times.after > 0 && times.after >= times.before;
}

/** Whether what the new version has did not come. */
function wasThere(times: Times | undefined): boolean {
  return times !== undefined && times.before > 0 && times.before >= times.after;
}

/** A list item without the lists under it, which are compared on their own. */
export function withoutLists(block: Element): Element {
  if (block.name !== 'li' || !block.children.some(isList)) return block;
  return { ...block, children: block.children.filter((child) => !isList(child)) };
}

/** What an author may write before an item in place of the list's own mark. */
const itemMark = /^\s*(?:\p{N}{1,3}[.)]|[-*•–—·])\s+/u;

/**
 * A number that is equal for blocks of equal words, whatever sort of block each is; `undefined` for
 * a block without words.
 */
export function textKey(block: Element, fingerprints: Fingerprints): number | undefined {
  const words = textOf(block)
    .replace(itemMark, '')
    .match(/[\p{L}\p{M}\p{N}]+/gu);
  return words ? fingerprints.ofKey(`block ${words.join(' ')}`) : undefined;
}
