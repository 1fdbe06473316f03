import type { Standing } from '../../../plan/model/standing.ts';
import { addDays } from '../../../plan/standing/days.ts';
import type { Stretch } from '../../../plan/standing/deadlines.ts';
import { folderSort } from '../../render/index/listing.ts';
import type { PlanState, PlanStates } from '../../render/standings/plan-states.ts';
import { statusLimit } from '../../work/limits.ts';
import { standingsBelow } from '../past/standings-below.ts';

/** The plan as it stood when each of some days began. */
export interface Stretches {
  /** Oldest first. */
  readonly stretches: readonly Stretch[];
  /** Whether the folder had more documents than are covered. */
  readonly isCut: boolean;
}

/**
 * The documents of a folder as they stood when each day from one to another began, which is the
 * newest state up to the end of the day before. Reads one state for each of these days that brought a
 * change, and of each state only what its predecessor does not have.
 *
 * @param folder `''` for the plan
 * @returns `undefined` where a state was not kept
 */
export async function readStretches(
  folder: string,
  { first, last }: { readonly first: string; readonly last: string },
  states: PlanStates,
): Promise<Stretches | undefined> {
  const begin = await states.newestUpTo(addDays(first, -1));
  const later = await states.newestOfDays(first, addDays(last, -1));
  const starts = [
    { sequence: begin?.sequence ?? 0, day: first },
    ...later.map(({ sequence, day }) => ({ sequence, day: addDays(day, 1) })),
  ];
  const stretches: Stretch[] = [];
  let isCut = false;
  let before: PlanState | undefined;
  for (const [position, { sequence, day }] of starts.entries()) {
    const state = await states.stateAt(sequence);
    if (!state) return undefined;
    const { standings, isCut: isLong } = await standingsBelow(folder, state, statusLimit, states);
    isCut ||= isLong;
    const next = starts[position + 1];
    stretches.push({
      first: day,
      last: next === undefined ? last : addDays(next.day, -1),
      standings,
      isFirst: begin === undefined && position === 1,
      withdrawn: before ? await withdrawnBetween(before, state, folder, states) : [],
    });
    before = state;
  }
  return { stretches, isCut };
}

async function withdrawnBetween(
  before: PlanState,
  after: PlanState,
  folder: string,
  states: PlanStates,
): Promise<readonly Standing[]> {
  const request = { list: 'withdrawn', folder: folderSort(folder), limit: statusLimit } as const;
  const differing = await states.differing(before, after, request);
  return differing.flatMap((difference) => difference.after ?? []);
}
