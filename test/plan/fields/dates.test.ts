import { describe, expect, it } from '@jest/globals';
import { endOfPeriod, parseDate, whyNoDate } from '../../../lib/plan/fields/dates.ts';

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
    ['2016/06/30', '2016-06-30'],
    ['2016.6.30', '2016-06-30'],
    ['30-06-2016', '2016-06-30'],
    ['2016-6-3', '2016-06-03'],
    ['2016-06-30 10:00:00', '2016-06-30'],
    ['2016-06-30T10:00:00Z', '2016-06-30'],
    ['06/30/2016', '2016-06-30'],
    ['06/07/2016', '2016-07-06'],
    ['06/2016', '2016-06'],
    ['juin 2016', '2016-06'],
    ['Q2 2016', '2016-Q2'],
    ['2016-Q2', '2016-Q2'],
    ['T2 2016', '2016-Q2'],
    ['2nd quarter of 2016', '2016-Q2'],
    ['second quarter 2016', '2016-Q2'],
    ['2e trimestre 2016', '2016-Q2'],
    ['quatrième trimestre de 2016', '2016-Q4'],
    ['H1 2016', '2016-H1'],
    ['first half of 2016', '2016-H1'],
    ['2nd semestre 2016', '2016-H2'],
    ['Q5 2016', undefined],
    ['H3 2016', undefined],
    ['fifth quarter of 2016', undefined],
    ['third half of 2016', undefined],
    ['31-06-2016', undefined],
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

describe('whyNoDate', () => {
  it.each([
    ['2017-02-31', 'has a day that does not exist: 2017-02 has the days 1 to 28'],
    ['29 February 2015', 'has a day that does not exist: 2015-02 has the days 1 to 28'],
    ['31/06/2016', 'has a day that does not exist: 2016-06 has the days 1 to 30'],
    ['le 31 juin 2016', 'has a day that does not exist: 2016-06 has the days 1 to 30'],
    ['June 0, 2016', 'has a day that does not exist: 2016-06 has the days 1 to 30'],
    ['2016-13-01', 'has a month that does not exist: months are 1 to 12'],
    ['2016-00', 'has a month that does not exist: months are 1 to 12'],
    ['13/13/2016', 'has a month that does not exist: months are 1 to 12'],
    ['0016-06-30', 'has a year that cannot be meant: 0016 is before 1000'],
    ['2016-02-29', undefined],
    ['Q2 2016', undefined],
    ['Q5 2016', undefined],
    ['30 Juno 2016', undefined],
    ['soon', undefined],
  ])('says of %j: %s', (written, expected) => {
    expect(whyNoDate(written)).toBe(expected);
  });
});

describe('endOfPeriod', () => {
  it.each([
    ['2016', '2016-12-31'],
    ['2016-H1', '2016-06-30'],
    ['2016-Q1', '2016-03-31'],
    ['2016-Q4', '2016-12-31'],
    ['2016-02', '2016-02-29'],
    ['2016-02-03', '2016-02-03'],
  ])('of %s is %s', (date, end) => {
    expect(endOfPeriod(date)).toBe(end);
  });
});
