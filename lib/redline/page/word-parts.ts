import { countSameEnds } from '../content/same-ends.ts';

/**
 * Two words must share this many letters to count as one word that changed inside, such as a date,
 * a figure or a name.
 */
const leastShared = 3;

/** Longest word that is compared letter by letter. */
const longest = 200;

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** The common start and end of two words, and the differing middle of each. */
export interface WordParts {
  readonly start: string;
  readonly before: string;
  readonly after: string;
  readonly end: string;
}

/**
 * The parts of two figures, dates, identifiers or addresses, when more of them stayed than changed;
 * otherwise `undefined`.
 */
export function wordParts(before: string, after: string): WordParts | undefined {
  const isWord = (value: string) =>
    value.length <= longest && /^[^\s\p{N}_/]*[\p{N}_/]\S*$/u.test(value);
  if (!isWord(before) || !isWord(after)) return undefined;
  const [oldLetters, newLetters] = [before, after].map((value) =>
    [...segmenter.segment(value)].map(({ segment }) => segment),
  );
  if (!oldLetters || !newLetters) return undefined;
  const most = Math.min(oldLetters.length, newLetters.length);
  const { start, end } = countSameEnds(oldLetters, newLetters);
  if (start + end < leastShared || 2 * (start + end) < most) return undefined;
  const slice = (letters: readonly string[]) => letters.slice(start, letters.length - end).join('');
  return {
    start: oldLetters.slice(0, start).join(''),
    before: slice(oldLetters),
    after: slice(newLetters),
    end: oldLetters.slice(oldLetters.length - end).join(''),
  };
}
