import { stem } from './stem.ts';

/** A word of a text, as it is searched. */
export interface Token {
  /** In lower case. */
  readonly word: string;
  /** What the word's forms share, without accents. */
  readonly stem: string;
  /** Where it stands in the text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

/** Longer words are cut: nobody looks for them, and a key has to hold them. */
const longestWord = 40;

/** Scripts that put no blanks between words. */
const unspaced =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u;

/**
 * The words of a text in order. Single letters, such as what French elides before an apostrophe, are
 * none. Scripts without blanks are cut by Unicode's dictionaries (Intl.Segmenter).
 *
 * @param text in the composed form (NFC)
 * @param language BCP 47 tag
 */
export function* tokensOf(text: string, language: string): Generator<Token, void, undefined> {
  for (const { 0: run, index } of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    if (!unspaced.test(run)) {
      if (run.length > 1 || /\p{N}/u.test(run)) yield token(run, index, language);
      continue;
    }
    const segments = new Intl.Segmenter(language, { granularity: 'word' }).segment(run);
    for (const { segment, index: inside } of segments)
      yield token(segment, index + inside, language);
  }
}

function token(written: string, start: number, language: string): Token {
  const lower = written.toLowerCase().slice(0, longestWord).toWellFormed();
  return {
    word: lower,
    stem: foldAccents(stem(lower, language)),
    start,
    end: start + written.length,
  };
}

/** A text without accents: `é` is `e`, `œ` is `oe`, `ß` is `ss`. Marks that spell other scripts stay. */
export function foldAccents(text: string): string {
  if (/^[\0-\x7f]*$/u.test(text)) return text;
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/gu, '')
    .normalize('NFC')
    .replace(/[œæß]/gu, (letter) => ligatures[letter] ?? letter);
}

const ligatures: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss' };
