import { toHtml } from '../../markup/html.ts';
import type { Content, Element } from '../../plan/model/content.ts';
import { isBlock, isPart } from '../content/elements.ts';

/** Elements that may end early, because whole items, rows or paragraphs are left. */
const divisible: ReadonlySet<string> = new Set([
  ...['ul', 'ol', 'dl', 'table', 'thead', 'tbody', 'blockquote', 'div', 'li', 'dd'],
]);

/** Levels in which a place to cut is looked for. */
const deepest = 8;

/**
 * The first blocks whose HTML fits into `room` UTF-16 units. A list or table that is too long keeps
 * its first items.
 */
export function takeWhatFits(
  blocks: readonly Content[],
  room: number,
  depth = 0,
): { readonly content: Content[]; readonly cut: boolean } {
  const content: Content[] = [];
  let left = room;
  for (const block of blocks) {
    const { length } = toHtml([block]);
    if (length > left) {
      const part = depth < deepest && isBlock(block) ? partOf(block, left, depth) : undefined;
      return { content: part ? [...content, part] : content, cut: true };
    }
    content.push(block);
    left -= length;
  }
  return { content, cut: false };
}

function partOf(block: Element, room: number, depth: number): Element | undefined {
  if (!divisible.has(block.name)) return undefined;
  const shell = toHtml([{ ...block, children: [] }]).length;
  const { content } = takeWhatFits(block.children, room - shell, depth + 1);
  const isWorthwhile = content.some((child) => isPart(child) || isBlock(child));
  return isWorthwhile ? { ...block, children: content } : undefined;
}
