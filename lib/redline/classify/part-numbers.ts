/** What the number of a part has that was put in behind another one: 3 bis, 3 ter. */
const ordinals = [
  ...['bis', 'ter', 'quater', 'quinquies', 'sexies', 'septies', 'octies', 'novies', 'decies'],
];

const hanDigits = '一二三四五六七八九十';

/**
 * A source for regular expressions with the flag `u`: what stands behind the number of a part that was
 * put in between others, "a" in 3a, " bis" in 3 bis. A letter apart from its number may be a word, so
 * that nothing but a sign may follow it.
 */
export const putInLetters = [
  '(?:[A-Za-z](?![\\p{L}\\p{M}\\p{N}])',
  '[ \u00a0\u202f][a-z](?=[.):]|$)',
  `[ \u00a0\u202f-]?(?:${ordinals.join('|')})(?![\\p{L}\\p{M}\\p{N}]))`,
].join('|');

/** The same in Japanese, Chinese and Korean: 第三条の二, 第三条之一, 제3조의2. */
export const putInCounters = `(?:[条條章節节款項项編编目][の之]|조의)[${hanDigits}\\d]{1,3}`;

const whole = new RegExp(
  `^(\\d[\\d.]*|[IVXLC]+(?![IVXLC])|[${hanDigits}百]+)(?:(${putInLetters})|.([の之의])([${hanDigits}\\d]+))$`,
  'u',
);

/** The number of a part, and its place among those that were put in behind the part of that number. */
export interface PutInNumber {
  readonly base: string;
  /** 1 of 3a, 3 bis, 第三条の二 and 第三条之一; `undefined` of 3. */
  readonly place: number | undefined;
}

export function readPutIn(number: string): PutInNumber {
  const [, base, letters, sign, count = ''] = whole.exec(number) ?? [];
  if (base === undefined) return { base: number, place: undefined };
  if (letters !== undefined) return { base, place: placeOf(letters.replace(/^[^a-z]/iu, '')) };
  const place = /^\d/u.test(count) ? Number(count) : hanDigits.indexOf(count) + 1;
  return { base, place: sign === '之' ? place : place - 1 };
}

function placeOf(letters: string): number {
  const place = ordinals.indexOf(letters);
  return place < 0 ? letters.toLowerCase().charCodeAt(0) - 96 : place + 1;
}

/** The number that a text has in front, and the text on both sides of it. */
export interface Rank {
  readonly lead: string;
  readonly number: string;
  readonly rest: string;
}

/**
 * "Article 4", "Article 4a", "3.1 Fees", "Annex B", "Part IV", "(c) fees", "第四条", "第四条の二". A year
 * is no rank.
 */
const ranked = new RegExp(
  [
    `^([^\\p{N}]{0,20}?)((?<!\\p{N})\\d{1,3}(?:\\.\\d{1,3}){0,3}(?!\\p{N})(?:${putInLetters}|${putInCounters})?`,
    `(?<!\\p{L})(?:[IVXLC]{1,8}(?:${putInLetters})?|[A-Z])(?![\\p{L}\\p{N}])`,
    '(?<=\\()(?:[ivxlc]{1,8}|[a-z])(?=\\))',
    `(?<=第)[一二三四五六七八九十百]{1,7}(?:${putInCounters})?)(.*)$`,
  ].join('|'),
  'su',
);

/** The number of the part that a heading, clause or cell begins. */
export function rankIn(text: string): Rank | undefined {
  const [, lead = '', number = '', rest = ''] = ranked.exec(text) ?? [];
  return number === '' ? undefined : { lead, number, rest };
}
