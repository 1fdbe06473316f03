/** Hyphens; dashes that may stand in a range; dashes that part sentences; typed as hyphens, too. */
const hyphens = '\\-\\u2010\\u2011';
const shortDashes = '\\u2012\\u2013';
const longDashes = '\\u2014\\u2015';
const any = `[${hyphens}${shortDashes}${longDashes}]`;

/** `--` and `---` between words, but not in front of a word, as in `--force`. */
const typed = /(?<![-\s])-{2,3}(?![-\s])|(?<=\s)-{2,3}(?=\s)/gu;

const spaced = new RegExp(`(?<=\\S) ${any} (?=\\S)`, 'gu');
const longBetweenNumbers = new RegExp(`(?<=\\p{N})[${longDashes}](?=\\p{N})`, 'gu');
const longBetweenWords = new RegExp(`(?<=\\S)[${longDashes}](?=\\S)`, 'gu');
const between = new RegExp(
  `(?<=[\\p{L}\\p{M}\\p{N}])[${hyphens}${shortDashes}](?=[\\p{L}\\p{N}])`,
  'gu',
);
const signs = new RegExp(
  `(?<=^|[\\s(\\[/,;:=<>≤≥±])[${hyphens}${shortDashes}\\u2212](?=\\p{Sc}?\\p{N})`,
  'gu',
);

/**
 * Replaces dashes of any style by one for each use: a hyphen inside a word or range, a dash between
 * words, and a minus sign in front of a number.
 */
export function plainDashes(value: string): string {
  if (!/[-\u2010-\u2015\u2212]/u.test(value)) return value;
  return value
    .replace(typed, '—')
    .replace(signs, '\u2212')
    .replace(spaced, ' – ')
    .replace(longBetweenNumbers, '-')
    .replace(longBetweenWords, ' – ')
    .replace(between, '-');
}
