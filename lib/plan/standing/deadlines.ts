import { endOfPeriod } from '../fields/dates.ts';
import type { Milestone } from '../model/document.ts';
import type { Standing } from '../model/standing.ts';
import { addDays } from './days.ts';
import { type Dated, isEnded, scaleStatus } from './lateness.ts';

/**
 * What a day brings to a commitment without anybody's doing: it falls due soon, is past its date, or
 * had no new version for long. And what becomes of a date that was soon: it is dropped.
 */
export type Cause = 'past' | 'soon' | 'silent' | 'dropped';

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
  /** Those that were withdrawn since the stretch before. */
  readonly withdrawn?: readonly Standing[];
  /** Whether the plan was first published in the stretch before. */
  readonly isFirst?: boolean;
}

/**
 * What became so on the days of some stretches that follow each other. A date that comes on one of
 * them is told on that day. A date that has been written anew is told on the first day of its
 * stretch, where its own day had come already. Nothing else is told: what was completed and is so no
 * longer is a change of its document. A date that was soon and is taken out, moved or withdrawn is
 * told on the first day of the stretch without it. So what is told of a day follows from two states,
 * and from no day after it. Of the first stretch, only dates that come in it are told. What was past
 * when the plan was first published is not told.
 */
export function deadlinesIn(stretches: readonly Stretch[], periods: Periods): Deadline[] {
  // Stretches share standings: each is looked at once.
  const known = new Map<Standing, readonly Coming[]>();
  const comingsOf = (standing: Standing) => {
    const comings = known.get(standing) ?? findComings(standing, periods);
    known.set(standing, comings);
    return comings;
  };
  return stretches.flatMap((stretch, position) => {
    const before = stretches[position - 1];
    const earlier = new Map(before?.standings.map((standing) => [standing.document, standing]));
    const { standings, withdrawn = [] } = stretch;
    const came = standings.flatMap((standing) => {
      const was = before && { standing: earlier.get(standing.document) };
      return comingsOf(standing).flatMap((coming) => cameIn(stretch, standing, coming, was));
    });
    const dropped = [...standings, ...withdrawn].flatMap((standing) => {
      const was = earlier.get(standing.document);
      if (!before || !was || was === standing) return [];
      return comingsOf(was).flatMap((coming) => droppedIn(stretch, standing, coming, before.last));
    });
    return [...came, ...dropped];
  });
}

/** @param was how the commitment stood before the stretch; absent where that is not known */
function cameIn(
  { first, last, isFirst = false }: Stretch,
  standing: Standing,
  { from, to, ...coming }: Coming,
  was: { readonly standing: Standing | undefined } | undefined,
): Deadline[] {
  const isNew = () =>
    was !== undefined && was.standing !== standing && !datesOf(was.standing).has(coming.date);
  const isToldLater = coming.cause === 'soon' || (coming.cause === 'past' && !isFirst);
  const day = from < first && isToldLater && isNew() ? first : from;
  return day >= first && day <= last && day <= to ? [{ ...coming, day, standing }] : [];
}

/** @param dayBefore the last day before the stretch: what was soon on it had been told */
function droppedIn(
  { first }: Stretch,
  standing: Standing,
  { cause, date, isOwn, milestones, from, to }: Coming,
  dayBefore: string,
): Deadline[] {
  const wasSoon = cause === 'soon' && from <= dayBefore && dayBefore <= to;
  if (!wasSoon || datesOf(standing).has(date)) return [];
  return [{ cause: 'dropped', day: first, date, isOwn, milestones, standing }];
}

/** What days bring to a commitment as it stands, and on which days that holds. */
interface Coming extends Omit<Deadline, 'day' | 'standing'> {
  readonly from: string;
  readonly to: string;
}

function findComings(standing: Standing, periods: Periods): Coming[] {
  if (standing.kind !== 'commitment' || isEnded(standing)) return [];
  const dated = [...promisesOf(standing)].flatMap(([date, promised]) => [
    { cause: 'past', date, ...promised, from: addDays(date, 1), to: never } as const,
    { cause: 'soon', date, ...promised, from: addDays(date, -periods.soonDays), to: date } as const,
  ]);
  const date = standing.since.slice(0, 10);
  const from = addDays(date, periods.silentDays);
  const silent = { cause: 'silent', date, isOwn: true, milestones: [], from, to: never } as const;
  return [...dated, silent];
}

/** Later than every day. */
const never = '9999-12-31';

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

/**
 * Every date that a standing promises or has kept: what is known is not told as new. What is withdrawn
 * has none.
 */
function datesOf(standing: Standing | undefined): ReadonlySet<string> {
  if (standing?.kind !== 'commitment' || standing.withdrawn !== undefined) return new Set();
  const isThere = ({ status }: Dated) => scaleStatus(status) !== 'withdrawn';
  const dated = isThere(standing) ? [standing, ...(standing.milestones ?? []).filter(isThere)] : [];
  return new Set(dated.flatMap(({ due }) => (due === undefined ? [] : (lastDay(due) ?? []))));
}

/** `undefined` for what is no day of these centuries: fields have what authors wrote. */
export function lastDay(due: string): string | undefined {
  const day = endOfPeriod(due);
  const isDay = /^\d{4}-\d\d-\d\d$/u.test(day) && !Number.isNaN(Date.parse(day));
  return isDay && day < '9998' ? day : undefined;
}
