import { SourceUnavailableError } from '../../lib/errors/errors.ts';
import {
  createMemoryIndexStore,
  type MemoryPartition,
} from '../../lib/memory/memory-index-store.ts';
import { createMemoryVersionStore } from '../../lib/memory/memory-version-store.ts';
import { emptyRecord, type MemoryRecord } from '../../lib/memory/record.ts';
import { announce } from '../../lib/pipeline/announce/announce.ts';
import type { HandOver } from '../../lib/pipeline/announce/hand-over.ts';
import { createDigestHandOver } from '../../lib/pipeline/announce/hand-over-digests.ts';
import { type IngestPorts, ingest } from '../../lib/pipeline/ingest/ingest.ts';
import { render } from '../../lib/pipeline/render/render.ts';
import type { AuthorReport } from '../../lib/ports/author-report.ts';
import type { ChangeSetRecipient, DigestRecipient } from '../../lib/ports/deliveries.ts';
import type { Hubs } from '../../lib/ports/hubs.ts';
import type { IndexStore } from '../../lib/ports/index-store.ts';
import type { ListedPages, PageStore } from '../../lib/ports/page-store.ts';
import type { PushQueue } from '../../lib/ports/push-queue.ts';
import type { VersionStore } from '../../lib/ports/version-store.ts';
import { describeSite } from '../../lib/site/describe-site.ts';

/** Everything the stages see of the outside. */
export interface Ports extends IngestPorts {
  readonly index: IndexStore;
  readonly author: AuthorReport;
  /** Where receive puts what was pushed. */
  readonly queue: PushQueue;
  readonly hubs?: Hubs;
  readonly deliveries?: HandOver;
  /** Those whom deliver tells. */
  readonly recipients?: readonly Listener[];
}

/** Whoever is told, of each change set or by digests. */
export type Listener = ChangeSetRecipient | DigestRecipient;

export type StageName = 'ingest' | 'render' | 'announce';

export const stageNames: readonly StageName[] = ['ingest', 'render', 'announce'];

export const site = describeSite('Plan', 'https://plan.example.org', 'en');

/** Wake-ups that a stage may ask of itself before it is taken to go in circles. */
const mostRounds = 50;

/** What the stages alone see of the outside. */
export type StagePorts = Omit<Ports, 'queue'>;

/**
 * Runs a stage until it has caught up, or its time is up, as one wake-up of its function does
 * (functions/until-done.ts). Answers whether it has caught up.
 */
export async function runStage(
  stage: StageName,
  ports: StagePorts,
  isTimeUp: () => boolean = () => false,
): Promise<boolean> {
  const once = {
    ingest: () => ingest(ports, { isTimeUp }),
    render: () => render(ports, site, { isTimeUp }),
    announce: () => announceAll(ports, isTimeUp),
  };
  for (let round = 0; round < mostRounds; round += 1) {
    const { done } = await once[stage]();
    if (done || isTimeUp()) return done;
  }
  throw new Error(`${stage} did not come to an end`);
}

/** As functions/announce.ts does, by a clock of its own: whether a change set is news is looked at elsewhere. */
async function announceAll(ports: StagePorts, isTimeUp: () => boolean) {
  const { deliveries, index, now } = ports;
  const result = await announce(ports, site, { isTimeUp });
  if (deliveries && now && result.done && result.behind === 0)
    await createDigestHandOver(index, { ...deliveries, now })();
  return result;
}

/** Wakes every stage once, in the order of the flow. */
export async function wakeAll(ports: StagePorts): Promise<void> {
  for (const stage of stageNames) await runStage(stage, ports);
}

/** Stores in memory, with the index's partitions on record. */
export interface MemoryStores {
  readonly store: VersionStore;
  readonly index: IndexStore;
  readonly partitions: ReadonlySet<string>;
  /** All that is in them but for the cursors. */
  readonly all: {
    readonly record: MemoryRecord;
    readonly index: ReadonlyMap<string, MemoryPartition>;
  };
  /** Other stores with all that was written to these. No write may have failed. */
  copy(): Promise<MemoryStores>;
}

type Write = (stores: Pick<MemoryStores, 'store' | 'index'>) => Promise<void>;

export function createMemoryStores(): MemoryStores {
  const all = { record: emptyRecord(), index: new Map<string, MemoryPartition>() };
  const stores = {
    store: createMemoryVersionStore(all.record),
    index: createMemoryIndexStore(all.index),
  };
  const partitions = new Set<string>();
  const writes: Write[] = [];
  const write = (one: Write) => {
    writes.push(one);
    return one(stores);
  };
  return {
    store: {
      ...stores.store,
      publish: (...words) => write(({ store }) => store.publish(...words)),
      advance: (...words) => write(({ store }) => store.advance(...words)),
    },
    index: {
      ...stores.index,
      put(partition, ...rest) {
        partitions.add(partition);
        return write(({ index }) => index.put(partition, ...rest));
      },
      async putFirst(partition, ...rest) {
        partitions.add(partition);
        let isPut = false;
        await write(async ({ index }) => {
          isPut = await index.putFirst(partition, ...rest);
        });
        return isPut;
      },
      remove: (...words) => write(({ index }) => index.remove(...words)),
      drop: (...words) => write(({ index }) => index.drop(...words)),
    },
    ...{ partitions, all },
    async copy() {
      const copied = createMemoryStores();
      for (const one of writes) await one(copied);
      return copied;
    },
  };
}

/** What the site's pages are kept in: a store for each run, and a look at all that is there. */
export interface SitePages {
  /** A page store whose calls pass through `point` one by one. */
  storeFor(point: Point): PageStore;
  /** The store as readers see it. */
  readonly reader: ListedPages;
  keys(): Iterable<string>;
  /** All that is kept, by key. */
  all(): ReadonlyMap<string, unknown>;
  /** Another site with the same pages. */
  copy(): Promise<SitePages>;
}

/** Lets a port call happen, or not: everything the world does to a call is done here. */
export type Point = <Result>(
  name: string,
  detail: string,
  effect: () => Promise<Result>,
) => Promise<Result>;

/** A port all of whose calls pass through `point`. */
export function throughPoint<Port extends object>(name: string, port: Port, point: Point): Port {
  return new Proxy(port, {
    get(object, method, receiver) {
      const value: unknown = Reflect.get(object, method, receiver);
      if (typeof value !== 'function') return value;
      return (...words: unknown[]) =>
        point(`${name}.${String(method)}`, describe(words), async () =>
          Reflect.apply(value, object, words),
        );
    },
  });
}

/** What the adversary's failures look like from inside: anything retryable. */
export function outage(name: string): Error {
  return new SourceUnavailableError(`${name} did not answer`, 'This is a drill.');
}

function describe([first, second]: readonly unknown[]): string {
  if (typeof first === 'string')
    return typeof second === 'string' ? `${first} ${second}` : first.slice(0, 60);
  if (typeof first !== 'object' || first === null) return '';
  if ('key' in first) return String(first.key);
  if ('cursor' in first) return 'a change set';
  return '';
}
