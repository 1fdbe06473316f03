import { createMemoryIndexStore } from '../../lib/memory/memory-index-store.ts';
import { createMemoryVersionStore } from '../../lib/memory/memory-version-store.ts';
import { announce } from '../../lib/pipeline/announce/announce.ts';
import { ingest } from '../../lib/pipeline/ingest/ingest.ts';
import { applyChangeSet } from '../../lib/pipeline/render/index/apply-change-set.ts';
import { createPlanIndex } from '../../lib/pipeline/render/index/plan-index.ts';
import { keepSitemapEntries } from '../../lib/pipeline/render/kept/sitemap-entries.ts';
import { render } from '../../lib/pipeline/render/render.ts';
import { applySearch } from '../../lib/pipeline/render/search/apply-search.ts';
import { createPlanStates } from '../../lib/pipeline/render/standings/plan-states.ts';
import { createVersionReader } from '../../lib/pipeline/render/texts/version-reader.ts';
import type { Slices } from '../../lib/pipeline/work/resumable-work.ts';
import type { IndexStore } from '../../lib/ports/index-store.ts';
import type { PageStore } from '../../lib/ports/page-store.ts';
import type { VersionStore } from '../../lib/ports/version-store.ts';
import { describeSite } from '../../lib/site/describe-site.ts';
import { createModelRepository, type ModelFile } from '../simulation/model-source.ts';

/** What the stages write to and read from. */
export interface PlanStores {
  readonly store: VersionStore;
  readonly index: IndexStore;
  readonly pages: PageStore;
}

/** Documents of one chapter. */
const chapterSize = 250;
/** Documents of one commit. */
const atOnce = 5_000;

export const siteOfPlan = describeSite('Bench', 'http://localhost:8787', 'en');

/**
 * A plan of any size in memory, published in commits of 5,000 documents without making a page of it;
 * those of 100,000 documents take minutes, and neither pushes nor questions read them.
 *
 * @param watch puts something between the stages and their stores
 */
export async function createIndexedPlan(size: number, watch: (stores: PlanStores) => PlanStores) {
  const repository = createModelRepository();
  const stores = { store: createMemoryVersionStore(), index: createMemoryIndexStore() };
  const ports = watch({ ...stores, pages: nowhere() });
  const files = new Map<string, ModelFile>();
  let parents: string[] = [];
  const commit = async (date: string) => {
    repository.nextDate = date;
    parents = [repository.commit(new Map(files), parents, 'Commit').id];
    [repository.head] = parents;
    while (!(await ingest({ ...ports, source: repository.source })).done);
  };
  for (let from = 1; from <= size; from += atOnce) {
    addFiles(files, from, Math.min(size, from + atOnce - 1));
    await commit('2015-12-31T12:00:00.000Z');
    await indexAll(stores);
  }
  return {
    ports,
    /** Publishes one commit that changes some files; `undefined` removes one. */
    async push(changed: Readonly<Record<string, string | undefined>>, date: string) {
      for (const [path, text] of Object.entries(changed))
        if (text === undefined) files.delete(path);
        else files.set(path, file(text));
      await commit(date);
      while (!(await render(ports, siteOfPlan)).done);
      const author = { report: async () => {} };
      while (!(await announce({ ...ports, author }, siteOfPlan)).done);
    },
    textOf: (path: string) => String(files.get(path)?.text ?? ''),
  };
}

/** Does what render does with its index, and makes no page. */
async function indexAll({ store, index }: Pick<PlanStores, 'store' | 'index'>) {
  const [rendered, ingested] = [await store.cursor('rendered'), await store.cursor('ingested')];
  if (!ingested) return;
  const slices: Slices = { each: (_, keys, work) => work([...keys]) };
  const planIndex = createPlanIndex(index);
  const states = createPlanStates(index);
  const applied = () => planIndex.applied();
  const applying = { store, index: planIndex, states, slices, applied, forget: () => {} };
  const reader = createVersionReader(store);
  const searching = { reader, indexStore: index, slices, language: 'en' };
  const first = (rendered?.sequence ?? 0) + 1;
  for (const changeSet of await store.changeSets(first, ingested.sequence)) {
    await applyChangeSet(changeSet, applying);
    await applySearch(changeSet, searching);
    await keepSitemapEntries(changeSet, index, slices);
  }
  await store.advance('rendered', rendered, ingested);
  await store.advance('announced', await store.cursor('announced'), ingested);
}

/** Adds the commitments with some numbers, and the chapters that they are in. */
function addFiles(files: Map<string, ModelFile>, from: number, to: number): void {
  files.set('README.md', file('# Plan\n\nA generated plan.\n'));
  for (let number = from; number <= to; number += 1) {
    const path = pathOfCommitment(number);
    const chapter = path.slice(0, path.indexOf('/'));
    files.set(`${chapter}/README.md`, file(`# ${chapter}\n\nWhat it is about.\n`));
    files.set(path, file(textOfCommitment(number)));
  }
}

export function pathOfCommitment(number: number): string {
  return `chapter-${Math.ceil(number / chapterSize)}/commitment-${number}.md`;
}

export function textOfCommitment(number: number): string {
  const facts = `number: ${number}\nstatus: limited\ndue: 2016-06-30\nlead: Ministry ${number % 7}`;
  const text = `Each library has opening hours that suit people who work. Step ${number} is ready.`;
  return `---\n${facts}\n---\n\n# Commitment ${number}: a step\n\n${text}\n`;
}

function file(text: string): ModelFile {
  return { mode: '100644', text };
}

/** Pages are not what is measured, and 100,000 of them need not be kept. */
function nowhere(): PageStore {
  return { put: async () => true, get: async () => undefined, has: async () => false };
}
