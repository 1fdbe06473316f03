import type { Content, Element } from '../../plan/model/content.ts';
import { rebuild } from '../../redline/content/rebuild.ts';

/**
 * Numbers paragraphs and list items in the order in which they begin, `@p1` and on, so that each has
 * an address. Only a text that never changes gets such ids: elsewhere they would soon lead astray.
 */
export function withParagraphIds(content: readonly Content[]): Content[] {
  const numbers = numbersOf(content);
  return rebuild(content, (node, children) => {
    const number = numbers.get(node);
    if (number === undefined) return [{ ...node, children }];
    const id = node.attributes.id ?? `@p${number}`;
    return [{ ...node, attributes: { ...node.attributes, id }, children }];
  });
}

function numbersOf(content: readonly Content[]): Map<Element, number> {
  const numbers = new Map<Element, number>();
  const waiting = content.toReversed();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'text') continue;
    if (node.name === 'p' || node.name === 'li') numbers.set(node, numbers.size + 1);
    waiting.push(...node.children.toReversed());
  }
  return numbers;
}
