import { versionAddress } from '../../../plan/addresses/addresses.ts';
import type { WithdrawnLine } from '../../../site/models.ts';
import { folderSort } from '../index/listing.ts';
import type { PlanState, PlanStates } from '../standings/plan-states.ts';

/** What was withdrawn of a folder (`''`: the plan) up to a state and is not back, by path; the first ones of many. */
export async function withdrawnLines(
  { folder, limit }: { readonly folder: string; readonly limit: number },
  state: PlanState,
  states: Pick<PlanStates, 'standings'>,
): Promise<WithdrawnLine[]> {
  const gone = await states.standings(state, 'withdrawn', { folder: folderSort(folder), limit });
  return gone.map(({ standing }) => {
    const { address, title, kind, number, withdrawn = standing.since } = standing;
    return {
      ...{ address: versionAddress(address, standing), title, date: withdrawn },
      ...(kind === 'commitment' && number !== undefined && { number }),
    };
  });
}
