import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { benchAskedPages } from './asked-pages.ts';
import { benchBuilds } from './builds.ts';
import { benchFunctions } from './functions-main.ts';
import { benchGrowth } from './growth.ts';
import { benchHugo } from './hugo.ts';
import { benchLoad } from './load.ts';
import { benchLongHistory } from './long-history.ts';
import { benchPushToLive } from './push-to-live.ts';
import { benchStart } from './start.ts';

/**
 * Every figure that matters is a ratio of two things measured in this run, so that a slow or busy
 * machine changes both. Absolute figures are printed for orientation.
 */
const benches: Readonly<Record<string, () => Promise<void>>> = {
  'push-to-live': benchPushToLive,
  'asked-pages': benchAskedPages,
  builds: benchBuilds,
  functions: benchFunctions,
  growth: benchGrowth,
  hugo: benchHugo,
  load: benchLoad,
  'long-history': benchLongHistory,
  start: benchStart,
};
const redlineBenches = ['redline-kinds', 'redline-readability', 'redline-speed'];

const words = process.argv.slice(2);

function isWanted(name: string): boolean {
  return words.length === 0 || words.some((word) => `${name}-`.startsWith(`${word}-`));
}

for (const [name, bench] of Object.entries(benches)) {
  if (!isWanted(name)) continue;
  process.stdout.write(`\n## ${name}\n`);
  await bench();
}

const wanted = redlineBenches.filter(isWanted);
if (wanted.length > 0) {
  const file = join(import.meta.dirname, 'redline-main.ts');
  const child = spawn(process.execPath, [file, ...wanted], { stdio: 'inherit' });
  [process.exitCode] = await once(child, 'close');
}
