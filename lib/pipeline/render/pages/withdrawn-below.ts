import { folderChangesAddress } from '../../../plan/addresses/addresses.ts';
import type { WithdrawnPart } from '../../../site/models.ts';
import { withdrawnLimit } from '../../work/limits.ts';
import type { RenderContext } from '../context/context.ts';
import { addressOfFolder } from '../index/folder-title.ts';
import { withdrawnLines } from './withdrawn-lines.ts';

/** What was withdrawn of a folder (`''`: the plan), for the foot of its contents. */
export async function withdrawnBelow(
  folder: string,
  { states, sequence }: Pick<RenderContext, 'states' | 'sequence'>,
): Promise<WithdrawnPart> {
  const state = await states.stateAt(sequence);
  if (state?.withdrawn === undefined) return { withdrawn: [] };
  const found = await withdrawnLines({ folder, limit: withdrawnLimit + 1 }, state, states);
  return {
    withdrawn: found.slice(0, withdrawnLimit),
    ...(found.length > withdrawnLimit && {
      moreWithdrawn: folderChangesAddress(addressOfFolder(folder)),
    }),
  };
}
