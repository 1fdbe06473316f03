import { describe, expect, it } from '@jest/globals';
import { parseDate } from '../../../lib/plan/fields/dates.ts';

describe('parseDate', () => {
  it.each([
    ['30 June 2016', '2016-06-30'],
    ['30th June, 2016', '2016-06-30'],
    ['June 30, 2016', '2016-06-30'],
    ['30 juin 2016', '2016-06-30'],
    ['le 1er août 2016', '2016-08-01'],
    ['déc. 2015', '2015-12'],
    ['June 2016', '2016-06'],
    ['2016-06-30', '2016-06-30'],
    ['2016-06', '2016-06'],
    ['2016', '2016'],
    ['30/06/2016', '2016-06-30'],
    ['29 February 2016', '2016-02-29'],
    ['29 February 2015', undefined],
    ['2016-13-01', undefined],
    ['2016-00-10', undefined],
    ['30 Juno 2016', undefined],
    ['soon', undefined],
    ['', undefined],
  ])('reads %j as %s', (written, expected) => {
    expect(parseDate(written)).toBe(expected);
  });
});
