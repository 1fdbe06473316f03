import { describe, expect, it } from '@jest/globals';
import { missingDateText } from '../../lib/words/missing-date.ts';

describe('a day that does not exist', () => {
  it.each([
    ['2026-02-30', '2026-02-30 does not exist: February 2026 has 28 days.'],
    ['2024-02-30', '2024-02-30 does not exist: February 2024 has 29 days.'],
    ['2026-04-31', '2026-04-31 does not exist: April 2026 has 30 days.'],
    ['2026-04-00', '2026-04-00 does not exist: April 2026 has 30 days.'],
    ['31/04/2026', '2026-04-31 does not exist: April 2026 has 30 days.'],
    ['31 February 2026', '2026-02-31 does not exist: February 2026 has 28 days.'],
    ['2026-13-01', '2026-13-01 does not exist: a year has the months 01 to 12.'],
    ['2026-00-10', '2026-00-10 does not exist: a year has the months 01 to 12.'],
  ])('is told with what there is: %s', (written, told) => {
    expect(missingDateText(written, 'en')).toBe(told);
  });

  it('is told in French', () => {
    expect(missingDateText('2026-02-30', 'fr')).toBe(
      'Le 2026-02-30 n’existe pas\u00A0: février 2026 a 28 jours.',
    );
    expect(missingDateText('2026-13-01', 'fr')).toBe(
      'Le 2026-13-01 n’existe pas\u00A0: une année a les mois 01 à 12.',
    );
  });

  it.each(['2026-02-28', 'soon', '', '2026', '2026-Q2', '0016-05-01'])(
    'is not what exists or is written in another way: %s',
    (written) => {
      expect(missingDateText(written, 'en')).toBeUndefined();
    },
  );
});
