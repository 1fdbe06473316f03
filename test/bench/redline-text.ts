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

/** A word is a longest run of letters, digits and what combines with them; punctuation is none. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}_]+/gu) ?? [];
}

/** Whether the character before, or at, a place is part of a word. */
export function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{M}\p{N}_]/u.test(character);
}
