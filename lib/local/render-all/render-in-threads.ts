import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { createAwsPorts } from '../../aws/aws-ports.ts';
import { settleLook } from '../../pipeline/render-all/look-mark.ts';
import type { OnRendered, RenderedAll } from '../../pipeline/render-all/render-all.ts';
import { renderPagesOnly, renderUnits } from '../../pipeline/render-all/render-pages-only.ts';
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
  const helpers: Promise<RenderedAll>[] = [];
  const done = { here: 0, elsewhere: 0, of: 0 };
  const tell = () => onUnit(done.here + done.elsewhere, done.of);
  const own = await renderUnits(ports, site, {
    ...{ program, startAt, next: turnsOf(turns) },
    onUnit(here, of) {
      Object.assign(done, { here, of });
      tell();
      // Known for the first time: a thread without a unit would start in vain.
      if (helpers.length > 0) return;
      for (let left = Math.min(threads, of - here) - 1; left > 0; left -= 1)
        helpers.push(
          renderInThread(task, () => {
            done.elsewhere += 1;
            tell();
          }),
        );
    },
  });
  const helped = (await Promise.allSettled(helpers)).flatMap((one) =>
    one.status === 'fulfilled' ? one.value : [],
  );
  const rest = await renderPagesOnly(ports, site, { program, onUnit });
  if (look !== undefined) await settleLook(ports.index, look);
  return together([own, ...helped, rest]);
}

/**
 * Has a thread take units until none is left.
 *
 * @param onUnit told of each that it made
 * @returns what it made
 */
export function renderInThread(task: ThreadTask, onUnit: () => void): Promise<RenderedAll> {
  const { entry, ...options } = program();
  const thread = new Worker(entry, { ...options, workerData: task });
  return new Promise((resolve, reject) => {
    thread.on('message', (word: ThreadWord) => (word === 'unit' ? onUnit() : resolve(word)));
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('the thread ended')));
  });
}

/** The thread runs as this module does, compiled or from TypeScript. */
function program(): WorkerOptions & { readonly entry: URL } {
  // bin/compile.mjs puts it beside the chunk that this module is in.
  if (!import.meta.url.endsWith('.ts'))
    return { entry: new URL('./render-thread.js', import.meta.url) };
  const loader = createRequire(import.meta.url).resolve('tsx');
  return {
    entry: new URL('./render-thread.ts', import.meta.url),
    execArgv: ['--import', pathToFileURL(loader).href],
  };
}

function together(all: readonly RenderedAll[]): RenderedAll {
  return {
    changed: [...new Set(all.flatMap(({ changed }) => changed))],
    same: all.reduce((sum, { same }) => sum + same, 0),
  };
}
