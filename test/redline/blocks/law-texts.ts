import { parseDocument } from '../../../lib/plan/parse.ts';
import { redline } from '../../../lib/redline/redline.ts';
import { redlineToText } from '../../../lib/redline/terminal/redline-to-text.ts';

/** Few words, so that none of them tells one text from another. */
const words = 'the fee of a market is due when council or mayor may ask who pays it in town'.split(
  ' ',
);

/** A sentence for each seed; two seeds share words, but hardly three in a row. */
export function sentence(seed: number, length = 14): string {
  let state = seed * 7919 + 13;
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return words[(state >> 8) % words.length] ?? '';
  };
  return Array.from({ length }, next).join(' ');
}

/** How the articles of a law are written. */
export interface Law {
  /** The heading of an article. */
  readonly heading: (number: number) => string;
  /** The text of an article. */
  readonly text: (body: string, number: number) => string;
}

export const plain: Law = {
  heading: (number) => `## Article ${number}`,
  text: (body) => `${body}.`,
};

/** A law of articles with these texts. */
export function writeLaw(bodies: readonly string[], { heading, text }: Law = plain): string {
  return bodies
    .map((body, index) => `${heading(index + 1)}\n\n${text(body, index + 1)}\n`)
    .join('\n');
}

/** Texts of articles that share most of their words. */
export const bodies = Array.from({ length: 12 }, (_, index) => sentence(index));

/** The redline of two Markdown texts. */
export function compare(before: string, after: string) {
  return redline(parseDocument('law.md', before), parseDocument('law.md', after));
}

/** The same as text, without colours. */
export function shown(before: string, after: string): string {
  return redlineToText(compare(before, after), { color: false });
}

/** A sentence without the texts of blocks that it quotes: what was done to how many blocks. */
export function countsIn(told: string): string {
  return told.replace(/: “[^;]*(?=;|$)/gu, '');
}
