import { addDays } from './days.ts';

/** How often a digest comes. */
export const rhythms = ['weekly', 'monthly'] as const;
export type Rhythm = (typeof rhythms)[number];

/** A week or a month, by its first and last day (UTC). */
export interface Period {
  readonly first: string;
  readonly last: string;
}

/** The week (ISO 8601: from Monday to Sunday) or month that a day is in. */
export function periodOf(day: string, rhythm: Rhythm): Period {
  if (rhythm === 'monthly') {
    const first = `${day.slice(0, 8)}01`;
    const next = `${addDays(first, 31).slice(0, 8)}01`;
    return { first, last: addDays(next, -1) };
  }
  const sinceMonday = (new Date(day).getUTCDay() + 6) % 7;
  const first = addDays(day, -sinceMonday);
  return { first, last: addDays(first, 6) };
}

/** The periods that some days are in and that are over on a day, newest first. */
export function periodsOver(days: Iterable<string>, today: string, rhythm: Rhythm): Period[] {
  const periods = [...days].map((day) => periodOf(day, rhythm));
  const once = [...new Map(periods.map((period) => [period.first, period])).values()];
  return once
    .filter(({ last }) => last < today)
    .toSorted((one, other) => (one.first < other.first ? 1 : -1));
}

/**
 * The periods that follow one and are over on a day, oldest first: the latest few, where there are more.
 *
 * @param first the first day of the period that they follow
 */
export function periodsAfter(first: string, today: string, rhythm: Rhythm, most: number): Period[] {
  const found: Period[] = [];
  let { last } = periodOf(addDays(periodOf(today, rhythm).first, -1), rhythm);
  while (found.length < most && periodOf(last, rhythm).first > first) {
    const period = periodOf(last, rhythm);
    found.unshift(period);
    last = addDays(period.first, -1);
  }
  return found;
}
