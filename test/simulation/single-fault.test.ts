import { describe, expect, it } from '@jest/globals';
import { inTier } from '../support/tier.ts';
import { type Fault, faults } from './adversary.ts';
import { play } from './scenario.ts';
import { reads, singleFaults } from './single-fault.ts';
import { tell } from './tell.ts';

/** Of how many port calls one is struck. */
const step = inTier({ fast: 97, thorough: 1 });

describe('six pushes with one fault leave what an undisturbed run leaves', () => {
  it.each(faults)('%s, wherever it strikes', async (fault) => {
    let runs = 0;
    for await (const outcome of singleFaults([fault], { step })) {
      runs += 1;
      expect(outcome.failures.length === 0 ? '' : tell(outcome)).toBe('');
    }
    expect(runs).toBeGreaterThan((fault.endsWith(' after') ? 250 : 700) / step);
  });
});

describe('a single fault', () => {
  it('leads to the same from the moment before its push as from the beginning', async () => {
    const fates: Fault[] = ['stall', 'kill before', 'fail from then on'];
    for await (const outcome of singleFaults(fates, { step: inTier({ fast: 250, thorough: 25 }) }))
      expect(await play(outcome.scenario)).toEqual(outcome);
  });
});

describe('a fault after a read', () => {
  const every = inTier({ fast: 200, thorough: 5 });

  /** All that happened but for the fault's name, and the calls that were under way beside it. */
  async function told(kind: Fault, call: number) {
    const { failures, story } = await play({ seed: 1, fault: { kind, call } });
    return [...failures, ...story.map((line) => line.replace(`: ${kind}`, ''))];
  }

  it.each(['fail', 'kill'] as const)('leads to the same as one before it: %s', async (what) => {
    const calls = (await reads()).filter((_, index) => index % every === 0);
    expect(calls.length).toBeGreaterThan(2);
    for (const call of calls)
      expect(await told(`${what} after`, call)).toEqual(await told(`${what} before`, call));
  });
});
