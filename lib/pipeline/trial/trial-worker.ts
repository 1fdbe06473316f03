import { parentPort } from 'node:worker_threads';
import type { Trial } from '../../ports/text-trials.ts';
import { tryText } from './try-text.ts';

/** A trial's answer; `undefined` when the text cannot be published as parsed. */
export type TrialAnswer = ReturnType<typeof tryText> | undefined;

parentPort?.on('message', (trial: Trial) => parentPort?.postMessage(answer(trial)));
parentPort?.postMessage('ready');

function answer(trial: Trial): TrialAnswer {
  try {
    return tryText(trial);
  } catch (error) {
    // The text needs more stack, or a larger string or list, than there is, here and in render.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
