import { parentPort, workerData } from 'node:worker_threads';
import { redline } from '../../lib/redline/redline.ts';
import { type FalseClaims, falseClaims } from './redline-claims.ts';
import {
  type Engine,
  type EngineName,
  engines,
  type Version,
  versionOf,
} from './redline-engines.ts';
import type { RedlinePair } from './redline-pairs.ts';
import { type Burden, burdenOf, shownWords } from './redline-segments.ts';
import { wordsOf } from './redline-text.ts';

/** What one engine did with one pair, or that it failed. */
export type Result = Figures | 'failed' | 'timed out';

export interface Figures extends Burden {
  /** Of the comparison alone, the forms it needs being made. */
  readonly milliseconds: number;
  /** Whether all words of both versions are there, in order; where they part is not looked at. */
  readonly isExact: boolean;
  /** Of ours: what it says and what is not so. */
  readonly claims?: FalseClaims;
}

/** Runs one engine on the pairs it is sent, so that whoever sent them can end what takes too long. */
const engine: Engine = engines[workerData as EngineName];

parentPort?.on('message', (pair: RedlinePair) => parentPort?.postMessage(resultOf(pair)));
parentPort?.postMessage('ready');

function resultOf({ path, before, after }: RedlinePair): Result {
  const [old, young] = [versionOf(path, before), versionOf(path, after)];
  const { run, close } = engine(old, young);
  try {
    const begin = performance.now();
    const segmentsOf = run();
    const milliseconds = performance.now() - begin;
    const segments = segmentsOf();
    const isExact =
      isSame(shownWords(segments, 'old'), wordsOf(old.text)) &&
      isSame(shownWords(segments, 'new'), wordsOf(young.text));
    const claims = engine === engines.gazette ? claimsOf(old, young) : undefined;
    return { ...burdenOf(segments), milliseconds, isExact, ...(claims ? { claims } : {}) };
  } catch {
    return 'failed';
  } finally {
    close?.();
  }
}

function claimsOf(before: Version, after: Version): FalseClaims {
  return falseClaims(redline(before.document, after.document).content);
}

function isSame(words: readonly string[], others: readonly string[]): boolean {
  return words.join('') === others.join('');
}
