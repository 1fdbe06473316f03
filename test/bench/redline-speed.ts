import { diffWords } from 'diff';
import { parseDocument } from '../../lib/plan/parse.ts';
import { redline } from '../../lib/redline/redline.ts';
import { line, median } from './measure.ts';
import { type EngineName, type Version, versionOf } from './redline-engines.ts';
import { measureGrowth } from './redline-growth.ts';
import { redlinePairs, sampleEvery } from './redline-pairs.ts';
import { redlineRuns } from './redline-runs.ts';
import { allWordsChanged } from './redline-texts.ts';
import { bestOf, elapsed, target } from './redline-timing.ts';

/** Rounds over all real pairs, each engine in turn in each. */
const rounds = 5;

/** How fast redlines are, as ratios to other engines, and how their time grows with the text. */
export async function benchRedlineSpeed(): Promise<void> {
  await compareOnRealPairs();
  await comparePeers();
  compareOnChangedWords();
  measureGrowth();
}

/**
 * Ours and jsdiff in one process, in turn on every pair: the two that targets are set for. A few
 * pairs that were rewritten take most of jsdiff's time, so the pair in the middle is given as well.
 */
async function compareOnRealPairs(): Promise<void> {
  const pairs = await redlinePairs(sampleEvery());
  if (pairs.length === 0) {
    line('real pairs', 'skipped', 'the bundles are not here (GAZETTE_DATA)');
    return;
  }
  const times = bestTimes(
    pairs.map(({ path, before, after }) => [versionOf(path, before), versionOf(path, after)]),
  );
  for (const [name, task, least] of [
    ['redline with parsing', 'parsed', 4],
    ['redline without parsing', 'redline', 10],
  ] as const) {
    const [theirs, ours] = [totalOf(times, 'jsdiff'), totalOf(times, task)];
    const middle = median(times.map((time) => time.jsdiff / time[task])).toFixed(2);
    const figures = `${theirs.toFixed(0)} ms, ${ours.toFixed(0)} ms; ${middle} for the median pair`;
    atLeast(`jsdiff / ${name}, ${pairs.length} pairs`, theirs / ours, least, figures);
    const onText = (totalOf(times, 'jsdiffOnText') / ours).toFixed(2);
    line(`jsdiff on the text without markup / ${name}`, onText, '');
  }
}

/** What is timed on one pair. */
const tasks = {
  // On the Markdown as it is: so the targets were set (14,634 fragments on every fourth pair).
  jsdiff: (before: Version, after: Version) => diffWords(before.markdown, after.markdown),
  jsdiffOnText: (before: Version, after: Version) => diffWords(before.text, after.text),
  redline: (before: Version, after: Version) => redline(before.document, after.document),
  parsed: (before: Version, after: Version) => redline(parse(before), parse(after)),
} as const;

type Times = Readonly<Record<keyof typeof tasks, number>>;

/** The shortest of the rounds for every pair: what else the machine does only ever adds. */
function bestTimes(pairs: readonly (readonly [Version, Version])[]): Times[] {
  let best: Times[] = pairs.map(() => timesOf(() => never));
  for (let round = 0; round < rounds; round += 1)
    best = pairs.map(([before, after], index) => {
      const known = best[index];
      return timesOf((task) =>
        Math.min(
          known?.[task] ?? never,
          elapsed(() => tasks[task](before, after)),
        ),
      );
    });
  return best;
}

function timesOf(time: (task: keyof Times) => number): Times {
  const names = Object.keys(tasks) as (keyof Times)[];
  return Object.fromEntries(names.map((name) => [name, time(name)])) as Times;
}

const never = Number.POSITIVE_INFINITY;

function totalOf(times: readonly Times[], task: keyof Times): number {
  return times.reduce((sum, time) => sum + time[task], 0);
}

function parse({ document, markdown }: Version) {
  return parseDocument(document.path, markdown);
}

/** Every engine on the pairs that it and ours finished, each in a thread of its own. */
async function comparePeers(): Promise<void> {
  const { results } = await redlineRuns();
  const ours = results.get('gazette') ?? [];
  for (const [engine, theirs] of results) {
    let [own, other, count] = [0, 0, 0];
    for (const [index, result] of theirs.entries()) {
      const mine = ours[index];
      if (typeof result !== 'object' || typeof mine !== 'object') continue;
      own += mine.milliseconds;
      other += result.milliseconds;
      count += 1;
    }
    if (engine !== 'gazette' && count > 0) peerLine(engine, other / own, count, other);
  }
}

function peerLine(engine: EngineName, ratio: number, count: number, total: number): void {
  line(
    `${engine} / redline without parsing`,
    ratio.toFixed(2),
    `${count} pairs, ${total.toFixed(0)} ms`,
  );
}

function compareOnChangedWords(): void {
  const { before, after } = allWordsChanged(4_000);
  const [old, young] = [versionOf('before.md', before), versionOf('after.md', after)];
  const ours = bestOf(() => redline(old.document, young.document));
  const jsdiff = bestOf(() => diffWords(old.text, young.text));
  atLeast(
    '4,000 changed words: jsdiff / redline',
    jsdiff / ours,
    100,
    `${jsdiff.toFixed(0)} ms, ${ours.toFixed(2)} ms`,
  );
}

function atLeast(what: string, ratio: number, least: number, figures: string): void {
  line(what, ratio.toFixed(1), target(`at least ${least}`, ratio >= least, figures));
}
