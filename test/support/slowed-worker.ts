import { basename } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { tryText } from '../../lib/pipeline/trial/try-text.ts';
import type { Trial } from '../../lib/ports/text-trials.ts';

/** A worker as on a loaded machine: it stands still for as long as the text's name says. */
parentPort?.on('message', (trial: Trial) => {
  const milliseconds = Number(basename(trial.after.path, '.md'));
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
  parentPort?.postMessage(tryText(trial));
});
parentPort?.postMessage('ready');
