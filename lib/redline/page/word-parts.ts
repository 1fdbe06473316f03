/** Letters that two words must share to be one word that changed inside: a date, a figure, a name. */
const leastShared = 3;

/** Longest word that is looked into. */
const longest = 200;

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** What two words begin and end with alike, and what of each differs. */
export interface WordParts {
  readonly start: string;
  readonly before: string;
  readonly after: string;
  readonly end: string;
}

/** The parts of two figures, dates, identifiers or addresses of which more stayed than changed; `undefined` of all else. */
export function wordParts(before: string, after: string): WordParts | undefined {
  const isWord = (value: string) => value.length <= longest && /^\S*[\p{N}_/]\S*$/u.test(value);
  if (!isWord(before) || !isWord(after)) return undefined;
  const [old, young] = [before, after].map((value) =>
    [...segmenter.segment(value)].map(({ segment }) => segment),
  );
  if (!old || !young) return undefined;
  const most = Math.min(old.length, young.length);
  let start = 0;
  while (start < most && old[start] === young[start]) start++;
  let end = 0;
  while (start + end < most && old.at(-1 - end) === young.at(-1 - end)) end++;
  if (start + end < leastShared || 2 * (start + end) < most) return undefined;
  const slice = (letters: readonly string[]) => letters.slice(start, letters.length - end).join('');
  return {
    start: old.slice(0, start).join(''),
    before: slice(old),
    after: slice(young),
    end: old.slice(old.length - end).join(''),
  };
}
