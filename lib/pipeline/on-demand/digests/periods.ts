import { addDays } from '../../../plan/standing/days.ts';

/** How often a digest comes. */
export type Rhythm = 'weekly' | 'monthly';

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
