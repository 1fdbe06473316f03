import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Kind } from '../../../lib/redline/classify/kinds.ts';
import { foundKind } from './labelled-pairs.ts';

/** The rules in words of docs/redline.md, on one line. */
const rules = readFileSync('docs/redline.md', 'utf8');

type Pair = readonly [before: string, after: string];

/** What the document says, and pairs that it says it of; the tables there are tests of their own. */
const promises: readonly (readonly [said: string, kind: Kind, pairs: readonly Pair[]])[] = [
  // Figures.
  [
    'numbers with their sign, separators',
    'figures',
    [
      ['A change of +5 points.', 'A change of -5 points.'],
      ['It costs 1,500 euros.', 'It costs 1.500 euros.'],
    ],
  ],
  [
    'the letters, unit or currency written with them',
    'figures',
    [
      ['See section 3a.', 'See section 3b.'],
      ['At most 5kg of it.', 'At most 5mg of it.'],
    ],
  ],
  ['`%`, `‰`', 'figures', [['A share of 5 %.', 'A share of 5 ‰.']]],
  [
    '`<`, `≤`, `=`, `≥`, `>` and `±` beside a number',
    'figures',
    [
      ['Where x < 5 it holds.', 'Where x ≤ 5 it holds.'],
      ['A value of ±5 holds.', 'A value of 5 holds.'],
    ],
  ],
  ['feet and inches', 'figures', [['A 5′ pipe.', 'A 5″ pipe.']]],
  [
    'fractions and powers',
    'figures',
    [
      ['A share of ½ is due.', 'A share of ¼ is due.'],
      ['It is 10² m.', 'It is 10³ m.'],
    ],
  ],
  [
    'currencies by sign, name or ISO 4217 code beside a number',
    'figures',
    [
      ['Pay $5 a day.', 'Pay £5 a day.'],
      ['Pay 5 dollars a day.', 'Pay 5 pounds a day.'],
      ['Pay 5 CHF a day.', 'Pay 5 SEK a day.'],
    ],
  ],
  [
    'number words of English, French, German, Spanish, Portuguese, Italian and Dutch',
    'figures',
    [
      ['Within seventeen days.', 'Within eighteen days.'],
      ['Dans vingt jours.', 'Dans trente jours.'],
      ['In zwanzig Tagen.', 'In dreißig Tagen.'],
      ['En veinte días.', 'En treinta días.'],
      ['Em vinte dias.', 'Em trinta dias.'],
      ['Entro venti giorni.', 'Entro trenta giorni.'],
      ['Binnen twintig dagen.', 'Binnen dertig dagen.'],
    ],
  ],
  [
    'Chinese numerals with what they count',
    'figures',
    [['期限は三十日です。', '期限は四十日です。']],
  ],
  [
    'Roman numerals of two letters or more',
    'figures',
    [['See part IX there.', 'See part XI there.']],
  ],
  [
    'of one behind "Article", "Annex" and the like',
    'figures',
    [['See Annex V there.', 'See Annex X there.']],
  ],
  [
    'months by name in 27 languages',
    'figures',
    [
      ['Dû en mars 2016.', 'Dû en juin 2016.'],
      ['Do 31. března.', 'Do 31. května.'],
    ],
  ],
  ['Japanese eras in front of a year', 'figures', [['平成5年に始まる。', '令和5年に始まる。']]],
  [
    'A number from two to twelve, or an English rank from the third to the tenth',
    'wording',
    [
      ['Within 12 days.', 'Within twelve days.'],
      ['The 3rd report.', 'The third report.'],
    ],
  ],
  // Wording.
  [
    'Text that came or went is never less than `wording`',
    'wording',
    [
      ['## The plan', '## The open plan'],
      ['Read it', 'Read it and answer'],
    ],
  ],
  ['punctuation', 'wording', [['Pay, or leave.', 'Pay or leave.']]],
  ['hyphens that come or go', 'wording', [['A co-operative plan.', 'A cooperative plan.']]],
  ['a space between letters', 'wording', [['It is every day work.', 'It is everyday work.']]],
  ['another description of it', 'wording', [['![A map](a.png)', '![A plan](a.png)']]],
  [
    'characters that show nothing but join or turn letters',
    'wording',
    [
      ['The fee is due.', 'The fee \u202Eis due.'],
      ['می‌روم به خانه', 'میروم به خانه'],
    ],
  ],
  [
    'any character of code',
    'wording',
    [
      ['```\nrun  it\n```', '```\nrun it\n```'],
      ["```\nrun 'it'\n```", '```\nrun ’it’\n```'],
    ],
  ],
  // Links.
  [
    'only `http` became `https` or the case of its host changed',
    'formatting',
    [['[The act](https://A.example/act)', '[The act](https://a.example/act)']],
  ],
  // Structure.
  ['another sort of list', 'structure', [['1. roads\n2. parks', '- roads\n- parks']]],
  [
    'a paragraph that was split, joined',
    'structure',
    [['All pay. Schools are free of it.', 'All pay.\n\nSchools are free of it.']],
  ],
  [
    'or became code, a heading, a line in bold or a quotation',
    'structure',
    [
      ['All the rules of the fee', '### All the rules of the fee'],
      ['All the rules of the fee', '**All the rules of the fee**'],
      ['All of us pay the fee.', '> All of us pay the fee.'],
      ['Text.\n\nrun the programme now', 'Text.\n\n    run the programme now'],
    ],
  ],
  [
    'behind another intro',
    'structure',
    [
      [
        'All may:\n\n- swim in the lake\n- fish there\n\nNobody may:\n\n- dive from it',
        'All may:\n\n- fish there\n\nNobody may:\n\n- swim in the lake\n- dive from it',
      ],
    ],
  ],
  [
    'a row whose first cell is empty',
    'structure',
    [
      [
        '| a | b |\n| - | - |\n| one fee | ten pay it |\n|  | nine are free |\n| two fees | six pay them |',
        '| a | b |\n| - | - |\n| one fee | ten pay it |\n| two fees | six pay them |\n|  | nine are free |',
      ],
    ],
  ],
  [
    'sections, bullets and rows',
    'moved',
    [
      [
        '## Water\n\nWe swim in it.\n\n## Roads\n\nWe walk on them.',
        '## Roads\n\nWe walk on them.\n\n## Water\n\nWe swim in it.',
      ],
      [
        '| a | b |\n| - | - |\n| one fee | ten pay it |\n| two fees | six pay them |\n| no fee | all are free |',
        '| a | b |\n| - | - |\n| no fee | all are free |\n| one fee | ten pay it |\n| two fees | six pay them |',
      ],
    ],
  ],
  // Formatting.
  [
    'alignment of a column',
    'formatting',
    [['| a | b |\n| - | - |\n| 1 | 2 |', '| a | b |\n| - | -: |\n| 1 | 2 |']],
  ],
  [
    'a link that begins or ends elsewhere, also where a line breaks in it',
    'formatting',
    [
      ['Meet the Town [Standard of trees](/x).', 'Meet the [Town Standard of\ntrees](/x).'],
      ['Meet the Town [Standard of trees](/x).', 'Meet the [Town Standard of trees](/x).'],
    ],
  ],
  [
    'a sum in other letters for the same amount',
    'wording',
    [
      ['Pay £5k now.', 'Pay £5 thousand now.'],
      ['Pay €1.5m now.', 'Pay €1.5 million now.'],
      ['Pay $2bn now.', 'Pay $2 billion now.'],
    ],
  ],
  [
    'A sum in letters for another amount',
    'figures',
    [
      ['Pay £5m now.', 'Pay £5 billion now.'],
      ['Walk 5m now.', 'Walk 5 million now.'],
    ],
  ],
  ['a dividing line', 'formatting', [['One.\n\nTwo.', 'One.\n\n---\n\nTwo.']]],
  ['the language of a code block', 'formatting', [['```js\nrun()\n```', '```ts\nrun()\n```']]],
  // Typography.
  [
    'quotation marks, apostrophes, dashes and minus signs of another style',
    'typography',
    [
      ['Le « plan » est ouvert.', 'Le “plan” est ouvert.'],
      ["L'état paie.", 'L’état paie.'],
      ['It is -5 there.', 'It is −5 there.'],
    ],
  ],
  [
    'a hyphen or a short dash within a range or name',
    'typography',
    [['The years 2015-2017 count.', 'The years 2015–2017 count.']],
  ],
  ['three dots as one sign', 'typography', [['And so on...', 'And so on…']]],
  ['a space that is another space', 'typography', [['Pay 10 euros.', 'Pay 10\u00A0euros.']]],
  [
    'a space before `, ; : ! ? .`',
    'typography',
    [
      ['Il paie ; elle aussi.', 'Il paie; elle aussi.'],
      ['Paie-t-il ?', 'Paie-t-il?'],
      ['Payez !', 'Payez!'],
    ],
  ],
  [
    'inside brackets or quotation marks',
    'typography',
    [['The fee ( of a year ) is due.', 'The fee (of a year) is due.']],
  ],
  [
    'between a number and its `%`, `°`, `§` or currency sign',
    'typography',
    [
      ['At 5 ° it freezes.', 'At 5° it freezes.'],
      ['See § 5 of it.', 'See §5 of it.'],
      ['Pay 5 € a day.', 'Pay 5€ a day.'],
    ],
  ],
  ['a line break of the source', 'typography', [['期限は三十日\nです。', '期限は三十日です。']]],
  ['wide and narrow forms', 'typography', [['ﾃｽﾄを行う。', 'テストを行う。']]],
  [
    '(`ﬁ`, `㎏`, `Ⅳ`, `Ω` as a unit, `µ`',
    'typography',
    [
      ['The ﬁrst rule.', 'The first rule.'],
      ['A load of 5 \u2126.', 'A load of 5 \u03A9.'],
      ['A dose of 5 \u00B5g.', 'A dose of 5 \u03BCg.'],
    ],
  ],
  ['accents stored in another way', 'typography', [['Un cafe\u0301 ouvert.', 'Un café ouvert.']]],
  [
    'soft hyphens, zero-width spaces, word joiners',
    'typography',
    [
      ['The govern\u00ADment pays.', 'The government pays.'],
      ['The govern\u200Bment pays.', 'The government pays.'],
      ['The govern\u2060ment pays.', 'The government pays.'],
    ],
  ],
  [
    'not of words that are names with a capital and others without',
    'wording',
    [['# The Polish Rules', '# The polish rules']],
  ],
];

describe('the rules of kinds in words', () => {
  for (const [said, kind, pairs] of promises) {
    it(`say “${said}”: ${kind}`, () => {
      expect(rules).toContain(said);
      for (const [before, after] of pairs)
        for (const [old, young] of [
          [before, after],
          [after, before],
        ] as const)
          expect({
            old,
            young,
            kind: foundKind({ old: `# Plan\n\n${old}\n`, new: `# Plan\n\n${young}\n` }),
          }).toEqual({ old, young, kind });
    });
  }
});
