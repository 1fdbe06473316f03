import { severalAtOnce } from '../../../concurrency/several-at-once.ts';
import type { Standing } from '../../../plan/model/standing.ts';
import type { RenderContext } from '../../render/context/context.ts';
import type { NetChange } from './net-changes.ts';

/**
 * The changes whose texts are compared: in their order, those for which there is room. The same changes
 * always give the same answer, whichever text is read first.
 *
 * @param room characters of text, before and after together
 */
export async function thoseThatFit<C extends NetChange>(
  changes: readonly C[],
  room: number,
  reader: Pick<RenderContext['reader'], 'source'>,
): Promise<ReadonlySet<C>> {
  const sizes = await severalAtOnce(changes, async (change) => {
    const texts = await Promise.all(
      sidesOf(change).map(({ document, version: number }) => reader.source({ document, number })),
    );
    return texts.reduce((sum, { length }) => sum + length, 0);
  });
  let left = room;
  const fit = changes.filter((_, position) => {
    const size = sizes[position] ?? 0;
    if (size > left) return false;
    left -= size;
    return true;
  });
  return new Set(fit);
}

function sidesOf(change: NetChange): Standing[] {
  return [
    ...('before' in change ? [change.before] : []),
    ...('after' in change ? [change.after] : []),
  ];
}
