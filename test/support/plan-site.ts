import { type GitSource, openGitSource } from '../../lib/git/git-source.ts';
import { createMemoryIndexStore } from '../../lib/memory/memory-index-store.ts';
import { createMemoryPageStore } from '../../lib/memory/memory-page-store.ts';
import { createMemoryVersionStore } from '../../lib/memory/memory-version-store.ts';
import { announce } from '../../lib/pipeline/announce/announce.ts';
import { ingest } from '../../lib/pipeline/ingest/ingest.ts';
import { render } from '../../lib/pipeline/render/render.ts';
import type { ChangeSet } from '../../lib/plan/model/change.ts';
import type { Hubs } from '../../lib/ports/hubs.ts';
import type { IndexStore } from '../../lib/ports/index-store.ts';
import type { ListedPages, Page } from '../../lib/ports/page-store.ts';
import type { TextTrials } from '../../lib/ports/text-trials.ts';
import type { VersionStore } from '../../lib/ports/version-store.ts';
import { describeSite } from '../../lib/site/describe-site.ts';
import type { Site } from '../../lib/site/models.ts';
import { createRepository, type Repository } from './repository.ts';

/** A plan under test: its repository, its stores in memory, and the stages between them. */
export interface PlanSite {
  readonly repository: Repository;
  readonly store: VersionStore;
  readonly index: IndexStore;
  readonly pages: ListedPages;
  /** Runs every stage once, as one wake-up does. */
  publish(hubs?: Hubs, site?: Site): Promise<void>;
  changeSets(): Promise<readonly ChangeSet[]>;
  lastChangeSet(): Promise<ChangeSet>;
  page(key: string): Promise<Page | undefined>;
  text(key: string): Promise<string>;
  /** Every object of the site, by key. */
  objects(): ReadonlyMap<string, string>;
  close(): Promise<void>;
}

export const testSite = describeSite('Test plan', 'https://plan.example.org', 'en');

/** Opens an empty plan, or one over an existing repository with stores of its own. */
export async function openPlanSite(
  existing?: Repository,
  trials?: TextTrials,
  now?: () => Date,
): Promise<PlanSite> {
  const repository = existing ?? (await createRepository());
  const store = createMemoryVersionStore();
  const index = bounded(createMemoryIndexStore());
  const pages = createMemoryPageStore();
  let source: GitSource | undefined;
  const author = { report: async () => {} };
  const changeSets = async () => {
    const last = (await store.cursor('ingested'))?.sequence ?? 0;
    return last === 0 ? [] : store.changeSets(1, last);
  };
  const page = (key: string) => pages.get(key);
  return {
    repository,
    store,
    index,
    pages,
    async publish(hubs, site = testSite) {
      source ??= await openGitSource({ repository: repository.directory, branch: 'main' });
      const optional = { ...(trials && { trials }), ...(now && { now }) };
      await ingest({ source, store, pages, language: site.language, ...optional });
      await render({ store, index, pages }, site);
      await announce({ store, index, pages, author, ...(hubs && { hubs }) }, site);
    },
    changeSets,
    async lastChangeSet() {
      const last = (await changeSets()).at(-1);
      if (!last) throw new Error('nothing was published');
      return last;
    },
    page,
    async text(key) {
      const found = await page(key);
      if (!found) throw new Error(`there is no page ${key}`);
      return new TextDecoder().decode(found.body);
    },
    objects: () => objectsOf(pages.pages()),
    async close() {
      await source?.close();
      if (!existing) await repository.close();
    },
  };
}

/** Refuses sorts that DynamoDB would refuse: a sort key has at most 1,024 bytes, 6 of them a prefix. */
function bounded(inner: IndexStore): IndexStore {
  const check = (sort = '') => {
    if (Buffer.byteLength(sort) > 1018) throw new Error(`no store takes the sort "${sort}"`);
  };
  return {
    async put(partition, sort, value, sequence) {
      check(sort);
      await inner.put(partition, sort, value, sequence);
    },
    async putFirst(partition, sort, value, sequence) {
      check(sort);
      return inner.putFirst(partition, sort, value, sequence);
    },
    async remove(partition, sort, sequence) {
      check(sort);
      await inner.remove(partition, sort, sequence);
    },
    async drop(partition, sort, sequence) {
      check(sort);
      await inner.drop(partition, sort, sequence);
    },
    async get(partition, sort) {
      check(sort);
      return inner.get(partition, sort);
    },
    async range(partition, options) {
      check(options?.after);
      check(options?.before);
      return inner.range(partition, options);
    },
  };
}

/** Bodies of pages as text: of a page that stays they are made once. */
const bodies = new WeakMap<Page, string>();

/** Every body by key, sorted. */
function objectsOf(pages: readonly Page[]): ReadonlyMap<string, string> {
  const all = pages.map((page): [string, string] => {
    const body = bodies.get(page) ?? Buffer.from(page.body).toString('base64');
    bodies.set(page, body);
    return [page.key, body];
  });
  return new Map(all.sort(([a], [b]) => (a < b ? -1 : 1)));
}
