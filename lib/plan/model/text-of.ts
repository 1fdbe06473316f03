import type { Content } from './content.ts';

/**
 * The text of content without its elements. Line breaks become spaces, and images their alternative
 * text.
 */
export function textOf(content: readonly Content[]): string {
  const parts: string[] = [];
  const pending = [...content].reverse();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.type === 'text') parts.push(next.value);
    else if (next.name === 'br') parts.push(' ');
    else if (next.name === 'img') parts.push(next.attributes.alt ?? '');
    else
      for (let index = next.children.length - 1; index >= 0; index--) {
        const child = next.children[index];
        if (child) pending.push(child);
      }
  }
  return collapse(parts.join(''));
}

/** Reduces runs of ordinary white space to one space, and trims. Non-breaking spaces stay. */
export function collapse(value: string): string {
  return value.replace(/[ \t\n]+/gu, ' ').trim();
}

/** Cuts a value to a number of UTF-16 units, never in the middle of a character. */
export function shorten(value: string, maximum: number): string {
  return value.length <= maximum ? value : value.slice(0, maximum).replace(/[\ud800-\udbff]$/, '');
}

/** Characters of a commit message that lists and feeds show: three pages of a letter. */
const noteLength = 6000;

/**
 * A note for lists and feeds, which are read often. The page of its change set shows the whole
 * note.
 */
export function shortNote(note: string): string {
  return note.length <= noteLength ? note : `${shorten(note, noteLength).trimEnd()}…`;
}
