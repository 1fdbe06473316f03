import { describe, expect, it } from '@jest/globals';
import { findKinds } from '../../lib/redline/changes/find-kinds.ts';
import { summarize } from '../../lib/words/summarize.ts';
import { compare } from '../redline/blocks/law-texts.ts';

function told(before: string, after: string): string {
  const [old, young] = [before, after].map((text) => `${text}\n\nThe rest stays.\n`);
  return summarize(compare(old ?? '', young ?? ''), 'en');
}

describe('a limit of an amount', () => {
  it.each([
    ['A term of up to 30 days holds', 'up to 30 days', 'at least 30 days'],
    ['A term of not more than 30 days holds', 'not more than 30 days', 'not less than 30 days'],
    ['A term of no more than 30 days holds', 'no more than 30 days', 'no less than 30 days'],
    ['Reply within 30 days', 'within 30 days', 'after 30 days'],
    ['Reply within a month', 'within a month', 'after a month'],
    ['Reply within one month', 'within one month', 'after one month'],
    ['Reply within three months', 'within three months', 'after three months'],
    ['Reply before 1 May 2026', 'before 1 May 2026', 'after 1 May 2026'],
    ['Reply by 2026-05-01', 'by 2026-05-01', 'after 2026-05-01'],
    ['What was built before 2016 counts', 'before 2016', 'after 2016'],
    ['What was built in 2016 counts', 'in 2016', 'after 2016'],
    ['Reply not later than 1 May 2026', 'not later than 1 May 2026', 'not before 1 May 2026'],
    ['Firms of fewer than 50 members vote', 'fewer than 50 members', 'more than 50 members'],
    ['Towns of 20 members or more vote', '20 members or more', '20 members or fewer'],
    ['At least 20 members vote', 'At least 20 members', 'At most 20 members'],
    ['A share of less than 5 % is free', 'less than 5 %', 'at least 5 %'],
    ['Pay a fine of €500', '€500', 'up to €500'],
    ['Pay a fine of up to EUR 500', 'up to EUR 500', 'at least EUR 500'],
    ['Die Frist von bis zu 30 Tagen gilt', 'bis zu 30 Tagen', 'mindestens 30 Tagen'],
    ['Es sind höchstens 30 Tage', 'höchstens 30 Tage', 'mindestens 30 Tage'],
    ['Es sind nicht mehr als 5 %', 'nicht mehr als 5 %', 'nicht weniger als 5 %'],
    ['Binnen 30 Tagen wird gezahlt', 'Binnen 30 Tagen', 'Nach 30 Tagen'],
    ['Innerhalb eines Monats wird gezahlt', 'Innerhalb eines Monats', 'Nach einem Monat'],
    ['Man zahlt vor dem 1. Mai 2026', 'vor dem 1. Mai 2026', 'nach dem 1. Mai 2026'],
    ['Man zahlt spätestens am 1. Mai', 'spätestens am 1. Mai', 'frühestens am 1. Mai'],
    ['Cela dure au plus 30 jours', 'au plus 30 jours', 'au moins 30 jours'],
    ["Cela dure jusqu'à 30 jours", "jusqu'à 30 jours", 'plus de 30 jours'],
    ['Elle répond dans les 30 jours', 'dans les 30 jours', 'après 30 jours'],
    ['Elle répond avant le 1er mai 2026', 'avant le 1er mai 2026', 'après le 1er mai 2026'],
    ['Il faut moins de 5 %', 'moins de 5 %', 'plus de 5 %'],
    ['Il faut 20 membres ou plus', '20 membres ou plus', '20 membres ou moins'],
    ['Dura hasta 30 días', 'hasta 30 días', 'al menos 30 días'],
    ['Dura no más de 30 días', 'no más de 30 días', 'no menos de 30 días'],
    ['Responde antes del 1 de mayo', 'antes del 1 de mayo', 'después del 1 de mayo'],
    ['Es un plazo de 30 días como máximo', '30 días como máximo', '30 días o más'],
    ['期間は30日以内とする', '30日以内', '30日以上'],
    ['期間は三十日以内とする', '三十日以内', '三十日以上'],
    ['期間は20営業日以内とする', '20営業日以内', '20営業日以上'],
    ['20人以下の町が払う', '20人以下', '20人未満'],
    ['20歳以上の者が払う', '20歳以上', '20歳未満'],
    ['2026年5月1日までに払う', '2026年5月1日まで', '2026年5月1日以降'],
    ['期間は最長30日とする', '最長30日', '少なくとも30日'],
    ['期間は最長で30日とする', '最長で30日', '最低でも30日'],
    ['The term must not exceed 30 days', 'not exceed 30 days', 'exceed 30 days'],
    ['La durée est d’au plus 30 jours', 'au plus 30 jours', 'au moins 30 jours'],
    ["La durée est d'au plus 30 jours", 'au plus 30 jours', 'au moins 30 jours'],
    ['A period of up to and including 30 days', 'up to and including 30 days', 'more than 30 days'],
  ])('is a part of it, beside other words too: %s', (line, old, young) => {
    const said = `“${old}” became “${young}”`;
    const [before, after] = [`${line}.`, `${line.replace(old, young)}.`];
    expect(told(before, after)).toBe(said);
    expect(told(after, before)).toBe(`“${young}” became “${old}”`);
    const more = [
      `${before} So it is in all of the towns that have a market.`,
      `${after} So it is in all of the cities that have a market.`,
    ] as const;
    expect(told(...more)).toBe(`${said}; “towns” became “cities”`);
    expect(findKinds(compare(...more)).map(({ kind }) => kind)).toEqual(['figures', 'wording']);
  });

  it.each([
    [
      'The body may extend the time by up to 30 days where the request is complex.',
      'The body may, once, extend this time limit by at least 30 days if the request is unusually complex.',
      '“up to 30 days” became “at least 30 days”; “where” became “if”; “once” added; “unusually” added; 1 paragraph reworded',
    ],
    [
      'Reply within 30 days of receipt of the request, in writing.',
      'Reply not earlier than 60 days after the decision was taken, in writing.',
      '“within 30 days” became “not earlier than 60 days”; 1 paragraph reworded',
    ],
    [
      'La durée ne peut excéder 30 jours.',
      'La durée est d’au moins 30 jours.',
      '“ne peut excéder 30 jours” became “au moins 30 jours”; “ne peut” removed; 1 paragraph reworded',
    ],
    [
      'El plazo no podrá exceder de 30 días.',
      'El plazo será de al menos 30 días.',
      '“no podrá exceder de 30 días” became “al menos 30 días”; “no podrá” removed; 1 paragraph reworded',
    ],
    [
      'Die Frist darf 30 Tage nicht überschreiten.',
      'Die Frist muss mindestens 30 Tage betragen.',
      '“darf 30 Tage nicht überschreiten.” became “muss mindestens 30 Tage betragen.”',
    ],
    [
      '期間は30日を超えてはならない。',
      '期間は30日以上でなければならない。',
      '“30日を超えては” became “30日以上”; 1 paragraph reworded',
    ],
    [
      'It lasts for up to three years and may be renewed by the town.',
      'It lasts for three years or more and may be renewed by the city.',
      '“up to three years” became “three years or more”; “town” became “city”',
    ],
    [
      'What comes before 1 May counts; what comes after 1 May does not.',
      'What comes after 1 May counts; what comes before 1 May does not.',
      '“before 1 May” became “after 1 May”; “after 1 May” became “before 1 May”',
    ],
    ['Read pages 3 to 5 before 10 May.', 'Read pages 3 to 6 before 10 May.', '“5” became “6”'],
    [
      'A term of up to 30 days holds.',
      'A term of at least 60 days holds.',
      '“up to 30 days” became “at least 60 days”',
    ],
    [
      'A term of up to 30 days holds.',
      'A term of at least 30 weeks holds.',
      '“up to 30 days” became “at least 30 weeks”',
    ],
    [
      'At most 30 days pass in each of the towns.',
      '30 days or more pass in each of the towns.',
      '“At most 30 days” became “30 days or more”',
    ],
  ])('is quoted with what else became of its amount: %s', (before, after, said) => {
    expect(told(before, after)).toBe(said);
  });

  it('is told once of each block', () => {
    const law = (limit: string) =>
      `## A\n\nReply ${limit} 30 days.\n\n## B\n\nAppeal ${limit} 30 days.`;
    expect(told(law('within'), law('after'))).toBe(
      '“within 30 days” became “after 30 days” (2 times)',
    );
  });

  it.each([
    ['The fee rises by 5 % then.', 'The fee falls by 5 % then.'],
    ['It holds in 5 towns.', 'It holds for 5 towns.'],
    ['It is so under Article 3 now.', 'It is so after Article 3 now.'],
    ['They may pay 5 euros more.', 'They can pay 5 euros more.'],
    ['Reply within 30 days.', 'Reply not later than 30 days.'],
    ['期間は30日である。', '期間は30日とする。'],
  ])('is none where the words limit nothing, or say the same: %s', (before, after) => {
    expect(findKinds(compare(before, after)).map(({ kind }) => kind)).toEqual(['wording']);
  });
});
