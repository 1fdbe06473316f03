import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import {
  createWorkerTrials,
  type WorkerTrials,
  type WorkerTrialsOptions,
} from '../../pipeline/trial/worker-trials.ts';

/** Trials on this machine: the worker runs as this module does, compiled or from TypeScript. */
export function createSourceTrials(
  options: Pick<WorkerTrialsOptions, 'maximumMegabytes'> = {},
): WorkerTrials {
  return createWorkerTrials({ ...options, ...worker() });
}

function worker(): Pick<WorkerTrialsOptions, 'entry' | 'execArgv'> {
  // bin/compile.mjs puts it beside the chunk that this module is in.
  if (!import.meta.url.endsWith('.ts'))
    return { entry: new URL('./trial-worker.js', import.meta.url) };
  const loader = createRequire(import.meta.url).resolve('tsx');
  return {
    entry: new URL('../../pipeline/trial/trial-worker.ts', import.meta.url),
    execArgv: ['--import', pathToFileURL(loader).href],
  };
}
