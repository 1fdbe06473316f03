/** Languages whose month names are known. In other scripts, months are often written as numbers. */
const languages = [
  ...['ar', 'bg', 'cs', 'da', 'de', 'el', 'en', 'es', 'et', 'fi', 'fr', 'hr', 'hu', 'it', 'lt'],
  ...['lv', 'nb', 'nl', 'pl', 'pt', 'ro', 'sk', 'sl', 'sv', 'tr', 'uk'],
];

/** Numbers, amounts, comparisons and ticked boxes. */
const numbers = /(?:(?<![\p{L}\p{M}\p{N}])-)?\p{N}+(?:[.,]\p{N}+)*|[\p{Sc}%‰±=<>≤≥☐☑]/gu;

/**
 * Words for numbers in English and French. "One", "un" and "cent" are left out because they are
 * other words as well.
 */
const numberWords =
  /(?<!\p{L})(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|thousand|deux|trois|quatre|cinq|sept|huit|neuf|dix|onze|douze|mille|(?:m|b|tr)illi(?:on|ard)s?)(?!\p{L})/giu;

let months: RegExp | undefined;

/** The figures in a text, in order: numbers, then words for numbers, then months. */
export function figuresOf(text: string): string {
  months ??= monthNames();
  return [numbers, numberWords, months]
    .flatMap((figures) => text.match(figures) ?? [])
    .join(' ')
    .toLowerCase();
}

/**
 * Month names as written beside a day. They are in small letters only where the language writes
 * them so, because "may" is a verb.
 */
function monthNames(): RegExp {
  const names = languages.flatMap((language) => {
    const format = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long' });
    return Array.from({ length: 12 }, (_, month) =>
      format.formatToParts(new Date(2016, month, 15)).find(({ type }) => type === 'month'),
    ).map((part) => part?.value ?? '');
  });
  const words = names.filter((name) => /^\p{L}{3,}$/u.test(name));
  const written = new Set(words.flatMap((name) => [name, capitalized(name)]));
  return new RegExp(`(?<!\\p{L})(?:${[...written].join('|')})(?!\\p{L})`, 'gu');
}

function capitalized(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}
