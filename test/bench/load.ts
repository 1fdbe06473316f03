import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runGit } from '../../lib/git/run-git.ts';
import { cloneOf, type LoadClone } from '../load/clone.ts';
import { commitMany } from '../load/many-commits.ts';
import { openReaders } from '../load/readers.ts';
import { type RunningGazette, startGazette } from '../support/running-gazette.ts';
import { line, median, milliseconds } from './measure.ts';

const crowds = [1, 10, 100, 1_000];
const pushes = 5;
/** Pages that every reader reads again and again while pushes arrive. */
const addresses = ['/', '/en/load/', '/feed.xml', '/@changes/'];

/** One machine under load, readers in this process: pushes while a crowd reads, and large pushes. */
export async function benchLoad(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'gazette load '));
  const gazette = await startGazette(join(folder, 'state'));
  try {
    const clone = await cloneOf(gazette, join(folder, 'plan'));
    await benchReaders(gazette, clone);
    await benchLargePushes(gazette, clone);
  } finally {
    await gazette.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function benchReaders(gazette: RunningGazette, clone: LoadClone): Promise<void> {
  let round = 0;
  const pushed = async () => {
    const times: number[] = [];
    for (let push = 0; push < pushes; push += 1)
      times.push(await milliseconds(() => clone.push(round++)));
    return median(times);
  };
  await pushed();
  const alone = await pushed();
  line('push to live: nobody reads', `${alone.toFixed(0)} ms`);
  for (const crowd of crowds) {
    const { readers, close } = openReaders(gazette.url, crowd);
    let answered = 0;
    let isOver = false;
    const begin = performance.now();
    const reading = readers.map(async (reader) => {
      while (!isOver)
        for (const address of addresses) {
          await reader.read(address);
          answered += 1;
        }
    });
    const time = await pushed();
    isOver = true;
    await Promise.all(reading);
    const rate = (answered / (performance.now() - begin)) * 1000;
    close();
    line(
      `push to live: ${crowd} readers without a pause / nobody`,
      (time / alone).toFixed(2),
      `${time.toFixed(0)} ms, ${rate.toFixed(0)} answers a second`,
    );
  }
}

async function benchLargePushes(gazette: RunningGazette, clone: LoadClone): Promise<void> {
  let smallest: number | undefined;
  for (const commits of [50, 500, 5_000]) {
    const ids = await commitMany(clone.directory, commits, 50);
    const time = await milliseconds(async () => {
      await runGit(clone.directory, ['push', '--quiet', 'origin', 'main']);
      await gazette.line(new RegExp(`^live: ${ids.at(-1)?.slice(0, 12)}`, 'u'));
    });
    const each = time / commits;
    smallest ??= each;
    line(
      `push of ${commits} commits: time of each / of 50`,
      (each / smallest).toFixed(2),
      `${each.toFixed(1)} ms each, ${(time / 1000).toFixed(1)} s`,
    );
  }
}
