import type { PageStore } from '../../lib/ports/page-store.ts';
import type { Cursor, Publication, Stage } from '../../lib/ports/version-store.ts';
import { createHeadOrder, type HeadOrder } from './head-order.ts';
import type { ModelRepository } from './model-source.ts';
import { copyPageWatch, createPageWatch, look, type PageWatch } from './page-watch.ts';
import type { Reading } from './readers.ts';
import type { MemoryStores, SitePages } from './world.ts';

/** Watches what becomes public and keeps a list of everything that must never happen. */
export interface Watcher {
  readonly violations: string[];
  readonly heads: string[];
  /** What was read of the site until now. */
  readonly reading: Reading;
  /** Up to where was announced at first; `undefined` before. */
  readonly firstAnnounced: () => number | undefined;
  pushed(head: string | undefined): void;
  /** Receive has answered that a delivery is in the queue. */
  acknowledged(delivery: string): void;
  published(publication: Publication): void;
  advanced(stage: Stage, next: Cursor): Promise<void>;
  watchPages(pages: PageStore): PageStore;
  /** @param given deliveries that were given to a run of ingest */
  checkDeliveries(given: ReadonlySet<string>): void;
  /** One that has seen the same, and goes on with copies of what it watches. */
  copy(stores: MemoryStores, pages: SitePages): Watcher;
}

/** What is watched. */
export interface Watched {
  readonly pages: SitePages;
  readonly history: { readonly repository: ModelRepository };
}

const upstream = { announced: 'rendered', rendered: 'ingested', ingested: undefined } as const;

/** All that a watcher has seen. */
interface Seen extends Pick<Watcher, 'violations' | 'heads'> {
  readonly acknowledged: Set<string>;
  readonly furthest: Map<Stage, number>;
  readonly order: HeadOrder;
  readonly watch: PageWatch;
}

export function createWatcher(
  stores: MemoryStores,
  { pages, history: { repository } }: Watched,
): Watcher {
  const violations: string[] = [];
  return watcherOf(stores, {
    violations,
    heads: [],
    acknowledged: new Set(),
    furthest: new Map(),
    order: createHeadOrder(repository),
    watch: createPageWatch(pages, repository, violations),
  });
}

function copyOf(seen: Seen, pages: SitePages): Seen {
  const violations = [...seen.violations];
  return {
    violations,
    heads: [...seen.heads],
    acknowledged: new Set(seen.acknowledged),
    furthest: new Map(seen.furthest),
    order: seen.order.copy(),
    watch: copyPageWatch(seen.watch, pages, violations),
  };
}

function watcherOf({ store }: MemoryStores, seen: Seen): Watcher {
  const { violations, heads, acknowledged, furthest, order, watch } = seen;
  let firstAnnounced: number | undefined;
  return {
    copy: (others, pages) => watcherOf(others, copyOf(seen, pages)),
    violations,
    heads,
    reading: watch,
    firstAnnounced: () => firstAnnounced,
    pushed: (head) => order.pushed(head),
    acknowledged: (delivery) => void acknowledged.add(delivery),
    published({ changeSet, cursor }) {
      heads.push(cursor.commit);
      furthest.set('ingested', cursor.sequence);
      violations.push(...order.published(changeSet));
      watch.published(changeSet);
    },
    async advanced(stage, next) {
      const before = furthest.get(stage) ?? 0;
      if (next.sequence < before)
        violations.push(`the cursor ${stage} went back from ${before} to ${next.sequence}`);
      furthest.set(stage, next.sequence);
      if (stage === 'announced') firstAnnounced ??= next.sequence;
      if (stage === 'ingested') {
        heads.push(next.commit);
        order.reached(next.commit);
      }
      const above = upstream[stage];
      const limit = above && (await store.cursor(above))?.sequence;
      if (above && next.sequence > (limit ?? 0))
        violations.push(`${stage} is at ${next.sequence}, ahead of ${above}`);
    },
    watchPages: (inner) => ({
      get: (key) => inner.get(key),
      has: (key) => inner.has(key),
      async put(page) {
        const changed = await inner.put(page);
        await look(page.key, watch);
        return changed;
      },
    }),
    checkDeliveries(given) {
      for (const delivery of acknowledged)
        if (!given.has(delivery)) violations.push(`delivery ${delivery} woke nobody`);
    },
  };
}
