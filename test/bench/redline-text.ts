import type { Content } from '../../lib/plan/model/content.ts';

/** Elements that begin and end a line of the bare text. */
const lines: ReadonlySet<string> = new Set([
  ...['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'blockquote'],
  ...['pre', 'hr', 'br', 'section', 'div', 'details', 'summary', 'figure', 'figcaption', 'table'],
  ...['caption', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'address', 'center'],
]);

/** Whether an element stands on lines of its own, so that a word never runs across its edge. */
export function isLine(name: string): boolean {
  return lines.has(name);
}

/** The bare text of a rendered document, one line for each block; what engines for plain text are given. */
export function bareText(content: readonly Content[]): string {
  const parts: string[] = [];
  collect(content, parts);
  return parts.join('').replace(/\n\s*\n/gu, '\n');
}

function collect(content: readonly Content[], parts: string[]): void {
  for (const node of content) {
    if (node.type === 'text') parts.push(node.value);
    else {
      const edge = isLine(node.name) ? '\n' : '';
      parts.push(edge);
      collect(node.children, parts);
      parts.push(edge);
    }
  }
}

/** Letters of scripts without spaces between words, each of which counts as a word. */
const unspaced = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}';
const words = new RegExp(`[${unspaced}]|[[\\p{L}\\p{M}\\p{N}_]--[${unspaced}]]+`, 'gv');

/** The words of a text, with their places. */
export function matchWords(text: string): IterableIterator<RegExpExecArray> {
  return text.matchAll(words);
}

/**
 * A word is a longest run of letters, digits and what combines with them; punctuation is none. In
 * Chinese and Japanese every character is one.
 */
export function wordsOf(text: string): string[] {
  return text.match(words) ?? [];
}

/** Whether a character is part of a word that can go on beside it. */
export function isWordCharacter(character: string | undefined): boolean {
  const inWord = new RegExp(`^[[\\p{L}\\p{M}\\p{N}_]--[${unspaced}]]`, 'v');
  return character !== undefined && inWord.test(character);
}
