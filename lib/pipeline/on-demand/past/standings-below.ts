import { folderOf } from '../../../plan/addresses/addresses.ts';
import type { Standing } from '../../../plan/model/standing.ts';
import { folderSort } from '../../render/index/listing.ts';
import type { PlanState, PlanStates } from '../../render/standings/plan-states.ts';

/** Documents of a folder in a state. */
export interface StandingsBelow {
  readonly standings: readonly Standing[];
  /** Whether there may be more of them than were looked for. */
  readonly isCut: boolean;
}

/**
 * The documents in force whose files are in a folder (`''`: the plan), at any depth: those below its
 * own name in the contents, and those that a SUMMARY.md of a folder above lists.
 *
 * @param limit at most so many are looked through in each of these places
 */
export async function standingsBelow(
  folder: string,
  state: PlanState,
  limit: number,
  states: PlanStates,
): Promise<StandingsBelow> {
  const standings: Standing[] = [];
  let isCut = false;
  for (const range of rangesOf(folder)) {
    const request = { folder: range, limit: limit + 1 };
    const found = await states.standings(state, 'contents', request);
    isCut ||= found.length > limit;
    for (const { standing } of found.slice(0, limit))
      if (folder === '' || standing.path.startsWith(`${folder}/`)) standings.push(standing);
  }
  return { standings: standings.slice(0, limit), isCut: isCut || standings.length > limit };
}

/** Common starts of the keys that documents of a folder may have. */
export function rangesOf(folder: string): string[] {
  const above: string[] = [];
  for (let each = folder; each !== ''; each = folderOf(each)) above.push(folderOf(each));
  return [folderSort(folder), ...above.map((one) => `${folderSort(one)}!0`)];
}
