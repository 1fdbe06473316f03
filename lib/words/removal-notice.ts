import { type WordLanguage, wordLanguage } from './language.ts';

interface NoticeWords {
  readonly dates: string;
  readonly title: string;
  readonly sentence: (date: string) => string;
  readonly reason: string;
  readonly rest: string;
}

const words: Readonly<Record<WordLanguage, NoticeWords>> = {
  en: {
    dates: 'en-GB',
    title: 'Removed by order',
    sentence: (date) => `On ${date}, the text that this version had was removed.`,
    reason: 'On whose order, and why:',
    rest: 'Its date, its author and the id that git gives the text remain on record.',
  },
  fr: {
    dates: 'fr-FR',
    title: 'Retiré sur ordre',
    sentence: (date) => `Le ${date}, le texte de cette version a été retiré.`,
    reason: 'Sur ordre de qui, et pourquoi :',
    rest: 'Sa date, son auteur et l’identifiant que git donne au texte restent consignés.',
  },
};

/**
 * The Markdown that stands in place of a removed text.
 *
 * @param date ISO 8601
 * @param reason in the operator's words; shown as they are written
 * @param language BCP 47 tag of the text
 */
export function removalNotice(date: string, reason: string, language: string): string {
  const { dates, title, sentence, reason: label, rest } = words[wordLanguage(language)];
  const day = new Intl.DateTimeFormat(dates, { dateStyle: 'long', timeZone: 'UTC' });
  const said = reason.replace(/[\\`*_[\]<>&~#]/gu, '\\$&');
  return `# ${title}\n\n${sentence(day.format(new Date(date)))}\n\n${label} ${said}\n\n${rest}\n`;
}
