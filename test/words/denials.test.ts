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
    [
      'This way in is no longer an optional ‘extra’.',
      'This way in is not an optional extra to consider.',
      '“no longer an optional ‘extra’” became “not an optional extra to consider”; 1 paragraph reworded',
    ],
    [
      'Say why no 3rd party has built an app.',
      'Say why it is so. If there are 3rd-party apps, say so.',
      '“no 3rd party has built an app” became “it is so. If there are 3rd-party apps”; 1 paragraph reworded',
    ],
    [
      'Say why no 3rd party has built an app that all of us can use.',
      'Say why it is so. If there are 3rd-party apps that all of us can use.',
      '“no” became “it is so. If there are”; 1 paragraph reworded',
    ],
    [
      'Ce n’est pas libre ici, dit-on.',
      'Ce n’est que libre ailleurs, dit-on.',
      '“pas libre ici” became “que libre ailleurs”; “ici” became “ailleurs”',
    ],
  ])('is quoted with what it denies where others took its place: %s', (before, after, said) => {
    expect(told(before, after)).toBe(said);
  });

  it.each([
    [
      'The economy should work for everyone, not just banks; we want it to improve fairness.',
      'The economy must improve fairness.',
      '“should” became “must”',
    ],
    [
      'The economy should work for everyone, not just banks. We want to improve fairness.',
      'The economy must improve fairness.',
      '“should” removed; “must” added; 1 paragraph reworded',
    ],
    [
      'You shut out nobody, so that you do not exclude them from services and must make an effort.',
      'You shut out nobody, so that they are not excluded from your service, making an effort.',
      '“must” removed; 1 paragraph reworded',
    ],
  ])('is no part of a verb that it does not deny: %s', (before, after, said) => {
    expect(told(before, after)).toBe(said);
  });

  it.each([
    ['No person shall enter it.', 'Any person may enter it.', 'No … shall', 'may'],
    ['No person shall feed birds.', 'Every person should feed birds.', 'No … shall', 'should'],
    [
      'Kein Händler darf Bier verkaufen.',
      'Händler dürfen Bier verkaufen.',
      'Kein … darf',
      'dürfen',
    ],
    [
      'Kein Gast soll hier warten.',
      'Jeder Gast darf hier warten.',
      'Kein Gast soll',
      'Jeder Gast darf',
    ],
    [
      'Aucun exploitant ne peut vendre d’alcool.',
      'Tout exploitant peut vendre d’alcool.',
      'Aucun … ne peut',
      'peut',
    ],
    ['Ninguna tienda debe abrir hoy.', 'Toda tienda puede abrir hoy.', 'Ninguna … debe', 'puede'],
    [
      'Il ne peut cesser qu’avec l’accord.',
      'Il peut cesser avec l’accord.',
      'ne peut … qu’',
      'peut',
    ],
    [
      'The mayor may in no case sell it.',
      'The mayor may in any case sell it.',
      'may … no case',
      'may … any case',
    ],
  ])('is told with its verb where that is another one, too: %s', (before, after, old, young) => {
    expect(told(before, after)).toBe(`“${old}” became “${young}”`);
    expect(told(after, before)).toBe(`“${young}” became “${old}”`);
  });

  it.each([
    ['Members may vote. Guests may not vote.', 'Members may not vote. Guests may vote.'],
    [
      'Une dame peut voter. Elle ne peut pas payer.',
      'Une dame ne peut pas voter. Elle peut payer.',
    ],
    ['Er darf wählen. Sie darf nicht zahlen.', 'Er darf nicht wählen. Sie darf zahlen.'],
  ])('that went from one verb to another neither came nor went: %s', (before, after) => {
    expect(told(before, after)).toMatch(/^“(.+)” became “(.+)”; “\2” became “\1”$/u);
  });

  it.each([
    [
      'The fee is not refunded. The deposit is refunded.',
      'The fee is refunded. The deposit is not refunded.',
      '“The fee is not refunded” became “The fee is refunded”; “The deposit is refunded” became “The deposit is not refunded”',
    ],
    [
      'Das Amt haftet nicht. Der Halter haftet.',
      'Das Amt haftet. Der Halter haftet nicht.',
      '“Das Amt haftet nicht” became “Das Amt haftet”; “Der Halter haftet” became “Der Halter haftet nicht”',
    ],
  ])('that went from one clause to another is told with both: %s', (before, after, said) => {
    expect(told(before, after)).toBe(said);
  });

  it('beside other words tells these apart', () => {
    expect(
      told(
        'No person shall swim here unless a guard is there.',
        'Any person may swim here even if no guard is there.',
      ),
    ).toBe('“No … shall” became “may”; “unless a” became “even if no”');
    expect(
      told(
        'No person shall swim unless a guard is there.',
        'Any person may swim even if no guard is there.',
      ),
    ).toBe('“No … shall” became “may”; “unless” became “even if”');
    expect(told('Not all dogs must be held.', 'All dogs must not be held.')).toBe(
      '“must” became “must not”; “Not all” became “All”',
    );
  });

  it.each([
    [
      'Schools are free of it.',
      'Schools are not free of it.',
      '“free of it” became “not free of it”',
    ],
    ['They must pay, if asked.', 'They must pay, if not asked.', '“asked” became “not asked”'],
    ['They must pay a fee.', 'They must pay an annual fee.', '“a” became “an annual”'],
  ])('is told alone where it denies no such verb: %s', (before, after, said) => {
    expect(told(before, after)).toBe(said);
  });
});

describe('verbs that bind', () => {
  const both = (one: string, other: string) => `Owners ${one} register. Tenants ${other} register.`;
  const apart = (one: string, other: string) =>
    `Owners ${one} register.\n\nTenants ${other} register.`;
  const list = (one: string, other: string) => `- Owners ${one} go\n- Tenants ${other} go`;
  const table = (one: string, other: string) =>
    `| Who | How |\n| --- | --- |\n| Owners | ${one} |\n| Tenants | ${other} |`;

  it.each([
    ['must', 'may', both],
    ['shall', 'may', apart],
    ['must', 'may', list],
    ['is permitted to', 'is prohibited to', both],
    ['prohibited', 'permitted', apart],
    ['permitted', 'prohibited', table],
    ['yes', 'no', table],
    ['müssen', 'dürfen', both],
    ['doivent', 'peuvent', apart],
    ['deben', 'pueden', list],
  ])('that changed places neither came nor went: %s and %s', (one, other, text) => {
    const [first, second] = [one, other].map((words) => words.replace(/^is | to$/gu, ''));
    expect(told(text(one, other), text(other, one))).toBe(
      `“${first}” became “${second}”; “${second}” became “${first}”`,
    );
  });

  it('that took the place of verbs are told up to three times', () => {
    const law = (...verbs: string[]) =>
      verbs.map((verb, at) => `Group ${'ABCD'[at]} ${verb} go.`).join('\n\n');
    expect(told(law('must', 'may', 'should'), law('may', 'should', 'must'))).toBe(
      '“must” became “may”; “may” became “should”; “should” became “must”',
    );
  });
});

describe('verbs that changed places', () => {
  it('are told where another text was split further up', () => {
    const lines = (fee: string, rule: string) => `Stall | Fee\n${rule}Large | €${fee}\n\n`;
    const before =
      'Owners must register within three months. Tenants may register.\n\nIt is due by 1 March 2027.\n\nTwo oaks.';
    const after =
      'Owners may register within one month. Tenants must register.\n\nIt is due by the end of 2027.\n\nFew oaks.';
    expect(told(lines('50', '') + before, lines('60', '--- | ---\n') + after)).toBe(
      '“€50” became “€60”; “three months” became “one month”; “1 March 2027” became “the end of 2027”; “must” became “may”; “may” became “must”; 1 paragraph reworded; 1 table row rearranged',
    );
  });
});
