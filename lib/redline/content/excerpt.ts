import type { Content } from '../../plan/model/content.ts';
import { readText } from './read-text.ts';
import { visitContent } from './rebuild.ts';

/** Longest excerpt, in characters. */
const longest = 60;

/** The text of content. An image counts as its description. */
export function textOf(content: Content): string {
  let value = '';
  visitContent([content], (node) => {
    value += node.type === 'text' ? node.value : (node.attributes.alt ?? '');
  });
  return value;
}

/** The text of content from its start, of so many characters or of a few more. */
export function beginningOf(content: Content, most: number): string {
  let value = '';
  const pending = [content];
  for (let node = pending.pop(); node && value.length < most; node = pending.pop()) {
    if (node.type === 'text') value += node.value.slice(0, most);
    else pending.push(...node.children.slice(0, most).reverse());
  }
  return value;
}

/** The first words of content, with "…" when there are more. Cells are separated. */
export function excerpt(content: Content): string {
  const value = readText([content])
    .trim()
    .replace(/(?<!\s)\s*\t\s*/gu, ' | ')
    .replace(/\s+/gu, ' ');
  if (value.length <= longest) return value;
  const words = value.slice(0, longest).replace(/\s\S*$/u, '');
  return `${words.toWellFormed()}…`;
}

/** Whether content has at least `least` words. Stops as soon as the answer is known. */
export function hasWords(content: readonly Content[], least: number): boolean {
  let count = 0;
  const pending = [...content];
  for (let node = pending.pop(); node && count < least; node = pending.pop()) {
    if (node.type === 'element') for (const child of node.children) pending.push(child);
    else count += countWords(node.value, least - count);
  }
  return count >= least;
}

/** Two characters of a script without spaces between words make about a word. */
const unspaced =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const wordPattern = `[${unspaced}]{1,2}|[[\\p{L}\\p{N}]--[${unspaced}]]+`;

/** Counts the words of a text, up to `most`. */
function countWords(value: string, most: number): number {
  const words = new RegExp(wordPattern, 'gv');
  let count = 0;
  while (count < most && words.test(value)) count++;
  return count;
}
