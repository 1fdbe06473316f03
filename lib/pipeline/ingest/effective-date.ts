import type { SaidDate } from '../../plan/model/change.ts';
import type { Problem } from '../../plan/model/document.ts';
import { commitProblem } from '../../plan/model/problem.ts';
import type { Commit } from '../../ports/source.ts';

/** When a change set takes effect, and what its commit says where that is not believed. */
export interface EffectiveDate {
  /** ISO 8601 in UTC. */
  readonly date: string;
  readonly saidDate?: SaidDate;
}

/** What the date of a commit is judged by. */
export interface Judgement {
  /** Effective date of the change set before. */
  readonly predecessor: string | undefined;
  /** The time of ingest; without it every date that can be read is believed. */
  readonly now?: () => Date;
  /** The commits after it, as far as they are known. */
  readonly following?: () => AsyncIterable<Pick<Commit, 'date'>>;
}

/** How far ahead of ingest's clock a date may be: both clocks may be off, by less than a day. */
const believedAheadMilliseconds = 24 * 60 * 60 * 1000;

/** The year 0: the dates of feeds and pages go no further back (RFC 3339). */
const firstInstant = Date.parse('0000-01-01T00:00:00.000Z');

const epoch = '1970-01-01T00:00:00.000Z';

/**
 * Decides when a commit takes effect. Dates never run backwards. One that is more than a day ahead
 * of the clock is not believed: it would carry every later version with it. What holds is the time
 * of ingest, but no time after that of a commit which was made on top of it and is believed.
 */
export async function effectiveDate(
  { date: said }: Pick<Commit, 'date'>,
  { predecessor, now, following = none }: Judgement,
): Promise<EffectiveDate> {
  const written = readInstant(said);
  if (written === undefined) return { date: predecessor ?? epoch, saidDate: 'unreadable' };
  const isBelieved = believes(now);
  if (isBelieved(written)) return { date: later(said, predecessor) };
  const limits = [now?.().getTime() ?? written, await firstBelieved(following(), isBelieved)];
  const latest = Math.min(...limits.filter((limit) => limit !== undefined));
  return { date: later(isoSeconds(latest), predecessor), saidDate: said };
}

/** What the author of a commit is told about its date. */
export function dateProblems({ date, saidDate }: EffectiveDate): Problem[] {
  if (saidDate === undefined) return [];
  const message =
    saidDate === 'unreadable'
      ? 'the date of the commit cannot be read'
      : `the commit says that it was made on ${dayOf(saidDate)}, which is more than a day ahead`;
  const advice = 'Set the clock of the machine that makes the commits.';
  return [commitProblem(`${message}: it takes effect on ${dayOf(date)}`, advice)];
}

/** Whether a date is one that a clock which is right could have had. */
export function believes(now: (() => Date) | undefined): (instant: number) => boolean {
  const latest = (now?.().getTime() ?? Number.POSITIVE_INFINITY) + believedAheadMilliseconds;
  return (instant) => instant <= latest;
}

async function firstBelieved(
  commits: AsyncIterable<Pick<Commit, 'date'>>,
  isBelieved: (instant: number) => boolean,
): Promise<number | undefined> {
  for await (const { date } of commits) {
    const instant = readInstant(date);
    if (instant !== undefined && isBelieved(instant)) return instant;
  }
  return undefined;
}

/** Years beyond 9999 have a sign and two digits more (ECMA-262, "Expanded Years"). */
function dayOf(instant: string): string {
  return (instant.split('T', 1)[0] ?? '').replace(/^\+0*/u, '');
}

function readInstant(date: string): number | undefined {
  const instant = Date.parse(date);
  return Number.isNaN(instant) || instant < firstInstant ? undefined : instant;
}

function later(date: string, other: string | undefined): string {
  return other !== undefined && Date.parse(other) > Date.parse(date) ? other : date;
}

/** Whole seconds, as dates of git have. */
function isoSeconds(instant: number): string {
  return new Date(Math.floor(instant / 1000) * 1000).toISOString();
}

async function* none(): AsyncGenerator<never> {}
