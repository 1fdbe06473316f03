import { versionAddress } from '../../../plan/addresses/addresses.ts';
import type { WithdrawnLine } from '../../../site/models.ts';
import { folderSort } from '../../render/index/listing.ts';
import type { PlanState, PlanStates } from '../../render/standings/plan-states.ts';
import { dayLimit } from '../../work/limits.ts';

/** What was withdrawn of a folder (`''`: the plan) up to a state and is not back, by path; the first of very many. */
export async function withdrawnLines(
  folder: string,
  state: PlanState,
  states: PlanStates,
): Promise<WithdrawnLine[]> {
  const gone = await states.standings(state, 'withdrawn', {
    folder: folderSort(folder),
    limit: dayLimit,
  });
  return gone.map(({ standing }) => {
    const { address, title, kind, number, withdrawn = standing.since } = standing;
    return {
      ...{ address: versionAddress(address, standing), title, date: withdrawn },
      ...(kind === 'commitment' && number !== undefined && { number }),
    };
  });
}
