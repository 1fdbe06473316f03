import { benchRedlineKinds } from './redline-kinds.ts';
import { benchRedlineReadability } from './redline-readability.ts';
import { benchRedlineSpeed } from './redline-speed.ts';

/**
 * The benches of the redline engine, run by Node itself: what strips types on the way (tsx) also
 * puts a call that keeps its name into every function, which deployed code has not.
 */
const benches: Readonly<Record<string, () => Promise<void>>> = {
  'redline-kinds': benchRedlineKinds,
  'redline-readability': benchRedlineReadability,
  'redline-speed': benchRedlineSpeed,
};

for (const name of process.argv.slice(2)) {
  process.stdout.write(`\n## ${name}\n`);
  await benches[name]?.();
}
