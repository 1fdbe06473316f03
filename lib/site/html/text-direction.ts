import type { Content, Element } from '../../plan/model/content.ts';
import { isBlock } from '../../redline/content/elements.ts';
import { textOf } from '../../redline/content/excerpt.ts';
import { rebuild } from '../../redline/content/rebuild.ts';
import { direction as directionOf } from '../../words/language.ts';

/** Letters of the scripts that are written from right to left (Unicode's bidirectional class R, AL). */
const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** Letters at the start of a text that tell its direction: enough to see past names and quotations. */
const telling = 2_000;

/**
 * The value of `dir` for a text. A language that is written from right to left decides, whatever
 * word the text begins with ("OGP", "COVID-19"); without one, most of its letters do. Otherwise the
 * first letter does, because a plan in no language of its own says nothing.
 */
export function textDirection(
  language: string | undefined,
  content: readonly Content[] = [],
): 'rtl' | 'auto' {
  if (language !== undefined) return directionOf(language) === 'rtl' ? 'rtl' : 'auto';
  return isMostlyRightToLeft(content) ? 'rtl' : 'auto';
}

function isMostlyRightToLeft(content: readonly Content[]): boolean {
  let [letters, others] = [0, 0];
  const pending = [...content].reverse();
  for (let node = pending.pop(); node && letters + others < telling; node = pending.pop()) {
    if (node.type !== 'text') {
      pending.push(...node.children.toReversed());
      continue;
    }
    const text = node.value.slice(0, telling);
    const all = text.match(/\p{L}/gu) ?? [];
    // Most texts have no such letter: one look instead of one for each letter.
    const found = rightToLeft.test(text) ? all.filter((letter) => rightToLeft.test(letter)) : [];
    letters += found.length;
    others += all.length - found.length;
  }
  return letters > others;
}

/**
 * In a text that is written from right to left, gives the other direction to code and to blocks
 * without a letter of such a script, such as an English paragraph.
 */
export function withDirections(
  content: readonly Content[],
  direction: 'rtl' | 'auto',
): readonly Content[] {
  if (direction === 'auto') return content;
  return rebuild(content, (node, children) => {
    const copy = { ...node, children };
    const isOther = isInnermost(copy) && isLeftToRight(copy);
    return [isOther ? { ...copy, attributes: { dir: 'ltr', ...node.attributes } } : copy];
  });
}

function isInnermost(node: Element): boolean {
  return isBlock(node) && !node.children.some(isBlock);
}

function isLeftToRight(block: Element): boolean {
  if (block.name === 'pre') return true;
  const value = textOf(block);
  return !rightToLeft.test(value) && /\p{L}/u.test(value);
}
