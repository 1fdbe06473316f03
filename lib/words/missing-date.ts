import { missingDate } from '../plan/fields/dates.ts';
import { monthFormat } from './formats.ts';
import type { WordLanguage } from './language.ts';

const words = {
  en: {
    day: (date: string, month: string, days: number) =>
      `${date} does not exist: ${month} has ${days} days.`,
    month: (date: string) => `${date} does not exist: a year has the months 01 to 12.`,
  },
  fr: {
    day: (date: string, month: string, days: number) =>
      `Le ${date} n’existe pas\u00A0: ${month} a ${days} jours.`,
    month: (date: string) => `Le ${date} n’existe pas\u00A0: une année a les mois 01 à 12.`,
  },
} as const;

/**
 * Says why what is written like a date is none: "2026-02-30 does not exist: February 2026 has 28
 * days." `undefined` of a date that exists, and of what is written in another way.
 */
export function missingDateText(written: string, language: WordLanguage): string | undefined {
  const missing = missingDate(written);
  if (missing === undefined) return undefined;
  const { date, days } = missing;
  if (days === undefined) return words[language].month(date);
  const month = monthFormat(language === 'fr' ? 'fr' : 'en-GB').format(
    new Date(`${date.slice(0, 7)}-01`),
  );
  return words[language].day(date, month, days);
}
