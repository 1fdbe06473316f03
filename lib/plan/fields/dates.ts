import { monthWords, normalizeWords } from './labels.ts';

const months = new Map(
  monthWords.flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
);

/**
 * A written date as ISO 8601, as exact as it was written: `30 June 2016`, `June 30, 2016`,
 * `1er juillet 2016`, `juin 2016`, `2016-06-30`, `30/06/2016`, `2016`. Days come before months in
 * numbers. `undefined` when it is no date, or none that exists.
 */
export function parseDate(written: string): string | undefined {
  if (written.length > 60) return undefined;
  const value = normalizeWords(written).replace(/^le /u, '').replace(/\.$/u, '');
  const iso = /^(\d{4})(?: (\d\d))?(?: (\d\d))?(?:t.*)?$/u.exec(value);
  if (iso) return isoDate(iso[1], iso[2], iso[3]);
  const numbers = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/u.exec(value);
  if (numbers) return isoDate(numbers[3], numbers[2], numbers[1]);
  const dayFirst = /^(?:(\d{1,2})(?:er|st|nd|rd|th)? )?([a-z]+)\.?,? (\d{4})$/u.exec(value);
  if (dayFirst) return named(dayFirst[3], dayFirst[2], dayFirst[1]);
  const monthFirst = /^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/u.exec(value);
  return monthFirst ? named(monthFirst[3], monthFirst[1], monthFirst[2]) : undefined;
}

function named(
  year: string | undefined,
  name: string | undefined,
  day: string | undefined,
): string | undefined {
  const month = months.get(name ?? '');
  return month === undefined ? undefined : isoDate(year, `${month}`, day);
}

function isoDate(
  year = '',
  month: string | undefined,
  day: string | undefined,
): string | undefined {
  if (month === undefined) return year;
  const padded = `${year}-${month.padStart(2, '0')}`;
  if (Number(month) < 1 || Number(month) > 12) return undefined;
  if (day === undefined) return padded;
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  if (Number(day) < 1 || Number(day) > last) return undefined;
  return `${padded}-${day.padStart(2, '0')}`;
}
