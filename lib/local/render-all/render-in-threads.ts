import { Worker } from 'node:worker_threads';
import { createAwsPorts } from '../../aws/aws-ports.ts';
import { settleLook } from '../../pipeline/render-all/look-mark.ts';
import type { OnRendered, RenderedAll } from '../../pipeline/render-all/render-all.ts';
import { renderPagesOnly, renderUnits } from '../../pipeline/render-all/render-pages-only.ts';
import { threadProgram } from '../thread-program.ts';
import { programDigest } from './program-digest.ts';
import type { RenderAllPlace } from './render-all-pages.ts';
import { type ThreadTask, type ThreadWord, turnsOf } from './thread-task.ts';

/**
 * Makes every page anew from what render keeps, in several threads, and goes on where that was stopped.
 * Threads take units in turn; processes that do the same begin at different units and share the work.
 * What a thread leaves, because it ended early, is made in this one.
 *
 * @param threads how many there are with this one
 */
export async function renderPagesInThreads(
  place: RenderAllPlace,
  threads: number,
  onUnit: OnRendered,
): Promise<RenderedAll> {
  const { environment, names, site, look } = place;
  const ports = createAwsPorts(environment, names);
  const [program, startAt] = [await programDigest(), Math.random()];
  const turns = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const task: ThreadTask = { environment, names, site, turns, program, startAt };
  const helped: Promise<RenderedAll>[] = [];
  const ending = new AbortController();
  const done = { here: 0, elsewhere: 0, of: 0 };
  const tell = () => onUnit(done.here + done.elsewhere, done.of);
  const help = async () => {
    const count = () => {
      done.elsewhere += 1;
      tell();
    };
    return renderInThread(task, count, ending.signal).catch(() => nothing);
  };
  const onOwn: OnRendered = (here, of) => {
    // At first it is how many are made already: a thread without a unit would start in vain.
    const helpers = done.of === 0 ? Math.min(threads, of - here) - 1 : 0;
    Object.assign(done, { here, of });
    tell();
    for (let left = helpers; left > 0; left -= 1) helped.push(help());
  };
  try {
    const options = { program, startAt, next: turnsOf(turns), onUnit: onOwn };
    const own = await renderUnits(ports, site, options);
    const others = await Promise.all(helped);
    const rest = await renderPagesOnly(ports, site, { program, onUnit });
    if (look !== undefined) await settleLook(ports.index, look);
    return together([own, ...others, rest]);
  } finally {
    ending.abort();
  }
}

/** Of a thread that ended early; the next one that looks finds its pages as they are. */
const nothing: RenderedAll = { changed: [], same: 0 };

/**
 * Has a thread take units until none is left.
 *
 * @param onUnit told of each that it made
 * @param signal ends it early
 * @returns what it made
 */
export function renderInThread(
  task: ThreadTask,
  onUnit: () => void,
  signal?: AbortSignal,
): Promise<RenderedAll> {
  const { entry, execArgv = [] } = threadProgram('local/render-all/render-thread.ts');
  const thread = new Worker(entry, { execArgv: [...execArgv], workerData: task });
  signal?.addEventListener('abort', () => void thread.terminate());
  return new Promise((resolve, reject) => {
    thread.on('message', (word: ThreadWord) => (word === 'unit' ? onUnit() : resolve(word)));
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('the thread ended')));
  });
}

function together(all: readonly RenderedAll[]): RenderedAll {
  return {
    changed: [...new Set(all.flatMap(({ changed }) => changed))],
    same: all.reduce((sum, { same }) => sum + same, 0),
  };
}
