import type { ChangeSet } from '../../plan/model/change.ts';
import type { VersionStore } from '../../ports/version-store.ts';

/** Which change sets are wanted, by sequence number: `after` is exclusive, `upTo` inclusive. */
export interface ChangeSetBounds {
  readonly after: number;
  readonly upTo: number;
}

/** Which change sets a batch may have. */
export interface BatchBounds extends ChangeSetBounds {
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

/** Reads change sets some at a time, oldest first. */
export async function* readInTurn(
  store: VersionStore,
  { after, upTo }: ChangeSetBounds,
): AsyncGenerator<readonly ChangeSet[]> {
  let width = fewAtOnce;
  for (let first = after + 1; first <= upTo; ) {
    const last = Math.min(upTo, first + width - 1);
    const changeSets = await store.changeSets(first, last);
    yield changeSets;
    width = changesIn(changeSets) <= manyAtOnce ? manyAtOnce : fewAtOnce;
    first = last + 1;
  }
}

/** How many documents change sets change, together. */
export function changesIn(changeSets: readonly ChangeSet[]): number {
  return changeSets.reduce((sum, { changes }) => sum + changes.length, 0);
}

/** Reads the next change sets: at least one where there is one, and never a part of one. */
export async function readBatch(
  store: VersionStore,
  { atLeast, mostChanges, ...bounds }: BatchBounds,
): Promise<readonly ChangeSet[]> {
  const batch: ChangeSet[] = [];
  let changes = 0;
  for await (const changeSets of readInTurn(store, bounds))
    for (const changeSet of changeSets) {
      changes += changeSet.changes.length;
      const isFull = batch.length > 0 && changes > mostChanges;
      if (isFull && changeSet.sequence > atLeast) return batch;
      batch.push(changeSet);
    }
  return batch;
}
