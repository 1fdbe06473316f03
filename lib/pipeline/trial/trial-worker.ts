import { parentPort } from 'node:worker_threads';
import type { Trial } from '../../ports/text-trials.ts';
import { tryText } from './try-text.ts';

/** What a trial says when it is over: `undefined` when the text cannot be published as parsed. */
export type TrialAnswer = ReturnType<typeof tryText> | undefined;

parentPort?.on('message', (trial: Trial) => parentPort?.postMessage(answer(trial)));
parentPort?.postMessage('ready');

function answer(trial: Trial): TrialAnswer {
  try {
    return tryText(trial);
  } catch (error) {
    // Recursion beyond the stack, or a string or list beyond any size, here as in render.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
