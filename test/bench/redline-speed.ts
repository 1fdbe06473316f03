import { diffWords } from 'diff';
import { parseDocument } from '../../lib/plan/parse.ts';
import { redline } from '../../lib/redline/redline.ts';
import { line, median } from './measure.ts';
import { compareTokens, type EngineName, type Version, versionOf } from './redline-engines.ts';
import { measureGrowth } from './redline-growth.ts';
import { redlinePairs, sampleEvery } from './redline-pairs.ts';
import { redlineRuns } from './redline-runs.ts';
import { allWordsChanged } from './redline-texts.ts';
import { bestOf, elapsed, target } from './redline-timing.ts';

/** Rounds over all real pairs, each engine after the other in each. */
const rounds = 5;

/** How fast redlines are, as ratios to other engines, and how their time grows with the text. */
export async function benchRedlineSpeed(): Promise<void> {
  await compareOnRealPairs();
  await comparePeers();
  compareOnChangedWords();
  measureGrowth();
}

/**
 * Ours and the fastest peers in one process, each over all pairs before the next: in turn on every
 * pair, each would pay for collecting the garbage of the one before. A few pairs that were
 * rewritten take most of jsdiff's time, so the pair in the middle is given as well.
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
    ['redline with parsing', 'parsed', 5],
    ['redline without parsing', 'redline', 10],
  ] as const) {
    const [theirs, ours] = [sum(times.jsdiff), sum(times[task])];
    const middle = median(times.jsdiff.map((time, index) => time / (times[task][index] ?? 0)));
    const figures = `${theirs.toFixed(0)} ms, ${ours.toFixed(0)} ms; ${middle.toFixed(2)} for the median pair`;
    atLeast(`jsdiff / ${name}, ${pairs.length} pairs`, theirs / ours, least, figures);
    atLeast(`fast-myers-diff / ${name}`, sum(times['fast-myers-diff']) / ours, 1.5);
    for (const other of ['jsdiff on the text', 'fast-myers-diff on the text'] as const)
      line(`${other} / ${name}`, (sum(times[other]) / ours).toFixed(2), '');
  }
}

/** What is timed on one pair. The text is what a reader reads, without markup. */
const tasks = {
  // On the Markdown as it is: so the targets were set (14,634 fragments on every fourth pair).
  jsdiff: (before: Version, after: Version) => diffWords(before.markdown, after.markdown),
  'fast-myers-diff': (before: Version, after: Version) =>
    compareTokens(before.markdown, after.markdown),
  'jsdiff on the text': (before: Version, after: Version) => diffWords(before.text, after.text),
  'fast-myers-diff on the text': (before: Version, after: Version) =>
    compareTokens(before.text, after.text),
  redline: (before: Version, after: Version) => redline(before.document, after.document),
  parsed: (before: Version, after: Version) => redline(parse(before), parse(after)),
} as const;

type Task = keyof typeof tasks;

/** For every pair the shortest of the rounds, in milliseconds: what else the machine does only ever adds. */
function bestTimes(pairs: readonly (readonly [Version, Version])[]): Record<Task, number[]> {
  const names = Object.keys(tasks) as Task[];
  const best = names.map((name) => [name, pairs.map(() => Number.POSITIVE_INFINITY)] as const);
  for (let round = 0; round < rounds; round += 1)
    for (const [name, times] of best)
      for (const [index, [before, after]] of pairs.entries())
        times[index] = Math.min(
          times[index] ?? 0,
          elapsed(() => tasks[name](before, after)),
        );
  return Object.fromEntries(best) as Record<Task, number[]>;
}

function sum(times: readonly number[]): number {
  return times.reduce((total, time) => total + time, 0);
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

function atLeast(what: string, ratio: number, least: number, figures = ''): void {
  line(what, ratio.toFixed(1), target(`at least ${least}`, ratio >= least, figures));
}
