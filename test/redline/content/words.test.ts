import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { splitWords } from '../../../lib/redline/content/words.ts';

describe('splitWords', () => {
  it('loses nothing, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        expect(splitWords(value).join('')).toBe(value);
      }),
      { numRuns: 1_000 },
    );
  });

  const cases: readonly [string, readonly string[]][] = [
    ['l’accès d\u2019un', ['l’', 'accès', ' ', 'd’un']],
    ["the state's data, don't", ['the', ' ', "state's", ' ', 'data', ',', ' ', "don't"]],
    ['30,000 on 2016-06-30', ['30,000', ' ', 'on', ' ', '2016-06-30']],
    [
      '€1.5 or 25%, not 30 %.',
      ['€1.5', ' ', 'or', ' ', '25%', ',', ' ', 'not', ' ', '30', ' ', '%', '.'],
    ],
    [
      'at https://example.org/plan/2015?page=2#top.',
      ['at', ' ', 'https://example.org/plan/2015?page=2#top', '.'],
    ],
    ['(www.example.org/)', ['(', 'www.example.org/', ')']],
    ['co-construction', ['co', '-', 'construction']],
    ['公開する', ['公開', 'する']],
    ['e\u0301tat', ['e\u0301tat']],
    ['👩‍👩‍👧!', ['👩‍👩‍👧', '!']],
    ['wait......', ['wait', '......']],
  ];
  for (const [value, expected] of cases)
    it(`splits ${JSON.stringify(value)}`, () => {
      expect(splitWords(value)).toEqual(expected);
    });
});
