import { describe, expect, it } from '@jest/globals';
import { parsePeriods } from '../../lib/settings/periods.ts';

describe('the periods of deadlines', () => {
  it('are two numbers of days', () => {
    expect(parsePeriods(' 14  180 ')).toEqual({ soonDays: 14, silentDays: 180 });
  });

  it.each(['', '30', '30,365', '0 365', '30 0', '30 365 7', '-1 365', '30 99999', '3e1 365'])(
    'are not "%s"',
    (text) => {
      expect(parsePeriods(text)).toBeUndefined();
    },
  );
});
