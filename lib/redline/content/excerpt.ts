import type { Content } from '../../plan/model/content.ts';
import { readText } from './read-text.ts';
import { visitContent } from './rebuild.ts';

/** Characters of a text that say which one is meant. */
const longest = 60;

/** The text of content; an image is its description. */
export function textOf(content: Content): string {
  let value = '';
  visitContent([content], (node) => {
    value += node.type === 'text' ? node.value : (node.attributes.alt ?? '');
  });
  return value;
}

/** The first words of content, with "…" where there are more; cells are set apart. */
export function excerpt(content: Content): string {
  const value = readText([content])
    .trim()
    .replace(/\s*\t\s*/gu, ' | ')
    .replace(/\s+/gu, ' ');
  if (value.length <= longest) return value;
  const words = value.slice(0, longest).replace(/\s\S*$/u, '');
  return `${words.toWellFormed()}…`;
}

/** Whether content has at least so many words; looks no further than it must. */
export function hasWords(content: readonly Content[], least: number): boolean {
  let count = 0;
  const pending = [...content];
  for (let node = pending.pop(); node && count < least; node = pending.pop()) {
    if (node.type === 'element') for (const child of node.children) pending.push(child);
    else count += countWords(node.value, least - count);
  }
  return count >= least;
}

/** Words of a text, at the most so many. */
function countWords(value: string, most: number): number {
  const words = /[\p{L}\p{N}]+/gu;
  let count = 0;
  while (count < most && words.test(value)) count++;
  return count;
}
