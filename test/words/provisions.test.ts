import { describe, expect, it } from '@jest/globals';
import { summarize } from '../../lib/words/summarize.ts';
import { compare } from '../redline/blocks/law-texts.ts';

/** What is told of two texts; `⏎` is an empty line. */
function told(before: string, after: string): string {
  const [old = '', young = ''] = [before, after].map((text) => text.replaceAll('⏎', '\n\n'));
  return summarize(compare(old, young), 'en');
}

const park = 'The park is open to all the people of the town by day.';
const tail = 'whoever has been living in the town for a longer time than the owner of the park';

describe('a block that is too long to be quoted', () => {
  it.each([
    [
      `The liability is limited to €10 million for each event, and so it is for ${tail}.`,
      '€10 million',
    ],
    [`The budget of the digital part is £100k in each of the years, for ${tail}.`, '£100k'],
    [
      `Applications are open until 1 May 2027 to the people of the town, and to ${tail}.`,
      '1 May 2027',
    ],
    [
      `Subsection (1) does not apply to guide dogs and rescue dogs, nor to ${tail}.`,
      'does not apply',
    ],
    [
      `Charities are exempt from the fee, as far as they help the town, and so is ${tail}.`,
      'are exempt',
    ],
    [`Dies gilt nicht für Hunde, die blinde Menschen führen, und nicht für ${tail}.`, 'gilt nicht'],
    [`Von der Gebühr sind Schulen und Spitäler befreit, und auch noch ${tail}.`, 'befreit'],
    [
      `Cette règle ne s’applique pas aux chiens guides d’aveugle, ni à ${tail}.`,
      'ne s’applique pas',
    ],
    [`Les écoles et les hôpitaux sont exonérés de la taxe, et aussi ${tail}.`, 'sont exonérés'],
    [
      `Esta regla no se aplica a los perros guía de las personas ciegas ni a ${tail}.`,
      'no se aplica',
    ],
    [
      `ただし、市長の許可を受けた場合は、この限りでない。${'同様に、市の住民及びその家族がこれを行う場合についても同じとする。'.repeat(2)}`,
      'この限りでない',
    ],
    [
      `“Completion” means acceptance of the works by the city in writing, or by ${tail}.`,
      'Completion means',
    ],
    [
      `*Public place* includes any land of the city that is open to the public or ${tail}.`,
      'Public place includes',
    ],
  ])('is told by its amount, exception or definition: %s', (block, phrase) => {
    expect(told(`${park}⏎${block}`, park)).toBe(`“${phrase}” removed; 1 paragraph removed`);
    expect(told(park, `${park}⏎${block}`)).toBe(`“${phrase}” added; 1 paragraph added`);
  });

  it('is told without the words that stand for others', () => {
    for (const words of ['This', 'All this', 'Which'])
      expect(
        told(`${park}⏎${words} means that the fee is due for ${tail}, who pays it.`, park),
      ).toBe('1 paragraph removed');
  });

  it('is told without an amount that stands elsewhere', () => {
    const [one, other] = [
      `The liability is limited to €10 million for each event, and so it is for ${tail}.`,
      `Whoever works in the park is insured by the town, up to an amount of €10 million.`,
    ];
    expect(told(`${park}⏎${one}`, `${other}⏎${park}`)).toBe(
      '1 paragraph added; 1 paragraph removed',
    );
  });
});

describe('a block in the place of one that says other things', () => {
  it.each(['', '- '])('was not reworded: %s', (mark) => {
    const [what, between] = mark ? ['list item', '\n'] : ['paragraph', '⏎'];
    const [old, young] = [
      'Inspectors may enter any stall and take samples.',
      'The fee is paid on 1 May 2027.',
    ].map((text) => [park, text, 'Roads stay.'].map((one) => mark + one).join(between));
    expect(told(old ?? '', young ?? '')).toBe(
      `“may” removed; 1 ${what} removed: “Inspectors may enter any stall and take samples.”; 1 ${what} added: “The fee is paid on 1 May 2027.”`,
    );
  });

  it('is told with its date, where it is long', () => {
    const [old, young] = [
      `Inspectors enter any stall at any time of the day, and with them ${tail}.`,
      'Applications from 1 May 2027 onwards: see Articles 2 to 9 before you send in yours.',
    ];
    expect(told(`${park}⏎${old}⏎Roads stay.`, `${park}⏎${young}⏎Roads stay.`)).toBe(
      '“1 May 2027” added; 1 paragraph removed; 1 paragraph added',
    );
  });

  it('of few words was reworded', () => {
    expect(told(`${park}⏎All pay.⏎Roads stay.`, `${park}⏎Nobody else.⏎Roads stay.`)).toBe(
      '“All pay.” became “Nobody else.”',
    );
  });
});
