import { createMemoryIndexStore } from '../../lib/memory/memory-index-store.ts';
import { createMemoryVersionStore } from '../../lib/memory/memory-version-store.ts';
import { announce } from '../../lib/pipeline/announce/announce.ts';
import { ingest } from '../../lib/pipeline/ingest/ingest.ts';
import { onDemand } from '../../lib/pipeline/on-demand/on-demand.ts';
import { applyChangeSet } from '../../lib/pipeline/render/index/apply-change-set.ts';
import { createPlanIndex } from '../../lib/pipeline/render/index/plan-index.ts';
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
import { counting } from '../support/counting.ts';
import { line, median, milliseconds } from './measure.ts';

/** Documents of the plans that are asked; of the last, each page has its targets. */
const sizes = [10, 1_000, 100_000];
const chapterSize = 250;
/** Documents of one commit. */
const atOnce = 5_000;
const rounds = 9;
const site = describeSite('Bench', 'http://localhost:8787', 'en');
/** Documents that the second day changes. */
const amended = 5;

/** What the questions of readers may cost, at most (docs/reliability.md). */
const mostReads = 60;
const mostMilliseconds = 300;

const questions: Readonly<Record<string, string>> = {
  'the plan on a day': '/@2016-01-01/',
  'the plan on a day, further on': '/@2016-01-01/@from/5/',
  'a chapter on a day': '/chapter-1/@2016-01-01/',
  'a document on a day': '/chapter-1/commitment-7/@2016-01-01/',
  'what changed since a day': '/@changes/since/2016-01-01/',
  'what changed in a chapter': '/chapter-1/@changes/since/2016-01-01/',
  'the status': '/@status/',
  'the status on a day': '/@2016-01-01/@status/',
  'a search': '/@search/?q=library opening hours',
  'a search for a rare word': '/@search/?q=amended',
};

/** Reads and time of each page that is made when it is asked for, in plans of very different sizes. */
export async function benchAskedPages(): Promise<void> {
  let fewest: number | undefined;
  for (const size of sizes) {
    const plan = await publishedPlan(size);
    fewest ??= plan.writesOfPush;
    line(
      `${size} documents: writes of a push / ${sizes[0]} documents`,
      (plan.writesOfPush / fewest).toFixed(2),
      `${plan.writesOfPush} writes, target: at most 1.2`,
    );
    for (const [name, path] of Object.entries(questions)) {
      const times: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        plan.reset();
        times.push(await milliseconds(() => plan.ask(path)));
      }
      const time = median(times);
      const isWithin = plan.reads() <= mostReads && time <= mostMilliseconds;
      line(
        `${size} documents: ${name}`,
        `${plan.reads()} reads, ${time.toFixed(0)} ms`,
        `target: at most ${mostReads} reads and ${mostMilliseconds} ms${isWithin ? '' : ' – MISSED'}`,
      );
    }
  }
}

/** A plan of two days, in memory; the second amends some documents far from each other, one by one. */
async function publishedPlan(size: number) {
  const repository = createModelRepository();
  const stores = { store: createMemoryVersionStore(), index: createMemoryIndexStore() };
  const pages = nowhere();
  const counts = counting({ ...stores, pages });
  const files = new Map<string, ModelFile>();
  let parents: string[] = [];
  const commit = async (date: string) => {
    repository.nextDate = date;
    parents = [repository.commit(new Map(files), parents, 'Commit').id];
    [repository.head] = parents;
    while (!(await ingest({ ...counts.ports, source: repository.source })).done);
  };
  for (let from = 1; from <= size; from += atOnce) {
    addFiles(files, from, Math.min(size, from + atOnce - 1));
    await commit('2015-12-31T12:00:00.000Z');
    await indexAll(stores);
  }
  for (let number = 1; number <= amended; number += 1) {
    const path = pathOf(Math.ceil((size / (amended + 1)) * number));
    files.set(path, file(`${files.get(path)?.text}\nIt was amended.\n`));
    counts.reset();
    await commit('2016-05-01T12:00:00.000Z');
    while (!(await render(counts.ports, site)).done);
    const author = { report: async () => {} };
    while (!(await announce({ ...counts.ports, author }, site)).done);
  }
  const writesOfPush = counts.writes();
  const now = () => new Date('2016-07-01T00:00:00Z');
  return {
    writesOfPush,
    reads: counts.reads,
    reset: counts.reset,
    async ask(path: string) {
      const answer = await onDemand(path, { ...counts.ports, now }, site);
      const isFound = answer && (!('status' in answer) || answer.status === 200);
      if (!isFound) throw new Error(`nothing is answered at ${path}`);
    },
  };
}

/**
 * Does what render does with its index, and makes no page: those of 100,000 documents take minutes,
 * and nothing that is asked here reads them.
 */
async function indexAll({
  store,
  index,
}: {
  readonly store: VersionStore;
  readonly index: IndexStore;
}) {
  const [rendered, ingested] = [await store.cursor('rendered'), await store.cursor('ingested')];
  if (!ingested) return;
  const slices: Slices = { each: (_, keys, work) => work([...keys]) };
  const planIndex = createPlanIndex(index);
  const states = createPlanStates(index);
  const applied = () => planIndex.applied();
  const applying = { store, index: planIndex, states, slices, applied, forget: () => {} };
  const searching = {
    reader: createVersionReader(store),
    indexStore: index,
    slices,
    language: 'en',
  };
  const first = (rendered?.sequence ?? 0) + 1;
  for (const changeSet of await store.changeSets(first, ingested.sequence)) {
    await applyChangeSet(changeSet, applying);
    await applySearch(changeSet, searching);
  }
  await store.advance('rendered', rendered, ingested);
  await store.advance('announced', await store.cursor('announced'), ingested);
}

/** Adds the commitments with some numbers, and the chapters that they are in. */
function addFiles(files: Map<string, ModelFile>, from: number, to: number): void {
  files.set('README.md', file('# Plan\n\nA generated plan.\n'));
  for (let number = from; number <= to; number += 1) {
    const path = pathOf(number);
    const chapter = path.slice(0, path.indexOf('/'));
    files.set(`${chapter}/README.md`, file(`# ${chapter}\n\nWhat it is about.\n`));
    const facts = `number: ${number}\nstatus: limited\ndue: 2016-06-30\nlead: Ministry ${number % 7}`;
    const text = `Each library has opening hours that suit people who work. Step ${number} is ready.`;
    files.set(path, file(`---\n${facts}\n---\n\n# Commitment ${number}: a step\n\n${text}\n`));
  }
}

function pathOf(number: number): string {
  return `chapter-${Math.ceil(number / chapterSize)}/commitment-${number}.md`;
}

function file(text: string): ModelFile {
  return { mode: '100644', text };
}

/** Pages are not what is measured, and 100,000 of them need not be kept. */
function nowhere(): PageStore {
  return { put: async () => true, get: async () => undefined, has: async () => false };
}
