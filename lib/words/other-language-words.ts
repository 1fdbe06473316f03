import { wordLanguage } from './language.ts';

/** What is said where a document is asked for in a language in which it is not. */
export interface OtherLanguageWords {
  readonly title: string;
  /** @param language BCP 47 tag of the language that was asked for */
  readonly none: (language: string) => string;
  /** The same of a version, where the text came later. */
  readonly laterOnly: (language: string) => string;
  readonly asItStands: string;
}

const english: OtherLanguageWords = {
  title: 'Not in this language',
  none: (language) => `The plan has no text of this document in ${nameIn('en', language)}.`,
  laterOnly: (language) =>
    `The plan had no text of this document in ${nameIn('en', language)} then. It came later.`,
  asItStands: 'Read it as it stands',
};

const french: OtherLanguageWords = {
  title: 'Pas dans cette langue',
  none: (language) => `Le plan n’a pas de texte de ce document en ${nameIn('fr', language)}.`,
  laterOnly: (language) =>
    `Le plan n’avait pas encore de texte de ce document en ${nameIn('fr', language)}. Il est venu plus tard.`,
  asItStands: 'Le lire tel qu’il est en vigueur',
};

function nameIn(words: string, language: string): string {
  return new Intl.DisplayNames([words], { type: 'language' }).of(language) ?? language;
}

export function otherLanguageWords(language: string): OtherLanguageWords {
  return wordLanguage(language) === 'fr' ? french : english;
}
