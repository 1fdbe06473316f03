import { currencyCodes, currencyNames, unitSymbols } from './measures.ts';
import { monthNames } from './months.ts';
import { digitsOf, hanNumbers, magnitudes, numberWords } from './number-words.ts';
import { numberedParts } from './part-names.ts';

/**
 * A number with its sign, its separators, the letters that belong to it (`5k`, `2a`, `1st`), and
 * its unit or currency.
 */
const number = [
  // Names of HTML headings, `<h2>`, count nothing.
  '(?<!<\\/?h(?=[1-6][\\s>]))',
  // Nor do names of invisible characters.
  '(?<!⟨U\\+[0-9A-F]{0,5})',
  `(?:(?<!\\p{L})${currencyCodes} ?)?`,
  '(?:(?<![\\p{L}\\p{M}\\p{N}])−)?',
  '(?:(?<!\\p{N})\\p{N}{1,3}(?: \\p{N}{3})+(?!\\p{N})|\\p{N}+(?:[.,]\\p{N}+)*)',
  `(?:${magnitudes}+|\\p{Script=Latin}{1,4}(?!\\p{L})| ?(?:${unitSymbols}|${currencyCodes}(?!\\p{L})))?`,
].join('');

/** Signs that count anywhere but in the brackets of templates, `{% … %}`; comparisons with a number. */
const signs =
  '[\\p{Sc}‰−″′☐☑]|°[CFK](?!\\p{L})|(?<!\\{)%(?!\\})|(?<=\\p{N} ?)%|[±=<>≤≥](?= ?[−\\p{Sc}]?\\p{N})';

const percentWords =
  '(?<!\\p{L})(?:percent|per cent|pour cent|prozent|por ciento|per cento|procent)(?!\\p{L})|パーセント';

const romans = `(?<!\\p{L})(?:[IVX]{2,}|(?<=(?:${numberedParts}) )[IVXLCDM]+|(?<=\\()[ivx]+(?=\\)))(?:e|er|ème|th)?(?!\\p{L})`;

/** Names of Japanese eras in front of a year. */
const eras = '(?:明治|大正|昭和|平成|令和)(?=[\\p{N}元〇一二三四五六七八九十])';

interface Patterns {
  /** Numbers in figures, and names that begin with a capital where the language wants it. */
  readonly exact: RegExp;
  readonly named: RegExp;
}

let patterns: Patterns | undefined;

/**
 * The figures in a text: numbers with their units, Roman numerals and months in order, then words
 * for numbers and currencies.
 *
 * @param text in its written form
 */
export function figuresOf(text: string): string {
  const { exact, named } = allPatterns();
  const found = [exact, named].flatMap((pattern) => text.match(pattern) ?? []);
  return found.map(plainFigure).join(' ');
}

/**
 * The figures in a text in the order in which they stand there, small numbers in digits: "three"
 * and "3" have the same value, and so have "£5k" and "£5 thousand".
 *
 * @param text in its written form
 */
export function valuesOf(text: string): string {
  const { exact, named } = allPatterns();
  const long = text.replace(
    shortMagnitudes,
    (_, sum: string, letters: string) => `${sum} ${magnitudeOf.get(letters.toLowerCase())}`,
  );
  const found = [exact, named].flatMap((pattern) => [...long.matchAll(pattern)]);
  const values = found
    .toSorted((one, other) => one.index - other.index)
    .map(([figure]) => plainFigure(figure));
  return values.map((value) => digitsOf.get(value) ?? value).join(' ');
}

/** Letters for thousands and millions of a currency: elsewhere "5m" are metres. */
const shortMagnitudes = /(\p{Sc} ?\p{N}[\p{N}.,]{0,15})(k|m|bn)(?![\p{L}\p{N}])/giu;

const magnitudeOf: ReadonlyMap<string, string> = new Map([
  ['k', 'thousand'],
  ['m', 'million'],
  ['bn', 'billion'],
]);

function allPatterns(): Patterns {
  patterns ??= {
    exact: new RegExp([number, signs, hanNumbers, romans, eras, monthNames()].join('|'), 'gu'),
    named: new RegExp([numberWords, currencyNames, percentWords].join('|'), 'giu'),
  };
  return patterns;
}

/** A number with its unit, however it is spaced; a word, whatever its case; "%" for its names. */
function plainFigure(figure: string): string {
  if (percents.test(figure)) return '%';
  if (!/\p{N}/u.test(figure)) return figure.toLowerCase();
  return figure.replace(/(?<=\p{N}) (?=\p{L})|(?<=\p{L}) (?=\p{N})/gu, '');
}

const percents = new RegExp(`^(?:${percentWords})$`, 'iu');
