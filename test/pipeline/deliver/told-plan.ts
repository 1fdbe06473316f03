import { createMemoryIndexStore } from '../../../lib/memory/memory-index-store.ts';
import { createMemoryPageStore } from '../../../lib/memory/memory-page-store.ts';
import { createMemoryVersionStore } from '../../../lib/memory/memory-version-store.ts';
import { announce } from '../../../lib/pipeline/announce/announce.ts';
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

/** A plan in memory, and a queue that does to messages what SQS does. */
export interface ToldPlan {
  /** Publishes the commits as one push; the site is up to them when it resolves. */
  push(...commits: readonly Files[]): Promise<void>;
  /** Works until the queue is empty: what failed comes again, and is a dead letter after `attempts`. */
  work(attempts?: number): Promise<void>;
  /** Moves the dead letters back, as an operator does. */
  redrive(): void;
  /** Everything that was ever put into the queue. */
  readonly sent: readonly Delivery[];
  readonly deadLetters: readonly Delivery[];
  /** Messages that announce sent, for each push. */
  readonly sentByPushes: readonly number[];
  readonly feed: () => Promise<readonly { readonly id: string; readonly title: string }[]>;
}

/** @param clock of announce; without it, every commit is news */
export function openToldPlan(recipients: readonly Recipient[], clock = modelClock): ToldPlan {
  const repository = createModelRepository();
  const pages = createMemoryPageStore();
  const [store, index] = [createMemoryVersionStore(), createMemoryIndexStore()];
  const [sent, dead, waiting]: [Delivery[], Delivery[], Message[]] = [[], [], []];
  const sentByPushes: number[] = [];
  const queue = {
    async send(deliveries: readonly Delivery[]) {
      sent.push(...deliveries);
      waiting.push(...deliveries.map((delivery) => ({ delivery, received: 0 })));
    },
  };
  const author = { report: async () => {} };
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
    async work(attempts = 5) {
      for (let message = waiting.shift(); message; message = waiting.shift()) {
        message.received += 1;
        const ports = { index, queue, recipients: async () => recipients };
        try {
          await deliver(message.delivery, ports, testSite);
        } catch {
          if (message.received < attempts) waiting.push(message);
          else dead.push(message.delivery);
        }
      }
    },
    redrive() {
      waiting.push(...dead.splice(0).map((delivery) => ({ delivery, received: 0 })));
    },
    ...{ sent, deadLetters: dead, sentByPushes },
    async feed() {
      const page = await pages.get('feed.json');
      const { items } = JSON.parse(new TextDecoder().decode(page?.body));
      return items.toReversed();
    },
  };
}
