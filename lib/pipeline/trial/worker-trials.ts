import { Worker } from 'node:worker_threads';
import { inTurn } from '../../concurrency/in-turn.ts';
import { TrialsUnavailableError } from '../../errors/errors.ts';
import type { TextTrials, Trial, TrialResult } from '../../ports/text-trials.ts';
import { startThreadTime } from './thread-time.ts';
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
 * Tries texts in a worker thread, one after the other: trials do not slow each other down. A worker
 * that computes for too long or takes too much memory is ended. A worker that finished is used for
 * the next text, and does not keep the process running.
 */
export function createWorkerTrials(options: WorkerTrialsOptions): WorkerTrials {
  const idle: Worker[] = [];
  const queue = inTurn();
  const attempt = async (worker: Worker, trial: Trial, milliseconds: number) => {
    // The process stays until the text is tried.
    worker.ref();
    const time = await startThreadTime(worker);
    const outcome = await outcomeOf(worker, trial, { time, milliseconds });
    const took = await time();
    await putAside(worker, outcome, idle);
    return { outcome, milliseconds: took };
  };
  return {
    async close() {
      await Promise.all(idle.splice(0).map((worker) => worker.terminate()));
    },
    attempt: (trial, milliseconds) =>
      queue(async () => {
        const first = await attempt(
          idle.pop() ?? (await start(options, idle)),
          trial,
          milliseconds,
        );
        // One worker that was ended from outside says nothing about the text; two do.
        const last =
          first.outcome === 'ended'
            ? await attempt(await start(options, idle), trial, milliseconds)
            : first;
        const { outcome } = last;
        return { ...last, outcome: outcome === 'ended' ? 'exceeded' : outcome };
      }),
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
async function outcomeOf(worker: Worker, trial: Trial, limit: TimeLimit): Promise<Outcome> {
  const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
  const answer = (said: TrialAnswer) => resolve(said ?? 'exceeded');
  const giveUp = () => resolve('exceeded');
  const end = () => resolve('ended');
  const fail = (error: NodeJS.ErrnoException) =>
    error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? giveUp() : reject(error);
  const stopWatching = whenOver(limit, giveUp);
  worker.once('message', answer);
  worker.once('exit', end);
  worker.once('error', fail);
  worker.postMessage(trial);
  try {
    return await promise;
  } finally {
    stopWatching();
    worker.off('message', answer);
    worker.off('exit', end);
    worker.off('error', fail);
  }
}

/** How long a worker may compute, and what says how long it has. */
interface TimeLimit {
  readonly time: () => Promise<number>;
  readonly milliseconds: number;
}

/** Calls once the limit is reached. Returns what ends the watch. */
function whenOver({ time, milliseconds }: TimeLimit, reached: () => void): () => void {
  let isWatched = true;
  let timer: NodeJS.Timeout;
  // A thread computes no longer than the clock runs, so nobody need look earlier than that.
  const watch = (left: number) => {
    timer = setTimeout(async () => {
      const stillLeft = milliseconds - (await time());
      if (!isWatched) return;
      if (stillLeft > 0) watch(Math.max(stillLeft, shortestWait));
      else reached();
    }, left);
  };
  watch(milliseconds);
  return () => {
    isWatched = false;
    clearTimeout(timer);
  };
}

/** Milliseconds: looking more often costs more than it tells. */
const shortestWait = 10;
