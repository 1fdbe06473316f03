import { describe, expect, it } from '@jest/globals';
import type { WordLanguage } from '../../lib/words/language.ts';
import { summarize } from '../../lib/words/summarize.ts';
import { compare } from '../redline/blocks/law-texts.ts';

function told(before: string, after: string, language: WordLanguage = 'en'): string {
  return summarize(compare(before, after), language);
}

/** Two lists, each under a heading or an intro. */
function lists(
  [one, other]: readonly [string, string],
  first: readonly string[],
  second: readonly string[],
): string {
  const list = (items: readonly string[]) => items.map((item) => `- ${item}\n`).join('');
  return `# By-law\n\n## Rules\n\n${one}\n\n${list(first)}\n${other}\n\n${list(second)}\n## Roads\n\nRoads stay.\n`;
}

const labels = [
  ['It may be sold:', 'It may not be sold:'],
  ['It is permitted:', 'It is prohibited:'],
  ['**Permitted:**', '**Prohibited:**'],
  ['## May', '## May not'],
  ['### Permitted', '### Prohibited'],
  ['Erlaubt ist:', 'Verboten ist:'],
  ['Sont autorisés :', 'Sont interdits :'],
  ['Se permite:', 'Está prohibido:'],
  ['次の行為をすることができる。', '次の行為を禁止する：'],
] as const;

const nameOf = (label: string) => label.replace(/[#*]+ ?/gu, '').replace(/\s?[:：。]$/u, '');

describe('an item', () => {
  it.each(labels)('that went from one list to the other is told with both: %s %s', (...both) => {
    const [from, to] = both.map(nameOf);
    for (const item of ['wine', 'wine and beer', 'wine and beer from the farms of the town'])
      expect(
        told(lists(both, ['milk', item], ['spirits']), lists(both, ['milk'], [item, 'spirits'])),
      ).toMatch(
        new RegExp(`^1 list item moved from “${from}[。 ]?” to “${to}[。 ]?”: “${item}”$`, 'u'),
      );
  });

  it('that went from what may be to what may not be weighs as much as a figure', () => {
    const [one, other] = labels[0];
    const fee = (euros: number) => `\nThe fee is ${euros} euros.\n`;
    expect(
      told(
        lists([one, other], ['milk', 'wine'], ['spirits']) + fee(12),
        lists([one, other], ['milk'], ['wine', 'spirits']).replace('stay', 'go') + fee(13),
      ),
    ).toBe(
      '“12 euros” became “13 euros”; 1 list item moved from “It may be sold” to “It may not be sold”: “wine”; “stay” became “go” in “Roads”',
    );
  });

  it.each([
    [
      ['wine', 'milk'],
      ['wood', 'salt'],
      ['wood', 'milk'],
      ['wine', 'salt'],
    ],
    [
      ['wine', 'milk'],
      ['wood', 'salt'],
      ['milk', 'wood'],
      ['wine', 'salt'],
    ],
  ])('and another one that changed places are told with both lists: %s, %s', (...all) => {
    const [one, other, first, second] = all;
    const both = labels[0];
    const [may, mayNot] = both.map(nameOf);
    const sentence = told(lists(both, one, other), lists(both, first, second));
    expect(sentence.split('; ').sort()).toEqual([
      `1 list item moved from “${may}” to “${mayNot}”: “wine”`,
      `1 list item moved from “${mayNot}” to “${may}”: “wood”`,
    ]);
  });

  it('that took the place of one which went is told with that', () => {
    const both = labels[0];
    expect(
      told(
        lists(both, ['wine', 'milk'], ['wood', 'salt']),
        lists(both, ['milk'], ['wine', 'salt']),
      ),
    ).toBe(
      '1 list item moved from “It may be sold” to “It may not be sold”: “wine”; 1 list item removed in “Rules”: “wood”',
    );
  });

  it('that both lists have neither went nor came', () => {
    const both = ['For food:', 'For drinks:'] as const;
    expect(
      told(lists(both, ['milk', 'wine'], ['wine']), lists(both, ['milk'], ['wine', 'tea'])),
    ).toBe('1 list item removed: “wine”; 1 list item added in “Rules”: “tea”');
  });

  it('in another place of its list only moved', () => {
    const both = ['For food:', 'For drinks:'] as const;
    expect(
      told(
        lists(both, ['milk', 'wine', 'tea'], ['x']),
        lists(both, ['tea', 'milk', 'wine'], ['x']),
      ),
    ).toMatch(/^1 list item moved in “Rules”: /u);
  });
});

describe('two texts that changed places', () => {
  const [fish, dive] = [
    [
      ['fishing', 'swimming'],
      ['camping', 'diving'],
    ],
    [
      ['fishing from the northern bank of the lake', 'swimming between the two piers in summer'],
      ['camping on the meadows around the lake', 'diving from the old railway bridge'],
    ],
  ] as const;

  it.each(labels)('under headings or intros are told with both: %s %s', (one, other) => {
    for (const [first, second] of [fish, dive]) {
      const before = lists([one, other], first, second);
      const [names, swapped] = [[one, other].map(nameOf), [other, one].map(nameOf)];
      const said = [names, swapped].map(
        ([a, b]) => `what is under “${a}” and under “${b}” changed places`,
      );
      for (const after of [lists([other, one], first, second), lists([one, other], second, first)])
        expect(said).toContain(told(before, after).replaceAll(/[。 ]”/gu, '”'));
    }
  });

  it('are told in French', () => {
    const [one, other] = labels[0];
    expect(
      told(
        lists([one, other], ['milk', 'wine'], ['spirits']),
        lists([one, other], ['spirits'], ['milk', 'wine']),
        'fr',
      ),
    ).toMatch(/^ce qui est sous «\u00a0.*\u00a0» et sous «\u00a0.*\u00a0» a changé de place$/u);
  });

  it('with their headings only moved', () => {
    const [one, other] = ['### Permitted', '### Prohibited'] as const;
    const [first, second] = dive;
    expect(
      told(lists([one, other], first, second), lists([other, one], second, first)),
    ).not.toMatch(/changed places/u);
  });
});
