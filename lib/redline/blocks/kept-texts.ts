import type { Content, Element } from '../../plan/model/content.ts';
import { isLeafBlock, isList } from '../content/elements.ts';
import { hasWords, textOf } from '../content/excerpt.ts';
import type { Fingerprints } from '../content/fingerprints.ts';
import { visitContent } from '../content/rebuild.ts';
import { leastMovedWords } from '../sequences/step-budget.ts';

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
  #times: ReadonlyMap<number, Times> | undefined;

  constructor(before: readonly Content[], after: readonly Content[], fingerprints: Fingerprints) {
    this.#versions = { before, after };
    this.#fingerprints = fingerprints;
  }

  /** Whether a block of the old version can have become a block of the new one. */
  canBecome(before: Element | undefined, after: Element | undefined): boolean {
    const [oldText, newText] = [this.#textOf(before), this.#textOf(after)];
    if (oldText === undefined || newText === undefined || oldText === newText) return true;
    this.#times ??= this.#count();
    const [old, young] = [this.#times.get(oldText), this.#times.get(newText)];
    const isKept = old && old.after > 0 && old.after >= old.before;
    const wasThere = young && young.before > 0 && young.before >= young.after;
    return !isKept && !wasThere;
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
        if (key === undefined) return;
        const known = times.get(key) ?? { before: 0, after: 0 };
        known[side] += 1;
        times.set(key, known);
      });
    return times;
  }
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
