import { describe, expect, it } from '@jest/globals';
import { summarize } from '../../lib/words/summarize.ts';
import { compare } from '../redline/blocks/law-texts.ts';

function told(before: string, after: string): string {
  const [old, young] = [before, after].map((text) => `${text}\n\nThe rest stays.\n`);
  return summarize(compare(old ?? '', young ?? ''), 'en');
}

describe('a figure that changed together with words', () => {
  it.each([
    [
      'Answer within 30 days of receipt of the request, in writing.',
      'Answer not later than 60 days after the decision was taken, in writing.',
      '“30 days” became “60 days”',
    ],
    [
      'Done by 30 June 2016 at the latest, in all towns.',
      'Done before the end of 31 December 2017 and only if funded, in all towns.',
      '“30 June 2016” became “31 December 2017”; “only if funded” added',
    ],
    [
      'The fine is €500 for each day on which it is not paid, and no more.',
      'The fine is up to €5,000 for a first breach of it, and no more.',
      '“€500” became “up to €5,000”',
    ],
    [
      'Die Behörde antwortet binnen 30 Tagen nach Eingang des vollen Antrags schriftlich.',
      'Die Behörde antwortet spätestens 60 Tage nach der Entscheidung schriftlich.',
      '“30 Tagen” became “60 Tage”',
    ],
    [
      'L’administration répond dans les 30 jours suivant la demande complète par écrit.',
      'L’administration répond au plus tard 60 jours après la décision par écrit.',
      '“30 jours” became “60 jours”',
    ],
    [
      'La autoridad responde en 30 días desde la solicitud por escrito.',
      'La autoridad responde a más tardar 60 días después de la decisión por escrito.',
      '“30 días” became “60 días”',
    ],
    [
      '市民から提出された公文書の開示に関する請求書が事務所の窓口に届いた日の後30日以内に書面で回答する。',
      '決定の後に通知して60日までに書面で回答する。',
      '“30日” became “60日”',
    ],
  ])('is named, and the words are counted: %s', (before, after, said) => {
    expect(told(before, after)).toBe(`${said}; 1 paragraph reworded`);
  });

  it.each([
    ['Pay within three months.', 'Pay within one month.', 'three months', 'one month'],
    ['Reply within two months.', 'Reply within a year.', 'two months', 'a year'],
    [
      'Either party may leave with three months’ notice to the other.',
      'Either party may leave with one month’s notice to the other.',
      'three months’ notice',
      'one month’s notice',
    ],
    [
      'It may rise by 3 % a year.',
      'It may rise by 3 % every two years.',
      'a year',
      'every two years',
    ],
    ['Tous paient dans les deux mois.', 'Tous paient dans le mois.', 'les deux mois', 'le mois'],
    [
      'Zahlbar innerhalb von zwei Monaten.',
      'Zahlbar innerhalb eines Monats.',
      'von zwei Monaten',
      'eines Monats',
    ],
    ['El plazo será de un mes.', 'El plazo será de dos meses.', 'un mes', 'dos meses'],
    ['The term is five years.', 'The term is unlimited.', 'five years', 'unlimited'],
    [
      'Kept for 6 months there.',
      'Kept for as long as needed there.',
      '6 months',
      'as long as needed',
    ],
    [
      'The permit lapses after two years.',
      'The permit does not lapse.',
      'lapses after two years',
      'does not lapse',
    ],
    ['Pay by 1 March 2027.', 'Pay by the end of 2027.', '1 March 2027', 'the end of 2027'],
    [
      'All of 600 homes, of which at least 200 shall be open.',
      'All of 600 homes, of which up to 200 may be open.',
      'at least 200 shall',
      'up to 200 may',
    ],
    [
      'Die Frist beträgt fünf Jahre.',
      'Die Frist ist unbegrenzt.',
      'beträgt fünf Jahre',
      'ist unbegrenzt',
    ],
    ['期間は五年とする。', '期間は無期限とする。', '五年', '無期限'],
  ])(
    'is quoted with the few words in its place, none of which came or went: %s',
    (before, after, old, young) => {
      expect(told(before, after)).toBe(`“${old}” became “${young}”`);
      expect(told(after, before)).toBe(`“${young}” became “${old}”`);
    },
  );

  const year = 'Reply to each of them within';
  it.each([
    [
      `${year} three months of the receipt of the full request, in writing.`,
      `${year} one month of the day on which the office has all papers, in writing.`,
      '“three months” became “one month”; 1 paragraph reworded',
    ],
    [
      `${year} two years of the receipt of the full request, in writing.`,
      `${year} a time that is told each year by the office itself, in writing.`,
      '1 paragraph reworded',
    ],
    [
      'Il répond dans les deux mois qui suivent la réception du dossier complet, par écrit.',
      'Il répond dans le mois au cours duquel le dossier a été déposé, par écrit.',
      '“deux mois” became “le mois”; “complet” became “a été déposé”; 1 paragraph reworded',
    ],
    [
      'Er antwortet innerhalb von drei Jahren nach Erhalt des vollständigen Antrags, schriftlich und mit den Gründen des Amtes.',
      'Er antwortet innerhalb eines Jahres seit jenem Tage, da alle Papiere beim Amt sind, schriftlich und mit den Gründen des Amtes.',
      '“drei Jahren” became “eines Jahres”; 1 paragraph reworded',
    ],
  ])(
    'is not told as gone where many words have its unit in another way: %s',
    (before, after, said) => {
      expect(told(before, after)).toBe(said);
    },
  );

  const items = (clause: string) =>
    `- Companies publish what they pay, country by country${clause}.\n- All of it is open.`;

  it('is quoted with the words that came, where these are few', () => {
    const clause = ', for payments of 100,000 euros or more';
    expect(told(items(''), items(clause))).toBe('“for payments of 100,000 euros or more” added');
    expect(told(items(clause), items(''))).toBe('“for payments of 100,000 euros or more” removed');
  });

  it('is named alone where these are many, and they are counted', () => {
    const clause = ', for all single payments to one authority of 100,000 euros or more in a year';
    expect(told(items(''), items(clause))).toBe('“100,000 euros” added; 1 list item reworded');
    expect(told(items(clause), items(''))).toBe('“100,000 euros” removed; 1 list item reworded');
  });

  it.each([
    ['This will be updated: check back in early May 2013 for an update', '“May 2013” removed'],
    ['This was so from January 2012 and applies to all who are paid', '“January 2012” removed'],
    [
      'From May 5, 2016 all who are paid by the state of the land report it',
      '“May 5, 2016” removed',
    ],
    ['Depuis janvier 2012 tous ceux que paie encore l’État le déclarent', '“janvier 2012” removed'],
    ['Desde enero de 2012 todos los pagados por el Estado lo declaran', '“enero de 2012” removed'],
    ['Since 2013 an answer is due to all who ask the ministry of the land', undefined],
  ])('is a date with its month, and no year alone: %s', (clause, figure) => {
    const kept = 'What stays is said here in many words, so that the paragraph is the same one. ';
    const counted = '1 paragraph reworded';
    expect(told(`${kept}${clause}.`, kept)).toBe(figure ? `${figure}; ${counted}` : counted);
  });

  it('is named once where it went twice', () => {
    const kept = 'What stays is said here in many words, so that the paragraph is the same one.';
    const clause =
      ' The service went live by 13 March 2013 for all, and it was not before 13 March 2013.';
    expect(told(kept + clause, kept)).toBe('“13 March 2013” (2) removed; 1 paragraph reworded');
  });

  it('is not said to be another one where it says something else, or went to another place', () => {
    expect(
      told(
        'On the 15 th, the act was signed by all.',
        'On the 2015 National plan act was signed by all.',
      ),
    ).toBe('1 paragraph reworded');
    const fee = ' and whoever comes late to the market of the town pays 20 euros';
    expect(
      told(
        `- All traders pay a fee${fee}.\n- Schools are free of every fee.`,
        `- All traders pay a fee.\n- Schools are free of every fee${fee}.`,
      ),
    ).toBe('2 list items reworded');
  });
});
