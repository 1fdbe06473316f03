import { RefusedError } from '../../errors/errors.ts';
import type {
  ChangeSetRecipient,
  Delivery,
  DeliveryQueue,
  DigestRecipient,
  Recipient,
  Wanted,
} from '../../ports/deliveries.ts';
import type { IndexStore } from '../../ports/index-store.ts';
import type { Site } from '../../site/models.ts';
import { numberSort } from '../render/index/number-sort.ts';
import { type FeedItem, feedPartition, type KeptEntry } from '../render/kept/kept-entries.ts';
import { type DigestPorts, digestNotice } from './digest-notice.ts';
import { noticeOf } from './notice.ts';
import { wants } from './wants.ts';

/** What deliver needs from outside. */
export interface DeliverPorts extends DigestPorts {
  readonly queue: DeliveryQueue;
  /** Those who are told now. */
  readonly recipients: () => Promise<readonly Recipient[]>;
}

/** What became of one message. */
export type Delivered =
  | { readonly kind: 'handed out'; readonly recipients: number }
  | { readonly kind: 'delivered'; readonly sequence: number; readonly commit: string }
  | {
      readonly kind: 'refused';
      readonly sequence: number;
      readonly commit: string;
      readonly error: RefusedError;
    }
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
 * @throws whatever the recipient does, or why its settings cannot be read: then the same message is
 *   to come again
 */
export async function deliver(
  delivery: Delivery,
  ports: DeliverPorts,
  site: Site,
): Promise<Delivered> {
  const known = await ports.recipients();
  const addressees = addresseesOf(delivery, known);
  if (addressees) {
    await ports.queue.send(addressees.map(({ name }) => ({ ...delivery, recipient: name })));
    return { kind: 'handed out', recipients: addressees.length };
  }
  const recipient =
    known.find(({ name }) => name === delivery.recipient) ?? known.find(isUnreadList);
  if (!recipient) return { kind: 'nobody of that name' };
  if ('fault' in recipient) throw recipient.fault;
  if (recipient.hears === undefined)
    return delivery.digest
      ? { kind: 'nothing wanted' }
      : tellChangeSet(delivery, recipient, ports, site);
  return tellDigest(delivery, recipient, ports, site);
}

function isUnreadList(recipient: Recipient): boolean {
  return 'fault' in recipient && recipient.isList === true;
}

/** Whom a message is to be handed out to: all who hear of such, or those of a list that can be read again. */
function addresseesOf(
  { recipient, digest }: Delivery,
  known: readonly Recipient[],
): readonly Recipient[] | undefined {
  const listed = known.filter(({ list }) => list !== undefined && list === recipient);
  if (recipient !== undefined && listed.length === 0) return undefined;
  const all = recipient === undefined ? known : listed;
  return all.filter(({ hears }) => hears === digest?.rhythm);
}

async function tellChangeSet(
  delivery: Delivery,
  recipient: ChangeSetRecipient,
  { index, queue }: DeliverPorts,
  site: Site,
): Promise<Delivered> {
  const next = await nextWanted(delivery, recipient.wanted, index);
  if (!next) return { kind: 'nothing wanted' };
  const { sequence } = next;
  const told = { sequence, commit: next.entry.commit ?? '' };
  try {
    const place = await recipient.deliver(noticeOf(next, site), delivery.place);
    const rest = restOf(delivery, sequence, place);
    if (rest) await queue.send([rest]);
    return { kind: 'delivered', ...told };
  } catch (error) {
    const rest = restOf(delivery, sequence, undefined);
    if (!(error instanceof RefusedError) || !rest) throw error;
    // Alone it is tried again and ends among the dead letters, and keeps back nothing behind it.
    const { recipient: name = '' } = delivery;
    await queue.send([{ recipient: name, after: sequence - 1, upTo: sequence }, rest]);
    return { kind: 'refused', ...told, error };
  }
}

async function tellDigest(
  delivery: Delivery,
  recipient: DigestRecipient,
  ports: DeliverPorts,
  site: Site,
): Promise<Delivered> {
  const { digest, upTo, place } = delivery;
  const notice = digest && (await digestNotice(digest, delivery, ports, site));
  if (!notice) return { kind: 'nothing wanted' };
  const rest = await recipient.deliver(notice, place);
  if (rest !== undefined) await ports.queue.send([{ ...delivery, place: rest }]);
  return { kind: 'delivered', sequence: upTo, commit: '' };
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
