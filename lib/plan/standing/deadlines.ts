import { endOfPeriod } from '../fields/dates.ts';
import type { Milestone } from '../model/document.ts';
import type { Standing } from '../model/standing.ts';
import { addDays } from './days.ts';
import { isEnded } from './lateness.ts';

/**
 * What a day brings to a commitment without anybody's doing: it falls due soon, is past its date, or
 * had no new version for long.
 */
export const causes = ['past', 'soon', 'silent'] as const;
export type Cause = (typeof causes)[number];

/** How many days before its date something is due soon, and without a new version is silent. */
export interface Periods {
  readonly soonDays: number;
  readonly silentDays: number;
}

export const usualPeriods: Periods = { soonDays: 30, silentDays: 365 };

/** What became so of a commitment, on a day, for one cause and date. */
export interface Deadline {
  readonly cause: Cause;
  /** The day on which it became so, UTC. */
  readonly day: string;
  /** The last day that was promised; of `silent` ones the day of the last version. */
  readonly date: string;
  /** How the commitment stood when that day began. */
  readonly standing: Standing;
  /** Whether the date is the commitment's own. */
  readonly isOwn: boolean;
  /** The steps that have the date and are not done. */
  readonly milestones: readonly Milestone[];
}

/** The plan as it stood when each of some days began, which are all days of one state. */
export interface Stretch {
  /** First and last day, UTC. */
  readonly first: string;
  readonly last: string;
  readonly standings: readonly Standing[];
}

/**
 * What became so on the days of a stretch. A date that comes on one of them is told on that day. A
 * date that has been written anew is told on the first day, where its own day had come already.
 * Nothing else is told: what was completed and is so no longer is a change of its document. So what
 * is told of a day follows from two states, and from no day after it.
 *
 * @param before the stretch before it
 */
export function deadlinesOf(
  before: Stretch | undefined,
  stretch: Stretch,
  periods: Periods,
): Deadline[] {
  const earlier = new Map(before?.standings.map((standing) => [standing.document, standing]));
  return stretch.standings.flatMap((standing) => {
    if (standing.kind !== 'commitment' || isEnded(standing)) return [];
    const known = before && datesOf(earlier.get(standing.document));
    return [
      ...[...promisesOf(standing)].flatMap(([date, promised]) =>
        comings(date, periods).flatMap(({ cause, from, to }) => {
          const day = from >= stretch.first ? from : known?.has(date) === false && stretch.first;
          const isTold = day !== false && day <= stretch.last && day <= to;
          return isTold ? [{ cause, day, date, standing, ...promised }] : [];
        }),
      ),
      ...silence(standing, stretch, periods),
    ];
  });
}

/** Later than every day. */
const never = '9999-12-31';

/** The days on which a date is near, and past. */
function comings(date: string, { soonDays }: Periods) {
  return [
    { cause: 'past', from: addDays(date, 1), to: never },
    { cause: 'soon', from: addDays(date, -soonDays), to: date },
  ] as const;
}

function silence(standing: Standing, { first, last }: Stretch, { silentDays }: Periods) {
  const date = standing.since.slice(0, 10);
  const day = addDays(date, silentDays);
  if (day < first || day > last) return [];
  return [{ cause: 'silent', day, date, standing, isOwn: true, milestones: [] } as const];
}

type Promised = Pick<Deadline, 'isOwn' | 'milestones'>;

/** What is promised for each last day. Dates beyond the year 9999 no author means. */
function promisesOf(standing: Standing): ReadonlyMap<string, Promised> {
  const promises = new Map<string, Promised>();
  const add = (due: string | undefined, promised: Promised) => {
    const date = due === undefined ? undefined : lastDay(due);
    if (date === undefined) return;
    const { isOwn = false, milestones = [] } = promises.get(date) ?? {};
    promises.set(date, {
      isOwn: isOwn || promised.isOwn,
      milestones: [...milestones, ...promised.milestones],
    });
  };
  add(standing.due, { isOwn: true, milestones: [] });
  for (const milestone of standing.milestones ?? [])
    if (!isEnded(milestone)) add(milestone.due, { isOwn: false, milestones: [milestone] });
  return promises;
}

/** Every date that a standing has, of what is done as well: what is known is not told as new. */
function datesOf(standing: Standing | undefined): ReadonlySet<string> {
  const dues = [standing?.due, ...(standing?.milestones ?? []).map(({ due }) => due)];
  return new Set(dues.flatMap((due) => (due === undefined ? [] : (lastDay(due) ?? []))));
}

/** `undefined` for what is no day of these centuries: fields have what authors wrote. */
export function lastDay(due: string): string | undefined {
  const day = endOfPeriod(due);
  const isDay = /^\d{4}-\d\d-\d\d$/u.test(day) && !Number.isNaN(Date.parse(day));
  return isDay && day < '9998' ? day : undefined;
}
