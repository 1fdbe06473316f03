import { monthWords, normalizeWords, ordinalWords, periodWords } from './labels.ts';

/** Years with fewer digits are slips, as `0000-00-00` and `0016-06-30`. */
const earliest = 1000;

const months = numbersOf(monthWords);
const ordinals = numbersOf(ordinalWords);

function numbersOf(words: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  return new Map(words.flatMap((names, index) => names.map((name) => [name, index + 1] as const)));
}

type Parts = RegExpExecArray;

/** Each way to write a date, in the form that words are compared in (hyphens are spaces). */
const forms: readonly (readonly [RegExp, (parts: Parts) => string | undefined])[] = [
  [
    /^(\d{4})(?:[ /.](\d{1,2})(?:[ /.](\d{1,2})(?:[t ]+\d{1,2}:.*|t.*)?)?)?$/u,
    ([, year, month, day]) => isoDate(year, month, day),
  ],
  [/^(\d{1,2})[ /.](\d{1,2})[ /.](\d{4})$/u, ([, day, month, year]) => inNumbers(year, month, day)],
  [/^(\d{1,2})[ /.](\d{4})$/u, ([, month, year]) => isoDate(year, month)],
  [
    /^(?:(\d{1,2})(?:er|st|nd|rd|th)? )?([a-z]+)\.?,? (\d{4})$/u,
    ([, day, name, year]) => named(year, name, day),
  ],
  [
    /^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/u,
    ([, name, day, year]) => named(year, name, day),
  ],
  [/^([qths])([1-4]) ?\/? ?(\d{4})$/u, ([, letter, number, year]) => period(year, letter, number)],
  [/^(\d{4}) ?\/? ?([qths])([1-4])$/u, ([, year, letter, number]) => period(year, letter, number)],
  [
    /^([a-z0-9]+) ([a-z]+)(?: of| de| d'| in)? ?(\d{4})$/u,
    ([, ordinal, name, year]) =>
      period(year, periodWords.get(name ?? ''), String(ordinals.get(ordinal ?? ''))),
  ],
];

/**
 * A written date as ISO 8601, as exact as it was written: `30 June 2016`, `June 30, 2016`,
 * `1er juillet 2016`, `juin 2016`, `2016-6-30`, `30/06/2016`, `2016`; quarters and halves of years as
 * `2016-Q2` and `2016-H1`: `Q2 2016`, `2e trimestre 2016`, `first half of 2016`. Days come before
 * months in numbers, unless only the other way makes a date. `undefined` when it is no date, or
 * none that exists.
 */
export function parseDate(written: string): string | undefined {
  const date = writtenDate(written);
  return date === undefined || whyNot(date) !== undefined ? undefined : date;
}

/**
 * Why a text that has the form of a date is none, as in `has a day that does not exist: 2017-02 has
 * the days 1 to 28`. `undefined` where the form is another one, or the date exists.
 */
export function whyNoDate(written: string): string | undefined {
  const date = writtenDate(written);
  return date === undefined ? undefined : whyNot(date);
}

/** A date that does not exist, of a year that does. */
export interface MissingDate {
  /** As ISO 8601: 2026-02-30. */
  readonly date: string;
  /** How many days its month has; absent where that does not exist. */
  readonly days?: number;
}

/** What has the form of a date, and is none because its day or month does not exist. */
export function missingDate(written: string): MissingDate | undefined {
  const date = writtenDate(written);
  if (date === undefined || whyNot(date) === undefined) return undefined;
  const [year, month] = date.split('-').map(Number);
  if (year === undefined || month === undefined || year < earliest) return undefined;
  return month < 1 || month > 12 ? { date } : { date, days: daysIn(year, month) };
}

/** What has the form of a date, as ISO 8601; it need not exist. */
function writtenDate(written: string): string | undefined {
  if (written.length > 60) return undefined;
  const value = normalizeWords(written).replace(/^le /u, '').replace(/\.$/u, '');
  for (const [form, read] of forms) {
    const parts = form.exec(value);
    const date = parts && read(parts);
    if (date) return date;
  }
  return undefined;
}

function whyNot(date: string): string | undefined {
  const [year = '', month, day] = date.split('-');
  if (Number(year) < earliest)
    return `has a year that cannot be meant: ${year} is before ${earliest}`;
  // A quarter or a half of a year is no month.
  if (month === undefined || !/^\d/u.test(month)) return undefined;
  if (Number(month) < 1 || Number(month) > 12)
    return 'has a month that does not exist: months are 1 to 12';
  const days = daysIn(Number(year), Number(month));
  if (day === undefined || (Number(day) >= 1 && Number(day) <= days)) return undefined;
  return `has a day that does not exist: ${year}-${month} has the days 1 to ${days}`;
}

/** The last day of a date as {@link parseDate} gives it: `2016-06-30` for `2016-Q2`. */
export function endOfPeriod(date: string): string {
  const [, year = '', part = '12'] = /^(\d{4})(?:-(\d\d|[QH]\d))?$/u.exec(date) ?? [];
  if (year === '') return date;
  const number = Number(part.replace(/\D/gu, ''));
  const month = part.startsWith('Q') ? number * 3 : part.startsWith('H') ? number * 6 : number;
  return `${year}-${String(month).padStart(2, '0')}-${daysIn(Number(year), month)}`;
}

function inNumbers(year?: string, month?: string, day?: string): string | undefined {
  return Number(month) > 12 ? isoDate(year, day, month) : isoDate(year, month, day);
}

function named(year?: string, name?: string, day?: string): string | undefined {
  const month = months.get(name ?? '');
  return month === undefined ? undefined : isoDate(year, `${month}`, day);
}

/** A quarter (`q`, French `t`) or a half of a year (`h`, French `s`). */
function period(year = '', letter = '', number = ''): string | undefined {
  const isQuarter = letter === 'q' || letter === 't';
  if (letter === '' || !/^[1-4]$/u.test(number) || (!isQuarter && number > '2')) return undefined;
  return `${year}-${isQuarter ? 'Q' : 'H'}${number}`;
}

function isoDate(year = '', ...parts: readonly (string | undefined)[]): string {
  const given = parts.filter((part) => part !== undefined);
  return [year, ...given.map((part) => part.padStart(2, '0'))].join('-');
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
