import type { WordLanguage } from './language.ts';

/** What digests say. Days are in words already. */
export interface DigestWords {
  readonly titles: Readonly<Record<'weekly' | 'monthly', string>>;
  readonly descriptions: Readonly<Record<'weekly' | 'monthly', string>>;
  readonly week: (first: string) => string;
  readonly changed: (count: number, isMore: boolean) => string;
}

const english: DigestWords = {
  titles: { weekly: 'Weekly digest', monthly: 'Monthly digest' },
  descriptions: {
    weekly: 'Once a week, for each week with changes: what became of each document, by chapter.',
    monthly: 'Once a month, for each month with changes: what became of each document, by chapter.',
  },
  week: (first) => `Week of ${first}`,
  changed: (count, isMore) =>
    `${isMore ? 'more than ' : ''}${count} ${count === 1 ? 'document' : 'documents'} changed`,
};

const french: DigestWords = {
  titles: { weekly: 'Résumé de la semaine', monthly: 'Résumé du mois' },
  descriptions: {
    weekly:
      'Une fois par semaine, pour chaque semaine qui a des changements\u00A0: ce qu’est devenu chaque document, par chapitre.',
    monthly:
      'Une fois par mois, pour chaque mois qui a des changements\u00A0: ce qu’est devenu chaque document, par chapitre.',
  },
  week: (first) => `Semaine du ${first}`,
  changed: (count, isMore) =>
    `${isMore ? 'plus de ' : ''}${count} ${count < 2 ? 'document changé' : 'documents changés'}`,
};

/** The words of digests in a language. */
export function digestWordsIn(language: WordLanguage): DigestWords {
  return language === 'fr' ? french : english;
}
