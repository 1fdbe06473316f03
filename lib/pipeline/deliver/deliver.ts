import type { Delivery, DeliveryQueue, Recipient, Wanted } from '../../ports/deliveries.ts';
import type { IndexStore } from '../../ports/index-store.ts';
import type { Site } from '../../site/models.ts';
import { numberSort } from '../render/index/number-sort.ts';
import { type FeedItem, feedPartition, type KeptEntry } from '../render/kept/kept-entries.ts';
import { noticeOf } from './notice.ts';
import { wants } from './wants.ts';

/** What deliver needs from outside. */
export interface DeliverPorts {
  readonly index: IndexStore;
  readonly queue: DeliveryQueue;
  /** Those who hear of change sets now. */
  readonly recipients: () => Promise<readonly Recipient[]>;
}

/** What became of one message. */
export type Delivered =
  | { readonly kind: 'handed out'; readonly recipients: number }
  | { readonly kind: 'delivered'; readonly sequence: number; readonly commit: string }
  | { readonly kind: 'nothing wanted' | 'nobody of that name' };

/** Entries that are read at once. */
const readAtOnce = 10;

/**
 * Does the next step of a delivery. One that is for all becomes one for each recipient, so that what
 * fails for one is repeated for that one alone. One that is for a recipient tells it of the first
 * change set that it wants, and hands the rest back to the queue: what a push brought is told in
 * order, and a failure repeats one notice. What is told comes from the index at that moment, so that
 * what was taken down meanwhile is told no more.
 *
 * @throws whatever the recipient does: then the same message is to come again
 */
export async function deliver(
  delivery: Delivery,
  { index, queue, recipients }: DeliverPorts,
  site: Site,
): Promise<Delivered> {
  const known = await recipients();
  if (delivery.recipient === undefined) {
    await queue.send(known.map(({ name }) => ({ ...delivery, recipient: name })));
    return { kind: 'handed out', recipients: known.length };
  }
  const recipient = known.find(({ name }) => name === delivery.recipient);
  if (!recipient) return { kind: 'nobody of that name' };
  const next = await nextWanted(delivery, recipient.wanted, index);
  if (!next) return { kind: 'nothing wanted' };
  const place = await recipient.deliver(noticeOf(next, site), delivery.place);
  const rest = restOf(delivery, next.sequence, place);
  if (rest) await queue.send([rest]);
  return { kind: 'delivered', sequence: next.sequence, commit: next.entry.commit ?? '' };
}

function restOf(
  { recipient = '', upTo }: Delivery,
  sequence: number,
  place: string | undefined,
): Delivery | undefined {
  if (place !== undefined) return { recipient, after: sequence - 1, upTo, place };
  return sequence < upTo ? { recipient, after: sequence, upTo } : undefined;
}

async function nextWanted(
  { after, upTo }: Delivery,
  wanted: Wanted,
  index: IndexStore,
): Promise<FeedItem | undefined> {
  const before = numberSort(upTo + 1);
  for (let from = numberSort(after); ; ) {
    const stretch = { after: from, before, limit: readAtOnce };
    const read = await index.range(feedPartition(''), stretch);
    for (const { sort, value } of read) {
      const kept = JSON.parse(value) as KeptEntry;
      if (wants(wanted, kept)) return { ...kept, sequence: Number(sort) };
    }
    const last = read.at(-1);
    if (!last || read.length < readAtOnce) return undefined;
    from = last.sort;
  }
}
