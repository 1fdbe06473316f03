import { describe, expect, it } from '@jest/globals';
import { summarize } from '../../lib/words/summarize.ts';
import { compare } from '../redline/blocks/law-texts.ts';

function told(before: string, after: string): string {
  const [old, young] = [before, after].map((text) => `${text}\n\nThe rest stays.\n`);
  return summarize(compare(old ?? '', young ?? ''), 'en');
}

describe('a word that denies', () => {
  it.each([
    ['The body must publish it.', 'The body must not publish it.', 'must', 'must not'],
    ['The body may charge.', 'The body may never charge.', 'may', 'may never'],
    ['The body may charge a fee.', 'The body may charge no fee.', 'may', 'may … no'],
    ['L’organisme doit publier.', 'L’organisme ne doit pas publier.', 'doit', 'ne doit pas'],
    ['Il peut le publier.', 'Il ne peut plus le publier.', 'peut', 'ne peut plus'],
    ['Elle doit payer une taxe.', 'Elle ne doit payer aucune taxe.', 'doit', 'ne doit … aucune'],
    [
      'L’organisme publie le plan.',
      'L’organisme ne publie pas le plan.',
      'publie',
      'ne publie pas',
    ],
    ['L’organisme est tenu.', 'L’organisme n’est jamais tenu.', 'est', 'n’est jamais'],
    ['Sie darf es zeigen.', 'Sie darf es nicht zeigen.', 'darf', 'darf … nicht'],
    ['Sie darf ein Entgelt verlangen.', 'Sie darf kein Entgelt verlangen.', 'darf', 'darf kein'],
    ['El órgano debe cobrar.', 'El órgano no debe cobrar.', 'debe', 'no debe'],
    [
      'El órgano debe cobrar una tasa.',
      'El órgano no debe cobrar ninguna tasa.',
      'debe',
      'no debe … ninguna',
    ],
  ])('is told with the verb that it denies, other words aside: %s', (before, after, old, young) => {
    expect(told(before, after)).toBe(`“${old}” became “${young}”`);
    expect(told(after, before)).toBe(`“${young}” became “${old}”`);
    expect(told(`${before} So it is in towns.`, `${after} So it is in cities.`)).toMatch(
      new RegExp(`“${old}” became “${young}”`, 'u'),
    );
  });

  it('is told with how often it came, and of several verbs for each', () => {
    const law = (denial: string) =>
      `All must${denial} pay.\n\nSchools must${denial} pay.\n\nTowns may${denial} pay.`;
    expect(told(law(''), law(' not'))).toBe(
      '“must” became “must not” (2 times); “may” became “may not”',
    );
  });

  it.each([
    [
      'It says why it keeps data, not why it shares it.',
      'It says why it keeps data; until now it had to say why it shares it.',
      '“not why it shares it” became “until now it had to say why it shares it”',
    ],
    ['All of it is not free.', 'All of it is mostly free.', '“not free” became “mostly free”'],
    [
      'Es ist nicht frei, sagt man.',
      'Es ist fast frei, sagt man.',
      '“nicht frei” became “fast frei”',
    ],
    [
      'Ce n’est pas libre ici.',
      'Ce n’est que libre ici.',
      '“pas libre ici” became “que libre ici”',
    ],
    ['Eso es nada nuevo, dice.', 'Eso es todo nuevo, dice.', '“nada nuevo” became “todo nuevo”'],
  ])('is quoted with what it denies where others took its place: %s', (before, after, said) => {
    expect(told(before, after)).toBe(said);
  });

  it.each([
    ['Schools are free of it.', 'Schools are not free of it.', '“not” added'],
    ['They must pay, if asked.', 'They must pay, if not asked.', '“not” added'],
    ['They must pay a fee.', 'They must pay an annual fee.', '“a” became “an annual”'],
  ])('is told alone where it denies no such verb: %s', (before, after, said) => {
    expect(told(before, after)).toBe(said);
  });
});
