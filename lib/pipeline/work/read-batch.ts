import type { ChangeSet } from '../../plan/model/change.ts';
import type { VersionStore } from '../../ports/version-store.ts';

/**
 * Which change sets a batch may have, by sequence number: `after` is exclusive, `upTo` inclusive.
 */
export interface BatchBounds {
  readonly after: number;
  readonly upTo: number;
  /** A batch is never cut at or before this sequence number. */
  readonly atLeast: number;
  /**
   * Most changes in one batch: enough to make a long history cheap, few enough for one invocation.
   */
  readonly mostChanges: number;
}

/** Change sets read at a time: a change set may be large, so they are few, and more where those before were small. */
const fewAtOnce = 8;
const manyAtOnce = 32;

/** Reads the next change sets: at least one where there is one, and never a part of one. */
export async function readBatch(
  store: VersionStore,
  { after, upTo, atLeast, mostChanges }: BatchBounds,
): Promise<readonly ChangeSet[]> {
  const batch: ChangeSet[] = [];
  let changes = 0;
  let width = fewAtOnce;
  for (let first = after + 1; first <= upTo; ) {
    const last = Math.min(upTo, first + width - 1);
    const before = changes;
    for (const changeSet of await store.changeSets(first, last)) {
      changes += changeSet.changes.length;
      const isFull = batch.length > 0 && changes > mostChanges;
      if (isFull && changeSet.sequence > atLeast) return batch;
      batch.push(changeSet);
    }
    width = changes - before <= manyAtOnce ? manyAtOnce : fewAtOnce;
    first = last + 1;
  }
  return batch;
}
