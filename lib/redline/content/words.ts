/** Scripts written without spaces. A dictionary finds their words. */
const unspaced =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const letter = `[[\\p{L}\\p{M}\\p{N}_]--[${unspaced}]]`;

/** A web address, without the punctuation that ends a sentence. */
const url = '(?:https?:\\/\\/|www\\.)[^\\s<>"«»“”]*[\\p{L}\\p{N}\\/]';

/** A currency sign before a number, and a currency or percent sign behind it. */
const currencyBefore = '(?:\\p{Sc}(?=\\p{N}))?';
const unitBehind = '(?:(?<=\\p{N})[\\p{Sc}%‰])?';

/** The ordinary space inside a number, as in 30 000. */
const groupSpace =
  '(?<=(?<![\\p{L}\\p{N}])\\p{N}{1,3}(?: \\p{N}{3})*) (?=\\p{N}{3}(?![\\p{L}\\p{N}]))';

/**
 * A token is a web address, a word, white space, or one other character with its combining
 * characters. A number includes its separators and its currency (`30,000`, `2016-06-30`, `€1.5`). A
 * French elision (`l’`) is a word of its own. An English ending (`’s`) belongs to its word.
 */
const token = new RegExp(
  [
    url,
    `${currencyBefore}${letter}+(?:(?:(?<=\\p{N})[.,\\/:\\u00a0\\u202f\\-](?=\\p{N})|${groupSpace})${letter}+)*(?:['’]\\p{L}{1,2}(?!${letter})|['’](?=\\p{L}))?${unitBehind}`,
    `[[${unspaced}]\\p{M}]+`,
    '\\s+',
    '([^])\\1*(?:\\p{M}|\\u200d[^]|[\\ufe0f\\u{1f3fb}-\\u{1f3ff}])*',
  ].join('|'),
  'gv',
);

const wordStart = /^(?:[\p{L}\p{N}]|\p{Sc}\p{N})/u;
const spaceStart = /^\s/u;

/** Splits text into tokens. Joined, they are exactly the text. */
export function splitWords(value: string): string[] {
  const tokens = value.match(token) ?? [];
  if (!unspacedStart.test(value)) return tokens;
  return tokens.flatMap((run) =>
    unspacedStart.test(run) ? [...segmenter.segment(run)].map(({ segment }) => segment) : [run],
  );
}

const unspacedStart = new RegExp(`[${unspaced}]`, 'v');

const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });

export function isWord(value: string): boolean {
  return wordStart.test(value);
}

export function isSpace(value: string): boolean {
  return spaceStart.test(value);
}

/** White space that HTML shows as one space, except in preformatted text. */
export function isCollapsible(value: string): boolean {
  return /^[ \t\r\n\f]+$/u.test(value);
}
