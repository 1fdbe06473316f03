import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import {
  createWorkerTrials,
  type WorkerTrials,
  type WorkerTrialsOptions,
} from '../../pipeline/trial/worker-trials.ts';

/** Trials on this machine, whose worker runs from the TypeScript of this project. */
export function createSourceTrials(
  options: Pick<WorkerTrialsOptions, 'maximumMegabytes'> = {},
): WorkerTrials {
  const loader = createRequire(import.meta.url).resolve('tsx');
  return createWorkerTrials({
    ...options,
    entry: new URL('../../pipeline/trial/trial-worker.ts', import.meta.url),
    execArgv: ['--import', pathToFileURL(loader).href],
  });
}
