import { wordLanguage } from './language.ts';

/** The words around an entry that is sent by mail, in one language. */
export interface MailWords {
  readonly onTheSite: string;
  /** What the mail is and who sends it. */
  readonly why: (plan: string) => string;
}

const english: MailWords = {
  onTheSite: 'This change on the site',
  why: (plan) => `You get this mail because you asked to hear of changes to “${plan}”.`,
};

const french: MailWords = {
  onTheSite: 'Cette modification sur le site',
  why: (plan) =>
    `Vous recevez ce message parce que vous avez demandé à être averti des modifications de « ${plan} ».`,
};

/** @param language BCP 47 tag; English stands in for languages without words. */
export function mailWords(language: string | undefined): MailWords {
  return wordLanguage(language) === 'fr' ? french : english;
}
