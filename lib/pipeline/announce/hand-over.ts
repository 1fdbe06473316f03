import type { ChangeSet } from '../../plan/model/change.ts';
import type { DeliveryQueue } from '../../ports/deliveries.ts';

/** Where announce leaves what recipients are to hear. */
export interface HandOver {
  readonly queue: DeliveryQueue;
  /** The clock: a history that is imported is no news. */
  readonly now: () => Date;
}

/** Milliseconds after its date for which a change set is news: as long as feeds show it at least. */
const newsFor = 14 * 24 * 60 * 60 * 1000;

/**
 * Puts the change sets of a batch that are news into the queue, as one message. What a plan begins
 * with is told to nobody: no one waits for it.
 *
 * @param base sequence number up to which was announced before
 */
export async function handOver(
  batch: readonly Pick<ChangeSet, 'sequence' | 'date'>[],
  base: number,
  { queue, now }: HandOver,
): Promise<void> {
  const oldest = now().getTime() - newsFor;
  const first = batch.find(({ date }) => Date.parse(date) >= oldest);
  const last = batch.at(-1);
  if (base === 0 || !first || !last) return;
  await queue.send([{ after: first.sequence - 1, upTo: last.sequence }]);
}
