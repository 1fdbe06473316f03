import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Recorded } from './cost-counts.ts';
import { costTable, countsTable } from './cost-table.ts';
import { benchColdStarts } from './functions-cold-start.ts';
import { countOperations, openScene } from './functions-counts.ts';
import { countStack } from './functions-stack.ts';
import { line } from './measure.ts';

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
    reportReads(recorded);
    process.stdout.write(`\n${countsTable(recorded)}\n\n${costTable(recorded)}\n`);
    if (process.argv.includes('--record')) record(recorded);
  } finally {
    await scene.close();
  }
}

/** What a push of one document may ask of the table (docs/decisions/few-reads.md). */
const mostReads = 25;

function reportReads({ push: { operations, milliseconds } }: Pick<Recorded, 'push'>): void {
  const reads = ['GetItem', 'BatchGetItem', 'Query']
    .map((name) => operations[`dynamodb:${name}`] ?? 0)
    .reduce((sum, count) => sum + count, 0);
  const time = Object.values(milliseconds).reduce((sum, one) => sum + one, 0);
  line(
    `push: reads of the table / ${mostReads}`,
    (reads / mostReads).toFixed(2),
    `target: at most 1 (${reads} reads, ${time.toFixed(0)} ms in all functions)`,
  );
}

function record(recorded: Recorded): void {
  const page = join(docs, 'cost.md');
  const tables = [countsTable, costTable].map((table) => table(recorded));
  // A table is the only thing in the page whose lines begin with a bar.
  const text = readFileSync(page, 'utf8').replace(/(?:^\|.*\n)+/gmu, () => `${tables.shift()}\n`);
  writeFileSync(page, text);
  writeFileSync(join(docs, 'cost.json'), `${JSON.stringify(recorded, undefined, 2)}\n`);
}
