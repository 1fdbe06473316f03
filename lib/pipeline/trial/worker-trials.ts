import { Worker } from 'node:worker_threads';
import { TrialsUnavailableError } from '../../errors/errors.ts';
import type { TextTrials, Trial, TrialResult } from '../../ports/text-trials.ts';
import type { TrialAnswer } from './trial-worker.ts';

/** The worker's code, and how much memory a worker may take. */
export interface WorkerTrialsOptions {
  readonly entry: URL;
  /** Arguments of Node for the worker, such as a TypeScript loader. */
  readonly execArgv?: readonly string[];
  readonly maximumMegabytes?: number;
}

/** A third of a function's memory: render later handles the same text beside others. */
const defaultMegabytes = 512;

/** Trials in worker threads. */
export interface WorkerTrials extends TextTrials {
  /** Ends the idle worker. A later attempt starts another. */
  close(): Promise<void>;
}

/**
 * Tries texts in worker threads. A worker that takes too much time or memory is ended. A worker
 * that finished is used for the next text, and does not keep the process running.
 */
export function createWorkerTrials(options: WorkerTrialsOptions): WorkerTrials {
  const idle: Worker[] = [];
  return {
    async close() {
      await Promise.all(idle.splice(0).map((worker) => worker.terminate()));
    },
    async attempt(trial, milliseconds) {
      const attempt = async (worker: Worker) => {
        const begin = performance.now();
        const outcome = await outcomeOf(worker, trial, milliseconds);
        await putAside(worker, outcome, idle);
        return { outcome, milliseconds: performance.now() - begin };
      };
      const first = await attempt(idle.pop() ?? (await start(options, idle)));
      // One worker that was ended from outside says nothing about the text; two do.
      const last = first.outcome === 'ended' ? await attempt(await start(options, idle)) : first;
      const { outcome } = last;
      return { ...last, outcome: outcome === 'ended' ? 'exceeded' : outcome };
    },
  };
}

type Outcome = TrialResult['outcome'] | 'ended';

/** Keeps one worker that finished for the next text, and ends the others. */
async function putAside(worker: Worker, outcome: Outcome, idle: Worker[]): Promise<void> {
  if (typeof outcome === 'string' || idle.length > 0) await worker.terminate();
  else {
    worker.unref();
    idle.push(worker);
  }
}

/**
 * Starts a worker and waits until it has loaded its code, so that loading does not count as time of
 * a text.
 *
 * @throws {TrialsUnavailableError} when the worker ends before that
 */
async function start(options: WorkerTrialsOptions, idle: Worker[]): Promise<Worker> {
  const { entry, execArgv = [], maximumMegabytes = defaultMegabytes } = options;
  const worker = new Worker(entry, {
    execArgv: [...execArgv],
    // The main thread's stack is a little larger, so a text that fits here fits there.
    resourceLimits: { maxOldGenerationSizeMb: maximumMegabytes, stackSizeMb: 1 },
  });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const fail = (cause: unknown) => reject(new TrialsUnavailableError(cause));
  worker.once('message', resolve);
  worker.once('error', fail);
  worker.once('exit', fail);
  await promise;
  worker.off('error', fail);
  worker.off('exit', fail);
  // A waiting caller has listeners of its own; this one is for an idle worker.
  worker.on('error', () => {});
  worker.once('exit', () => {
    if (idle.includes(worker)) idle.splice(idle.indexOf(worker), 1);
  });
  return worker;
}

/**
 * @returns `ended` when the worker ended by itself, or somebody else ended it
 * @throws what the worker threw: that is a failure of Gazette's, not a limit
 */
async function outcomeOf(worker: Worker, trial: Trial, milliseconds: number): Promise<Outcome> {
  const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
  const answer = (said: TrialAnswer) => resolve(said ?? 'exceeded');
  const giveUp = () => resolve('exceeded');
  const end = () => resolve('ended');
  const fail = (error: NodeJS.ErrnoException) =>
    error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? giveUp() : reject(error);
  const timer = setTimeout(giveUp, milliseconds);
  worker.ref();
  worker.once('message', answer);
  worker.once('exit', end);
  worker.once('error', fail);
  worker.postMessage(trial);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    worker.off('message', answer);
    worker.off('exit', end);
    worker.off('error', fail);
  }
}
