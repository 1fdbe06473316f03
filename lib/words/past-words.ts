import type { WordLanguage } from './language.ts';

/** What pages about past states of the plan say. Days are in words already. */
export interface PastWords {
  /** Beside a field for a day. */
  readonly planOn: string;
  readonly changedSince: string;
  readonly show: string;
}

const english: PastWords = {
  planOn: 'The plan on',
  changedSince: 'What changed since',
  show: 'Show',
};

const french: PastWords = {
  planOn: 'Le plan au',
  changedSince: 'Ce qui a changé depuis le',
  show: 'Afficher',
};

/** The words of pages about the past in a language. */
export function pastWordsIn(language: WordLanguage): PastWords {
  return language === 'fr' ? french : english;
}
