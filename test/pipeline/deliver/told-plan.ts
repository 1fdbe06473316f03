import { createMemoryIndexStore } from '../../../lib/memory/memory-index-store.ts';
import { createMemoryPageStore } from '../../../lib/memory/memory-page-store.ts';
import { createMemoryVersionStore } from '../../../lib/memory/memory-version-store.ts';
import { announce } from '../../../lib/pipeline/announce/announce.ts';
import { createDigestHandOver } from '../../../lib/pipeline/announce/hand-over-digests.ts';
import { deliver } from '../../../lib/pipeline/deliver/deliver.ts';
import { ingest } from '../../../lib/pipeline/ingest/ingest.ts';
import { render } from '../../../lib/pipeline/render/render.ts';
import type { Delivery, Recipient } from '../../../lib/ports/deliveries.ts';
import { createModelRepository, modelClock } from '../../simulation/model-source.ts';
import { testSite } from '../../support/plan-site.ts';

/** The files of one commit, by path. */
export type Files = Readonly<Record<string, string>>;

/** A message as SQS holds it. */
interface Message {
  readonly delivery: Delivery;
  received: number;
}

/** What goes wrong, by the number of the call, from 1. */
export interface QueueFaults {
  /** Whether the queue does not take what it is sent. */
  readonly refuses?: (call: number) => boolean;
  /** Whether a message that was handled comes again: it was not deleted in time. */
  readonly repeats?: (call: number) => boolean;
}

/** A plan in memory, and a queue that does to messages what SQS does. */
export interface ToldPlan {
  /** Publishes the commits as one push; the site is up to them when it resolves. */
  push(...commits: readonly Files[]): Promise<void>;
  /** The next commit has this date, ISO 8601. */
  dated(date: string): void;
  /** Hands over the digests that are due at a moment, as a process does that starts then. */
  handOverDigests(moment: string): Promise<void>;
  /** Works until the queue is empty: what failed comes again, and is a dead letter after `attempts`. */
  work(attempts?: number): Promise<void>;
  /** Moves the dead letters back, as an operator does. */
  redrive(): void;
  /** From now on. */
  spoil(faults: QueueFaults): void;
  /** Puts messages that announce sent once into the queue again, for other recipients. */
  tellAgain(deliveries: readonly Delivery[], recipients: readonly Recipient[]): void;
  /** Everything that was ever put into the queue. */
  readonly sent: readonly Delivery[];
  readonly deadLetters: readonly Delivery[];
  /** Messages that announce sent, for each push. */
  readonly sentByPushes: readonly number[];
  readonly feed: () => Promise<readonly { readonly id: string; readonly title: string }[]>;
  /** A page of the site, by its key. */
  readonly text: (key: string) => Promise<string>;
}

/** @param clock of announce; without it, every commit is news */
export function openToldPlan(first: readonly Recipient[], clock = modelClock): ToldPlan {
  let recipients = first;
  let faults: QueueFaults = {};
  let [sends, handled] = [0, 0];
  const repository = createModelRepository();
  const pages = createMemoryPageStore();
  const [store, index] = [createMemoryVersionStore(), createMemoryIndexStore()];
  const [sent, dead, waiting]: [Delivery[], Delivery[], Message[]] = [[], [], []];
  const sentByPushes: number[] = [];
  const queue = {
    async send(deliveries: readonly Delivery[]) {
      sends += 1;
      if (faults.refuses?.(sends)) throw new Error('the queue is away');
      sent.push(...deliveries);
      waiting.push(...deliveries.map((delivery) => ({ delivery, received: 0 })));
    },
  };
  const author = { report: async () => {} };
  const text = async (key: string) => new TextDecoder().decode((await pages.get(key))?.body);
  return {
    async push(...commits) {
      for (const files of commits) {
        const all = Object.entries(files).map(
          ([path, text]) => [path, { mode: '100644', text }] as const,
        );
        const parents = repository.head === undefined ? [] : [repository.head];
        const note = `Says why, ${repository.head?.slice(0, 4) ?? 'first'}`;
        repository.head = repository.commit(new Map(all), parents, note).id;
      }
      await ingest({ source: repository.source, store, pages });
      await render({ store, index, pages }, testSite);
      const before = sent.length;
      await announce({ store, index, pages, author, deliveries: { queue, now: clock } }, testSite);
      sentByPushes.push(sent.length - before);
    },
    dated(date) {
      repository.nextDate = date;
    },
    async handOverDigests(moment) {
      await createDigestHandOver(index, { queue, now: () => new Date(moment) })();
    },
    async work(attempts = 5) {
      for (let message = waiting.shift(); message; message = waiting.shift()) {
        message.received += 1;
        const ports = { store, index, queue, recipients: async () => recipients };
        try {
          await deliver(message.delivery, ports, testSite);
          handled += 1;
          if (faults.repeats?.(handled)) waiting.push(message);
        } catch {
          if (message.received < attempts) waiting.push(message);
          else dead.push(message.delivery);
        }
      }
    },
    spoil(given) {
      faults = given;
      [sends, handled] = [0, 0];
    },
    tellAgain(deliveries, others) {
      recipients = others;
      waiting.push(...deliveries.map((delivery) => ({ delivery, received: 0 })));
    },
    redrive() {
      waiting.push(...dead.splice(0).map((delivery) => ({ delivery, received: 0 })));
    },
    ...{ sent, deadLetters: dead, sentByPushes },
    text,
    async feed() {
      const { items } = JSON.parse(await text('feed.json'));
      return items.toReversed();
    },
  };
}
