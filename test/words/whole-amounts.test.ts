import { describe, expect, it } from '@jest/globals';
import { findKinds } from '../../lib/redline/changes/find-kinds.ts';
import { summarize } from '../../lib/words/summarize.ts';
import { compare } from '../redline/blocks/law-texts.ts';

function told(before: string, after: string): string {
  const [old, young] = [before, after].map((text) => `${text}\n\nThe rest stays.\n`);
  return summarize(compare(old ?? '', young ?? ''), 'en');
}

function kindsOf(before: string, after: string): string[] {
  return findKinds(compare(before, after)).map(({ kind }) => kind);
}

describe('an amount of which the unit is another one', () => {
  it.each([
    ['Answer within 20 working days.', '20 working days', '20 calendar days'],
    ['Answer within twenty working days.', 'twenty working days', 'twenty calendar days'],
    ['Answer within 20 days.', '20 days', '20 working days'],
    ['Answer within 20 working days.', '20 working days', '20 days'],
    ['Answer within 20 working days.', '20 working days', '30 working days'],
    ['Answer within 20 working days.', '20 working days', '30 calendar days'],
    ['Answer within 20 days of receipt.', '20 days of receipt', '20 days of dispatch'],
    ['The fine is 10 % of turnover then.', '10 % of turnover', '10 % of profit'],
    ['Pay 5 million euros now.', '5 million euros', '5 million dollars'],
    ['Pay 100 euros a year.', '100 euros a year', '100 euros a month'],
    ['Binnen 30 Tagen wird gezahlt.', '30 Tagen', '30 Werktagen'],
    ['Die Frist von 30 Werktagen gilt.', '30 Werktagen', '30 Kalendertagen'],
    ['Es sind 10 % des Umsatzes.', '10 % des Umsatzes', '10 % des Gewinns'],
    ['Sous 15 jours ouvrés, il paie.', '15 jours ouvrés', '15 jours calendaires'],
    ['C’est 10 % du chiffre d’affaires.', '10 % du chiffre d’affaires', '10 % du bénéfice'],
    ['En 10 días hábiles se responde.', '10 días hábiles', '10 días naturales'],
    ['Es el 10 % de la facturación.', '10 % de la facturación', '10 % del beneficio'],
    ['20営業日以内に払う。', '20営業日', '20暦日'],
    ['期限は20営業日である。', '20営業日', '20暦日'],
    ['二十営業日以内に払う。', '二十営業日', '二十暦日'],
    ['売上高の10%を払う。', '売上高の10%', '利益の10%'],
  ])('is quoted whole: %s', (before, old, young) => {
    const after = before.replace(old, young);
    expect(told(before, after)).toBe(`“${old}” became “${young}”`);
    expect(told(after, before)).toBe(`“${young}” became “${old}”`);
  });

  it.each([
    ['In 2016 members agree.', 'members', 'schools'],
    ['See Article 3 above.', 'above', 'below'],
    ['See § 3 oben.', 'oben', 'unten'],
    ['All of Zone 3 opens then.', 'opens', 'closes'],
    ['The 20 members shall vote.', 'shall', 'may'],
    ['There were 20, schools among them.', 'schools', 'roads'],
  ])('is not quoted where the words are not its unit: %s', (before, old, young) => {
    expect(told(before, before.replace(old, young))).toBe(`“${old}” became “${young}”`);
  });

  it.each([
    ['20 working days', '20 calendar days'],
    ['20 days', '20 working days'],
    ['6 months', '6 years'],
    ['30 Werktagen', '30 Kalendertagen'],
    ['30 Tagen', '30 Werktagen'],
    ['15 jours ouvrés', '15 jours calendaires'],
    ['10 días hábiles', '10 días naturales'],
    ['20営業日', '20暦日'],
  ])('is a figure, and told beside others: %s', (old, young) => {
    const law = (time: string, other: string, fine: string) =>
      `## A\n\nAnswer within ${time}.\n\n## B\n\nWho is late pays ${fine}.\n\n## C\n\nAppeal within ${other}.`;
    expect(told(law(old, old, '5,000 euros'), law(young, young, '500 euros'))).toBe(
      `“${old}” became “${young}” (2 times); “5,000 euros” became “500 euros” in “B”`,
    );
    expect(kindsOf(law(old, old, '5 euros'), law(young, young, '5 euros'))).toEqual(['figures']);
  });

  it.each([
    ['where the request is complex', 'if the request is unusually complex'],
    ['after it was asked', 'before it was asked'],
    ['lorsque la demande est complexe', 'quand la demande est très complexe'],
  ])('is not quoted with a word that only follows it: %s', (old, young) => {
    const said = told(`It may take 30 days ${old}.`, `It may take 30 days ${young}.`);
    expect(said).not.toContain('30 days');
  });

  it('is not quoted where that would be long', () => {
    const long = 'extraordinarily-long-designations-of-days';
    const before = `Answer within 20 ${long}.`;
    expect(told(before, before.replace(long, `${long}s`)).length).toBeLessThan(120);
  });
});
