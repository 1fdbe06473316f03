import { nameInvisible } from '../redline/content/invisible.ts';

/** Longest quotation of a title or list, in characters. */
export const longestValue = 120;

/** A title or list as a sentence quotes it. */
export function shorten(text: string, longest = longestValue): string {
  return text.length > longest ? `${text.slice(0, longest).toWellFormed().trimEnd()}…` : text;
}

/** The text of a heading as a sentence names it: on one line, cut at so many characters. */
export function nameText(title: string, longest = longestValue): string {
  return shorten(nameInvisible(title.replace(/\s+/gu, ' ').trim()), longest);
}
