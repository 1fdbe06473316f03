import { describe, expect, it } from '@jest/globals';
import { readTrailers } from '../../lib/plan/trailers.ts';

describe('readTrailers', () => {
  const cases: readonly [string, string, ReturnType<typeof readTrailers>][] = [
    ['none', 'Fix a date', {}],
    ['a title that looks like one', 'Significance: minor', {}],
    [
      'both',
      'Fix a date\n\nChange-Note: Later.\nSignificance: minor',
      { changeNote: 'Later.', significance: 'minor' },
    ],
    [
      'beside others',
      'Fix\n\nText.\n\nSigned-off-by: A <a@b>\nsignificance:minor\n',
      { significance: 'minor' },
    ],
    ['over two lines', 'Fix\n\nChange-Note: One\n  two', { changeNote: 'One two' }],
    ['not in prose', 'Fix\n\nSignificance: minor\nand so on', {}],
    ['not before the last paragraph', 'Fix\n\nSignificance: minor\n\nMore.', {}],
    [
      'the first of two',
      'Fix\n\nSignificance: minor\nSignificance: major',
      { significance: 'minor' },
    ],
    ['with Windows line ends', 'Fix\r\n\r\nSignificance: minor\r\n', { significance: 'minor' }],
  ];
  for (const [name, note, expected] of cases)
    it(`reads ${name}`, () => {
      expect(readTrailers(note)).toEqual(expected);
    });
});
