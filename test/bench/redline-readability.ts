import { diff } from 'fast-myers-diff';
import type { FalseClaims } from './redline-claims.ts';
import { type EngineName, hasWiki, versionOf } from './redline-engines.ts';
import type { RedlinePair } from './redline-pairs.ts';
import { type Runs, redlineRuns, runEngines } from './redline-runs.ts';
import { shapes } from './redline-shapes.ts';
import { wordsOf } from './redline-text.ts';
import type { Figures, Result } from './redline-worker.ts';

/** Pairs of ours that are named because they are the farthest from the minimum, or in most pieces. */
const namedPairs = 5;

/**
 * What readers of the real histories have to take in, engine by engine, and against the fewest
 * words that could be marked. See {@link Burden} for what is counted, in the same way for all.
 */
export async function benchRedlineReadability(): Promise<void> {
  if (!hasWiki())
    process.stdout.write(
      'SKIPPED: wikidiff2 is not here (apt-get install php-cli php-wikidiff2)\n',
    );
  const runs = await redlineRuns();
  if (runs.pairs.length === 0)
    process.stdout.write('SKIPPED: the bundles are not here (GAZETTE_DATA)\n');
  else nameWorst(runs, printTable('amended', runs));
  for (const [name, make] of Object.entries(shapes)) printTable(name, await runEngines(make()));
}

/** Prints what all engines made of some pairs. Returns the fewest words of each pair. */
function printTable(name: string, runs: Runs): number[] {
  const minima = runs.pairs.map(minimumOf);
  process.stdout.write(`\n${runs.pairs.length} pairs (${name}); words marked over the fewest`);
  process.stdout.write(' possible (in brackets: moved blocks counted too).\n\n');
  printRow(headings);
  printRow(headings.map((_, index) => (index === 0 ? '---' : '---:')));
  for (const [engine, results] of runs.results) printRow(rowOf(engine, results, minima));
  printClaims(runs);
  return minima;
}

/** What our redlines say and what is not so; all of it is to be zero. */
function printClaims({ results }: Runs): void {
  const claims = (results.get('gazette') ?? []).flatMap((result) =>
    isDone(result) && result.claims ? [result.claims] : [],
  );
  const total = (key: keyof FalseClaims) => sum(claims.map((one) => one[key]));
  process.stdout.write(
    `\nOurs: moved although nothing lies between ${total('idleMoves')}, removed but still there ${total('stillThere')}, moves that keep under a third ${total('thinMoves')}.\n`,
  );
}

const headings = [
  ...['engine', 'words / minimum', 'fragments', 'per pair', 'inside words', 'not exact'],
  ...['failed', 'timed out', 'p50 ms', 'p99 ms'],
];

/** The length of the shortest edit of the old words into the new ones: an LCS leaves no fewer. */
function minimumOf({ path, before, after }: RedlinePair): number {
  const [old, young] = [before, after].map((text) => wordsOf(versionOf(path, text).text));
  let count = 0;
  for (const [oldStart, oldEnd, newStart, newEnd] of diff(old ?? [], young ?? []))
    count += oldEnd - oldStart + newEnd - newStart;
  return count;
}

function rowOf(engine: EngineName, results: readonly Result[], minima: readonly number[]) {
  const done = results.filter((result) => typeof result === 'object');
  const minimum = sum(results.map((result, index) => (isDone(result) ? (minima[index] ?? 0) : 0)));
  const ratio = (key: 'marked' | 'markedWithMoves') =>
    (sum(done.map((figures) => figures[key])) / minimum).toFixed(3);
  const fragments = sum(done.map((figures) => figures.fragments));
  const times = done.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b);
  const count = (wanted: Result) => String(results.filter((result) => result === wanted).length);
  return [
    engine,
    `${ratio('marked')} (${ratio('markedWithMoves')})`,
    String(fragments),
    (fragments / done.length).toFixed(2),
    String(sum(done.map(({ insideWords }) => insideWords))),
    String(done.filter(({ isExact }) => !isExact).length),
    count('failed'),
    count('timed out'),
    (times[Math.floor(times.length / 2)] ?? Number.NaN).toFixed(2),
    (times[Math.floor(times.length * 0.99)] ?? Number.NaN).toFixed(1),
  ];
}

function isDone(result: Result): result is Figures {
  return typeof result === 'object';
}

function nameWorst({ pairs, results }: Runs, minima: readonly number[]): void {
  const ours = (results.get('gazette') ?? []).flatMap((result, index) => {
    const [pair, minimum] = [pairs[index], minima[index]];
    return isDone(result) && pair && minimum !== undefined ? [{ ...result, pair, minimum }] : [];
  });
  const excess = ours.toSorted((a, b) => b.marked - b.minimum - (a.marked - a.minimum));
  const pieces = ours.toSorted((a, b) => b.fragments - a.fragments);
  for (const [title, worst] of [
    ['words above the minimum', excess] as const,
    ['fragments', pieces] as const,
  ]) {
    process.stdout.write(`\nOurs, most ${title}:\n`);
    for (const { pair, marked, minimum, fragments } of worst.slice(0, namedPairs))
      process.stdout.write(
        `- ${pair.repository} ${pair.commit.slice(0, 10)} ${pair.path}: ${marked} words, minimum ${minimum}, ${fragments} fragments\n`,
      );
  }
}

function printRow(cells: readonly string[]): void {
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
