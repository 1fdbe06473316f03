import { capitalize } from '../../plan/source/capitalize.ts';

/** Languages whose month names are known. In other scripts, months are often written as numbers. */
const languages = [
  ...['ar', 'bg', 'cs', 'da', 'de', 'el', 'en', 'es', 'et', 'fi', 'fr', 'hr', 'hu', 'it', 'lt'],
  ...['lv', 'nb', 'nl', 'pl', 'pt', 'ro', 'sk', 'sl', 'sv', 'tr', 'uk', 'ru'],
];

/** Short names, beside a number only. */
const short =
  '(?:Jan|Feb|Mar|Mär|Mrz|Apr|Jun|Jul|Aug|Sept?|Oct|Okt|Nov|Dec|Dez|janv|févr|avr|juil|déc|ene|abr|ago|dic)\\.?';

/**
 * Month names, alone and beside a day. They are in small letters only where the language writes
 * them so, because "may" is a verb. A source for the flag `u`.
 */
export function monthNames(): string {
  const names = languages.flatMap((language) => [
    ...namesIn(language, { day: 'numeric', month: 'long' }),
    ...namesIn(language, { month: 'long' }),
  ]);
  const words = names.filter((name) => /^\p{L}{3,}$/u.test(name));
  const written = new Set(words.flatMap((name) => [name, capitalize(name)]));
  return `(?<!\\p{L})(?:${[...written].join('|')}|(?<=\\p{N}\\.? )${short}|${short}(?= \\p{N}))(?!\\p{L})`;
}

function namesIn(language: string, options: Intl.DateTimeFormatOptions): string[] {
  const format = new Intl.DateTimeFormat(language, options);
  return Array.from({ length: 12 }, (_, month) =>
    format.formatToParts(new Date(2016, month, 15)).find(({ type }) => type === 'month'),
  ).map((part) => part?.value ?? '');
}
