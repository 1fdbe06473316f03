import type { Content } from './content.ts';

/** The bare text of content, without its elements; line breaks become spaces, images their alternative text. */
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

/** Makes runs of ordinary white space one space and trims; non-breaking spaces stay. */
export function collapse(value: string): string {
  return value.replace(/[ \t\n]+/gu, ' ').trim();
}

/** Cuts a value to a number of UTF-16 units, never through a character. */
export function shorten(value: string, maximum: number): string {
  return value.length <= maximum ? value : value.slice(0, maximum).replace(/[\ud800-\udbff]$/, '');
}

/** Characters of a commit message that lists and feeds show: three pages of a letter. */
const noteLength = 6000;

/** A note as lists and feeds show it, which are read often; the page of its change set has the whole. */
export function shortNote(note: string): string {
  return note.length <= noteLength ? note : `${shorten(note, noteLength).trimEnd()}…`;
}
