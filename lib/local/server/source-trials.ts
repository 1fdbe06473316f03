import {
  createWorkerTrials,
  type WorkerTrials,
  type WorkerTrialsOptions,
} from '../../pipeline/trial/worker-trials.ts';
import { threadProgram } from '../thread-program.ts';

/** Trials on this machine. */
export function createSourceTrials(
  options: Pick<WorkerTrialsOptions, 'maximumMegabytes'> = {},
): WorkerTrials {
  return createWorkerTrials({ ...options, ...threadProgram('pipeline/trial/trial-worker.ts') });
}
