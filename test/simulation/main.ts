import { parseArgs } from 'node:util';
import { faults } from './adversary.ts';
import { createS3Pages } from './s3-pages.ts';
import { type Outcome, simulate } from './simulate.ts';
import { singleFaults } from './single-fault.ts';
import { tell } from './tell.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    /** Keeps the pages in a model of S3 instead of in memory. */
    s3: { type: 'boolean', default: false },
    /** Instead of made-up histories: every kind of fault at every port call of a fixed one. */
    every: { type: 'boolean', default: false },
    /** Goes on after a failure, and says one line of each. */
    all: { type: 'boolean', default: false },
  },
});

async function* histories(first: number, runs: number): AsyncGenerator<Outcome> {
  for (let seed = first; seed < first + runs; seed += 1)
    yield simulate({ seed, ...(values.s3 ? { pages: createS3Pages() } : {}) });
}

const begin = performance.now();
let runs = 0;
let calls = 0;
let failed = 0;
for await (const outcome of values.every
  ? singleFaults(faults, { from: 1, every: 1 })
  : histories(Number(values.seed), Number(values.runs))) {
  runs += 1;
  calls += outcome.calls;
  if (outcome.failures.length === 0) continue;
  failed += 1;
  if (values.all) console.log(`seed ${outcome.seed}: ${outcome.failures[0]}`);
  else console.log(tell(outcome, values.s3 ? ' --s3' : ''));
  if (!values.all) break;
}
const seconds = ((performance.now() - begin) / 1000).toFixed(1);
console.log(`${failed} of ${runs} simulations failed; ${calls} port calls in ${seconds} s`);
process.exitCode = failed > 0 ? 1 : 0;
