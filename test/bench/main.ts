import { benchBuilds } from './builds.ts';
import { benchFunctions } from './functions-main.ts';
import { benchHugo } from './hugo.ts';
import { benchLoad } from './load.ts';
import { benchPushToLive } from './push-to-live.ts';
import { benchRedlineReadability } from './redline-readability.ts';
import { benchRedlineSpeed } from './redline-speed.ts';

/**
 * Every figure that matters is a ratio of two things measured in this run, so that a slow or busy
 * machine changes both. Absolute figures are printed for orientation.
 */
const wanted = process.argv.slice(2);
const benches: Readonly<Record<string, () => Promise<void>>> = {
  'push-to-live': benchPushToLive,
  builds: benchBuilds,
  functions: benchFunctions,
  hugo: benchHugo,
  load: benchLoad,
  'redline-readability': benchRedlineReadability,
  'redline-speed': benchRedlineSpeed,
};

for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.some((want) => `${name}-`.startsWith(`${want}-`))) continue;
  process.stdout.write(`\n## ${name}\n`);
  await bench();
}
