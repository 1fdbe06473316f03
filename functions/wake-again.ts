import { randomUUID } from 'node:crypto';
import type { IndexStore } from '../lib/ports/index-store.ts';
import type { PushQueue } from '../lib/ports/push-queue.ts';
import type { Stage } from '../lib/ports/version-store.ts';

/** Index partition whose entries wake the stages they are named for, by the table's stream. */
export const wakePartition = 'WAKE';

/** The stages that the table's stream wakes, by their cursors. */
export type StreamedStage = Exclude<Stage, 'ingested'>;

/** Has a stage woken again through the stream: an entry that changes is a record there. */
export function wakeByStream(stage: StreamedStage, index: IndexStore): () => Promise<void> {
  return () => index.put(wakePartition, stage, randomUUID(), 0);
}

/** Has ingest woken again through its queue, after what waits there. */
export function wakeByQueue(
  queue: PushQueue,
  { repository, branch }: { readonly repository: string; readonly branch: string },
): () => Promise<void> {
  const push = { repository, ref: `refs/heads/${branch}`, head: '' };
  return () => queue.send({ ...push, delivery: randomUUID() });
}
