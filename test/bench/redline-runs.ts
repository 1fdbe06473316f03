import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { type EngineName, engineNames } from './redline-engines.ts';
import { type RedlinePair, redlinePairs, sampleEvery } from './redline-pairs.ts';
import type { Result } from './redline-worker.ts';

/** Milliseconds that an engine may take for one pair, with making the forms that it needs. */
const allowed = 5_000;

/** The same where one pair is a law of 1 MB. */
const allowedForLaws = 30_000;

/** From this length on a text is such a law, in UTF-16 units. */
const lawLength = 500_000;

/** Pairs that an engine is run on before it is measured. */
const warmUp = 40;

/** The pairs of the sample and what every engine did with them, in the same order. */
export interface Runs {
  readonly pairs: readonly RedlinePair[];
  readonly results: ReadonlyMap<EngineName, readonly Result[]>;
}

let made: Promise<Runs> | undefined;

/** Runs every engine on the sample, one after the other, once for all benches of this run. */
export function redlineRuns(): Promise<Runs> {
  made ??= redlinePairs(sampleEvery()).then(runEngines);
  return made;
}

/** Runs every engine on the given pairs, one after the other. */
export async function runEngines(pairs: readonly RedlinePair[]): Promise<Runs> {
  const results = new Map<EngineName, readonly Result[]>();
  for (const engine of engineNames) results.set(engine, await runEngine(engine, pairs));
  return { pairs, results };
}

async function runEngine(engine: EngineName, pairs: readonly RedlinePair[]): Promise<Result[]> {
  const results: Result[] = [];
  let worker = await startWorker(engine);
  for (const pair of pairs.slice(0, pairs.length > warmUp ? warmUp : 0))
    if ((await ask(worker, pair)) === 'timed out') worker = await startWorker(engine);
  for (const pair of pairs) {
    const result = await ask(worker, pair);
    if (result === 'timed out') worker = await startWorker(engine);
    results.push(result);
  }
  await worker.terminate();
  return results;
}

async function startWorker(engine: EngineName): Promise<Worker> {
  const worker = new Worker(new URL('./redline-worker.ts', import.meta.url), {
    workerData: engine,
  });
  await once(worker, 'message');
  return worker;
}

async function ask(worker: Worker, pair: RedlinePair): Promise<Result> {
  const answer = new AbortController();
  const isLaw = pair.before.length > lawLength;
  const late = setTimeout(() => answer.abort(), isLaw ? allowedForLaws : allowed);
  worker.postMessage(pair);
  try {
    const [result] = await once(worker, 'message', { signal: answer.signal });
    return result;
  } catch {
    await worker.terminate();
    return 'timed out';
  } finally {
    clearTimeout(late);
  }
}
