import { onDemand } from '../../lib/pipeline/on-demand/on-demand.ts';
import { counting } from '../support/counting.ts';
import {
  createIndexedPlan,
  pathOfCommitment,
  siteOfPlan,
  textOfCommitment,
} from '../support/indexed-plan.ts';
import { line, median, milliseconds } from './measure.ts';

/** Documents of the plans that are asked; of the last, each page has its targets. */
const sizes = [10, 1_000, 100_000];
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
  let counts: ReturnType<typeof counting> | undefined;
  const plan = await createIndexedPlan(size, (stores) => {
    counts = counting(stores);
    return counts.ports;
  });
  for (let nth = 1; nth <= amended; nth += 1) {
    const number = Math.ceil((size / (amended + 1)) * nth);
    const text = `${textOfCommitment(number)}\nIt was amended.\n`;
    counts?.reset();
    await plan.push({ [pathOfCommitment(number)]: text }, '2016-05-01T12:00:00.000Z');
  }
  const writesOfPush = counts?.writes() ?? 0;
  const now = () => new Date('2016-07-01T00:00:00Z');
  return {
    writesOfPush,
    reads: () => counts?.reads() ?? 0,
    reset: () => counts?.reset(),
    async ask(path: string) {
      const answer = await onDemand(path, { ...plan.ports, now }, siteOfPlan);
      const isFound = answer && (!('status' in answer) || answer.status === 200);
      if (!isFound) throw new Error(`nothing is answered at ${path}`);
    },
  };
}
