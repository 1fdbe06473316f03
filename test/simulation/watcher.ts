import { pageDigest } from '../../lib/page-digest.ts';
import type { Cursor, Page, PageStore, Publication, Stage } from '../../lib/ports.ts';
import { checkFeed, checkSitemap } from './readers.ts';
import type { MemoryStores, SitePages } from './world.ts';

/** Watches what becomes public and keeps a list of everything that must never happen. */
export interface Watcher {
  readonly violations: string[];
  readonly heads: string[];
  published(publication: Publication): void;
  advanced(stage: Stage, next: Cursor): Promise<void>;
  watchPages(pages: PageStore): PageStore;
}

interface Watch {
  readonly stores: MemoryStores;
  readonly pages: SitePages;
  readonly violations: string[];
  /** Sequence numbers of each commit, by its first digits: it may be published again. */
  readonly sequences: Map<string, number[]>;
  /** What a reader saw last of the current pages: the sequence number of the version shown. */
  readonly shown: Map<string, number>;
  /** Digests of what never changes. */
  readonly permanent: Map<string, string>;
  /** What each entry id leads to, and the id of what each entry of the plan's feed leads to. */
  readonly ids: Map<string, string>;
}

export function createWatcher(stores: MemoryStores, pages: SitePages): Watcher {
  const watch: Watch = {
    stores,
    pages,
    violations: [],
    sequences: new Map(),
    shown: new Map(),
    permanent: new Map(),
    ids: new Map(),
  };
  const heads: string[] = [];
  return {
    violations: watch.violations,
    heads,
    published({ changeSet, cursor }) {
      heads.push(cursor.commit);
      const commit = changeSet.commit.slice(0, 12);
      const before = watch.sequences.get(commit) ?? [];
      watch.sequences.set(commit, [...before, changeSet.sequence]);
    },
    async advanced(stage, next) {
      if (stage === 'ingested') heads.push(next.commit);
      const upstream = {
        announced: 'rendered',
        rendered: 'ingested',
        ingested: undefined,
      } as const;
      const above = upstream[stage];
      const limit = above && (await stores.store.cursor(above))?.sequence;
      if (above && next.sequence > (limit ?? 0))
        watch.violations.push(`${stage} is at ${next.sequence}, ahead of ${above}`);
    },
    watchPages: (inner) => ({
      get: (key) => inner.get(key),
      async put(page) {
        const changed = await inner.put(page);
        await look(page.key, watch);
        return changed;
      },
    }),
  };
}

/** Looks at a page as a reader would, right after it was written. */
async function look(key: string, watch: Watch): Promise<void> {
  const page = await watch.pages.reader.get(key);
  if (!page) return;
  checkPermanent(page, watch);
  checkShown(page, watch);
  if (key.endsWith('.json') && !key.endsWith('data.json')) await checkFeed(page, watch);
  if (key.startsWith('@sitemap/')) await checkSitemap(page, watch);
}

function checkPermanent(page: Page, { permanent, violations }: Watch): void {
  const { key } = page;
  if (page.cache !== 'permanent') return;
  const digest = pageDigest(page);
  const before = permanent.get(key);
  if (before !== undefined && before !== digest) violations.push(`permanent page ${key} changed`);
  permanent.set(key, digest);
}

/** A document's current page links to the version it shows and those before; the newest counts. */
function checkShown(page: Page, { sequences, shown, violations }: Watch): void {
  const { key, headers = {}, body } = page;
  if (headers.link === undefined || headers['memento-datetime'] !== undefined) return;
  const links = new TextDecoder().decode(body).matchAll(/\/@([0-9a-f]{12})\//gu);
  const numbers = [...links].flatMap(([, commit = '']) => sequences.get(commit) ?? []);
  const sequence = Math.max(0, ...numbers.filter((number) => number <= page.sequence));
  const before = shown.get(key) ?? 0;
  if (sequence < before)
    violations.push(`page ${key} went back from change set ${before} to ${sequence}`);
  shown.set(key, sequence);
}
