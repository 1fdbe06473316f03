import { createMemoryIndexStore } from '../../lib/memory/memory-index-store.ts';
import { createMemoryVersionStore } from '../../lib/memory/memory-version-store.ts';
import { announce } from '../../lib/pipeline/announce/announce.ts';
import { ingest } from '../../lib/pipeline/ingest/ingest.ts';
import { onDemand } from '../../lib/pipeline/on-demand/on-demand.ts';
import { render } from '../../lib/pipeline/render/render.ts';
import type { PageStore } from '../../lib/ports/page-store.ts';
import { describeSite } from '../../lib/site/describe-site.ts';
import { createModelRepository, type ModelFile } from '../simulation/model-source.ts';
import { counting } from '../support/counting.ts';
import { line, median, milliseconds } from './measure.ts';

/** Documents of the plans that are asked; of the last, each page has its targets. */
const sizes = [10, 1_000, 100_000];
const chapterSize = 50;
const rounds = 9;
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
  const files = filesOf(size);
  const commits = [repository.commit(new Map(files), [], 'Begin').id];
  const amend = (number: number, date: string) => {
    repository.nextDate = date;
    const path = pathOf(number);
    files.set(path, file(`${files.get(path)?.text}\nIt was amended.\n`));
    commits.push(repository.commit(new Map(files), commits.slice(-1), `Amend ${number}`).id);
  };
  for (let number = 1; number <= amended; number += 1)
    amend(Math.ceil((size / (amended + 1)) * number), '2016-05-01T12:00:00.000Z');
  const stores = { store: createMemoryVersionStore(), index: createMemoryIndexStore() };
  const pages = nowhere();
  const site = describeSite('Bench', 'http://localhost:8787', 'en');
  const counts = counting({ ...stores, pages });
  const author = { report: async () => {} };
  const publish = async (head: string | undefined) => {
    repository.head = head;
    const ports = { ...counts.ports, source: repository.source, author };
    while (!(await ingest(ports)).done);
    while (!(await render(ports, site)).done);
    while (!(await announce(ports, site)).done);
  };
  await publish(commits.at(-2));
  counts.reset();
  await publish(commits.at(-1));
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

function filesOf(size: number): Map<string, ModelFile> {
  const files = new Map([['README.md', file('# Plan\n\nA generated plan.\n')]]);
  for (let number = 1; number <= size; number += 1) {
    const path = pathOf(number);
    const chapter = path.slice(0, path.indexOf('/'));
    if (!files.has(`${chapter}/README.md`))
      files.set(`${chapter}/README.md`, file(`# ${chapter}\n\nWhat it is about.\n`));
    files.set(
      path,
      file(
        `---\nnumber: ${number}\nstatus: limited\ndue: 2016-06-30\nlead: Ministry ${number % 7}\n---\n\n# Commitment ${number}: improve something\n\nEach library has opening hours that suit people who work. Step ${number} of them is ready.\n`,
      ),
    );
  }
  return files;
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
