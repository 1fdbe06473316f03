import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Recorded } from './cost-counts.ts';
import { costTable, countsTable } from './cost-table.ts';
import { benchColdStarts } from './functions-cold-start.ts';
import { countOperations, openScene } from './functions-counts.ts';
import { countStack } from './functions-stack.ts';

const docs = join(import.meta.dirname, '..', '..', 'docs');

/**
 * What the deployed functions weigh, how fast they start, and what a push asks of GitHub and AWS.
 * With `--record`, docs/cost.md and the counts beside it become those of this run.
 */
export async function benchFunctions(): Promise<void> {
  await benchColdStarts();
  const scene = await openScene();
  try {
    const recorded = { ...(await countOperations(scene)), stack: countStack() };
    process.stdout.write(`\n${countsTable(recorded)}\n\n${costTable(recorded)}\n`);
    if (process.argv.includes('--record')) record(recorded);
  } finally {
    await scene.close();
  }
}

function record(recorded: Recorded): void {
  const page = join(docs, 'cost.md');
  const tables = [countsTable, costTable].map((table) => table(recorded));
  // A table is the only thing in the page whose lines begin with a bar.
  const text = readFileSync(page, 'utf8').replace(/(?:^\|.*\n)+/gmu, () => `${tables.shift()}\n`);
  writeFileSync(page, text);
  writeFileSync(join(docs, 'cost.json'), `${JSON.stringify(recorded, undefined, 2)}\n`);
}
