import { Worker } from 'node:worker_threads';
import type { TextTrials, Trial, TrialResult } from '../ports.ts';
import type { TrialAnswer } from './trial-worker.ts';

/** Where the code of the worker is, and how much memory it may take. */
export interface WorkerTrialsOptions {
  readonly entry: URL;
  /** Arguments of Node for the worker, such as a loader of TypeScript. */
  readonly execArgv?: readonly string[];
  readonly maximumMegabytes?: number;
}

/** A third of what a function has: render has the text itself to make, and others beside it. */
const defaultMegabytes = 512;

/** Trials in worker threads. */
export interface WorkerTrials extends TextTrials {
  /** Ends the worker that waits for the next text; a later attempt starts another. */
  close(): Promise<void>;
}

/**
 * Tries texts in a thread of its own, which is ended when it takes too long or too much memory. One
 * that ended well serves for the next text, and does not keep the process running.
 */
export function createWorkerTrials(options: WorkerTrialsOptions): WorkerTrials {
  const idle: Worker[] = [];
  return {
    async close() {
      await Promise.all(idle.splice(0).map((worker) => worker.terminate()));
    },
    async attempt(trial, milliseconds) {
      const worker = idle.pop() ?? (await start(options, idle));
      const begin = performance.now();
      worker.ref();
      const outcome = await outcomeOf(worker, trial, milliseconds);
      if (outcome === 'exceeded' || idle.length > 0) await worker.terminate();
      else {
        worker.unref();
        idle.push(worker);
      }
      return { outcome, milliseconds: performance.now() - begin };
    },
  };
}

/** Resolves when the worker has its code: that takes time, too, but none of a text's. */
async function start(options: WorkerTrialsOptions, idle: Worker[]): Promise<Worker> {
  const { entry, execArgv = [], maximumMegabytes = defaultMegabytes } = options;
  const worker = new Worker(entry, {
    execArgv: [...execArgv],
    // The main thread's stack is a little larger: what fits here fits there.
    resourceLimits: { maxOldGenerationSizeMb: maximumMegabytes, stackSizeMb: 1 },
  });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  worker.once('message', resolve);
  worker.once('error', reject);
  await promise;
  worker.off('error', reject);
  // Whoever waits for an answer listens, too; nobody waits for an idle one.
  worker.on('error', () => {});
  worker.once('exit', () => {
    if (idle.includes(worker)) idle.splice(idle.indexOf(worker), 1);
  });
  return worker;
}

/** @throws what the worker threw: that is no limit, but a mistake of ours */
async function outcomeOf(
  worker: Worker,
  trial: Trial,
  milliseconds: number,
): Promise<TrialResult['outcome']> {
  const { promise, resolve, reject } = Promise.withResolvers<TrialAnswer>();
  const giveUp = () => resolve(undefined);
  const fail = (error: NodeJS.ErrnoException) =>
    error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? giveUp() : reject(error);
  const timer = setTimeout(giveUp, milliseconds);
  worker.once('message', resolve);
  worker.once('exit', giveUp);
  worker.once('error', fail);
  worker.postMessage(trial);
  try {
    return (await promise) ?? 'exceeded';
  } finally {
    clearTimeout(timer);
    worker.off('message', resolve);
    worker.off('exit', giveUp);
    worker.off('error', fail);
  }
}
