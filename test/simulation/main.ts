import { parseArgs } from 'node:util';
import { faults } from './adversary.ts';
import { type Played, play, readScenario, type Scenario, scenarioOptions } from './scenario.ts';
import { singleFaults } from './single-fault.ts';
import { tell } from './tell.ts';

const { values } = parseArgs({
  options: {
    ...scenarioOptions,
    runs: { type: 'string', default: '200' },
    /** Instead of made-up histories: every kind of fault at every port call of a fixed one. */
    every: { type: 'boolean', default: false },
    /** Goes on after a failure, and says one line of each. */
    all: { type: 'boolean', default: false },
  },
});

async function* histories(first: Scenario, runs: number): AsyncGenerator<Played> {
  for (let seed = first.seed; seed < first.seed + runs; seed += 1) yield play({ ...first, seed });
}

const begin = performance.now();
let runs = 0;
let calls = 0;
let failed = 0;
const scenario = readScenario(process.argv.slice(2));
for await (const played of values.every
  ? singleFaults(faults, scenario)
  : histories(scenario, Number(values.runs))) {
  runs += 1;
  calls += played.calls;
  if (played.failures.length === 0) continue;
  failed += 1;
  if (values.all) console.log(`seed ${played.scenario.seed}: ${played.failures[0]}`);
  else console.log(tell(played));
  if (!values.all) break;
}
const seconds = ((performance.now() - begin) / 1000).toFixed(1);
console.log(`${failed} of ${runs} simulations failed; ${calls} port calls in ${seconds} s`);
process.exitCode = failed > 0 ? 1 : 0;
