import { addDays } from '../../plan/standing/days.ts';
import {
  type Period,
  periodOf,
  periodsAfter,
  type Rhythm,
  rhythms,
} from '../../plan/standing/digest-periods.ts';
import type { Delivery } from '../../ports/deliveries.ts';
import type { IndexStore } from '../../ports/index-store.ts';
import { createPlanStates, type PlanStates } from '../render/standings/plan-states.ts';
import type { HandOver } from './hand-over.ts';

/** Hours from the end of a week or month until it is told: what was pushed in its last minutes is out by then. */
const settlingHours = 3;

/** Digests that are made up for at once, after the stage was away: as many as the feed of digests shows. */
const mostAtOnce = 6;

const partition = 'DIGESTS';

/** How far the digests of one rhythm are handed over. */
interface Mark {
  /** First day of the newest week or month that was. */
  readonly first: string;
  /** Sequence number of the newest change set that is told in it or before. */
  readonly upTo: number;
}

type Ends = Pick<Delivery, 'after' | 'upTo'>;

/**
 * Makes what puts the digest of each week and month that is over into the queue, once. A mark in the
 * index says up to which change set all were told, so that a digest begins where the one before it
 * ended, however late a commit of an old day came. What a digest tells is decided once, before it is
 * sent, and the mark is written after the message is durable: a run that ends between the two sends the
 * same message again, whatever came meanwhile. The first run only sets the mark. It only ever grows.
 *
 * To be called when everything is announced. It reads the index once for each day, not at each call.
 */
export function createDigestHandOver(
  index: IndexStore,
  { queue, now }: HandOver,
): () => Promise<void> {
  const states = createPlanStates(index);
  let done = '';
  return async () => {
    const settled = new Date(now().getTime() - settlingHours * 3_600_000);
    const today = settled.toISOString().slice(0, 10);
    if (today === done || !(await states.newestUpTo(today))) return;
    for (const rhythm of rhythms) {
      const mark = await readMark(rhythm, index);
      const { next, deliveries } = await digestsAfter(mark, rhythm, today, { states, index });
      if (deliveries.length > 0) await queue.send(deliveries);
      if (next) await index.put(partition, rhythm, JSON.stringify(next), dayNumber(next.first));
    }
    done = today;
  };
}

async function readMark(rhythm: Rhythm, index: IndexStore): Promise<Mark | undefined> {
  const value = await index.get(partition, rhythm);
  return value === undefined ? undefined : (JSON.parse(value) as Mark);
}

async function digestsAfter(
  mark: Mark | undefined,
  rhythm: Rhythm,
  today: string,
  { states, index }: { readonly states: PlanStates; readonly index: IndexStore },
): Promise<{ readonly next?: Mark; readonly deliveries: readonly Delivery[] }> {
  const newestUpTo = async (day: string) => (await states.newestUpTo(day))?.sequence ?? 0;
  const deliveries: Delivery[] = [];
  if (!mark) {
    const { first, last } = periodOf(addDays(periodOf(today, rhythm).first, -1), rhythm);
    const newest = await newestUpTo(last);
    const { upTo } = await decide(rhythm, first, { after: newest, upTo: newest }, index);
    return { next: { first, upTo }, deliveries };
  }
  let next: Mark | undefined;
  let after = mark.upTo;
  for (const { first, last } of await owedPeriods(mark, rhythm, today, index)) {
    const newest = Math.max(after, await newestUpTo(last));
    const ends = await decide(rhythm, first, { after, upTo: newest }, index);
    // Nothing was published in it.
    if (ends.upTo > ends.after) deliveries.push({ ...ends, digest: { rhythm, first } });
    next = { first, upTo: ends.upTo };
    after = ends.upTo;
  }
  return { ...(next && { next }), deliveries };
}

/** Oldest first. Where a run before decided what some tell and ended, its first one is told, too. */
async function owedPeriods(
  { first }: Mark,
  rhythm: Rhythm,
  today: string,
  index: IndexStore,
): Promise<readonly Period[]> {
  const [begun] = await index.range(partition, {
    after: nameOf(rhythm, first),
    before: nameOf(rhythm, today),
    limit: 1,
  });
  if (!begun) return periodsAfter(first, today, rhythm, mostAtOnce);
  const before = addDays(begun.sort.slice(nameOf(rhythm, '').length), -1);
  return periodsAfter(before, today, rhythm, Number.POSITIVE_INFINITY);
}

/** What the index calls what a digest tells. */
function nameOf(rhythm: Rhythm, first: string): string {
  return `${rhythm} ${first}`;
}

/** The change sets that a digest tells, of several runs those of the first one that asked. */
async function decide(rhythm: Rhythm, first: string, ends: Ends, index: IndexStore): Promise<Ends> {
  const name = nameOf(rhythm, first);
  if (await index.putFirst(partition, name, JSON.stringify(ends), dayNumber(first))) return ends;
  const decided = await index.get(partition, name);
  return decided === undefined ? ends : (JSON.parse(decided) as Ends);
}

/** Whole days since 1970: what the index orders marks by. */
function dayNumber(day: string): number {
  return Date.parse(day) / 86_400_000;
}
