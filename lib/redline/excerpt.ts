import type { Content } from '../plan/content.ts';
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

/** The first words of content, with "…" where there are more. */
export function excerpt(content: Content): string {
  const value = textOf(content).replace(/\s+/gu, ' ').trim();
  if (value.length <= longest) return value;
  const words = value.slice(0, longest).replace(/\s\S*$/u, '');
  return `${words.toWellFormed()}…`;
}
