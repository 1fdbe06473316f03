import { languageTag, type WordLanguage } from './language.ts';

/**
 * What pages say of a text as a promise: how it came to stand, whether it still does, and whether its
 * translation is behind. Days are in words already; languages are BCP 47 tags.
 */
export interface PromiseWords {
  readonly thisText: string;
  /** The author's own words follow. */
  readonly lastChange: string;
  readonly whatChanged: string;
  readonly anotherDay: string;
  readonly lateToday: string;
  readonly history: string;
  readonly historyExplanation: string;
  readonly fates: Readonly<Record<'created' | 'withdrawn' | 'reinstated', string>>;
  readonly earlierSteps: (count: number) => string;
  readonly withdrawingChange: string;
  /** Of a version of a document that was withdrawn later; a date follows. */
  readonly laterWithdrawn: string;
  readonly stays: string;
  readonly seeWithdrawn: string;
  /** Of a text whose translation changed after it. */
  readonly behind: (language: string, day: string) => string;
  readonly whatChangedThere: string;
  /** Of a text that could not be published on a day. */
  readonly heldBack: (day: string) => string;
  readonly lastShown: string;
  readonly whyHeldBack: string;
}

const english: PromiseWords = {
  thisText: 'This text',
  lastChange: 'Last change',
  whatChanged: 'What changed',
  anotherDay: 'On another day',
  lateToday: 'Is it late today?',
  history: 'History of the promise',
  historyExplanation: 'Its status, dates, milestones and lead institutions alone, oldest first.',
  fates: { created: 'promised', withdrawn: 'withdrawn', reinstated: 'promised again' },
  earlierSteps: (count) =>
    count === 1 ? '1 earlier step is in the history' : `${count} earlier steps are in the history`,
  withdrawingChange: 'The change that withdrew it',
  laterWithdrawn: 'The document was withdrawn on',
  stays: 'It is no longer part of the plan. This version stays here for the record.',
  seeWithdrawn: 'Its last text, and why it was withdrawn',
  behind: (language, day) => `The ${nameOf(language, 'en')} text changed on ${day}, after this one`,
  whatChangedThere: 'what changed',
  heldBack: (day) => `A newer text of ${day} is held back.`,
  lastShown: 'This is the last text that was published.',
  whyHeldBack: 'Why it is held back',
};

const french: PromiseWords = {
  thisText: 'Ce texte',
  lastChange: 'Dernier changement',
  whatChanged: 'Ce qui a changé',
  anotherDay: 'Un autre jour',
  lateToday: 'Est-il en retard aujourd’hui\u00A0?',
  history: 'Histoire de la promesse',
  historyExplanation:
    'Son état, ses dates, ses jalons et ses institutions porteuses, sans le reste, du plus ancien au plus récent.',
  fates: { created: 'promis', withdrawn: 'retiré', reinstated: 'promis de nouveau' },
  earlierSteps: (count) =>
    count < 2
      ? `${count} étape antérieure est dans l’historique`
      : `${count} étapes antérieures sont dans l’historique`,
  withdrawingChange: 'Le changement qui l’a retiré',
  laterWithdrawn: 'Le document a été retiré le',
  stays: 'Il ne fait plus partie du plan. Cette version reste ici pour mémoire.',
  seeWithdrawn: 'Son dernier texte, et pourquoi il a été retiré',
  behind: (language, day) =>
    `La version en ${nameOf(language, 'fr')} a changé le ${day}, après celle-ci`,
  whatChangedThere: 'ce qui a changé',
  heldBack: (day) => `Un texte plus récent, du ${day}, est retenu.`,
  lastShown: 'Voici le dernier texte publié.',
  whyHeldBack: 'Pourquoi il est retenu',
};

/** What a language is called in one of ours: "French", "français". */
function nameOf(language: string, inLanguage: WordLanguage): string {
  const tag = languageTag(language);
  if (tag === undefined) return language;
  return new Intl.DisplayNames([inLanguage], { type: 'language' }).of(tag) ?? language;
}

/** These words in a language. */
export function promiseWordsIn(language: WordLanguage): PromiseWords {
  return language === 'fr' ? french : english;
}
