import type { ChangeSet } from '../../plan/model/change.ts';
import type { VersionStore } from '../../ports/version-store.ts';

/** Which change sets a batch may have; sequence numbers, `after` exclusive, `upTo` inclusive. */
export interface BatchBounds {
  readonly after: number;
  readonly upTo: number;
  /** Up to here a batch is never cut. */
  readonly atLeast: number;
  /** Changes in one batch: enough to make a long history cheap, few enough for one invocation. */
  readonly mostChanges: number;
}

/** Change sets read at a time: few, for each may be large. */
const readAtOnce = 8;

/** The next change sets: always at least one, and whole ones only. */
export async function readBatch(
  store: VersionStore,
  { after, upTo, atLeast, mostChanges }: BatchBounds,
): Promise<readonly ChangeSet[]> {
  const batch: ChangeSet[] = [];
  let changes = 0;
  for (let first = after + 1; first <= upTo; first += readAtOnce)
    for (const changeSet of await store.changeSets(first, Math.min(upTo, first + readAtOnce - 1))) {
      changes += changeSet.changes.length;
      const isFull = batch.length > 0 && changes > mostChanges;
      if (isFull && changeSet.sequence > atLeast) return batch;
      batch.push(changeSet);
    }
  return batch;
}
