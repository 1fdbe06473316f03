import { describe, expect, it } from '@jest/globals';
import { inTier } from '../support/tier.ts';
import { type Fault, faults } from './adversary.ts';
import { play } from './scenario.ts';
import { playCalmHistory, singleFaults } from './single-fault.ts';
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
  it('leads to the same where no more is played than its push, and what follows until all is calm', async () => {
    const fates: Fault[] = ['stall', 'kill before', 'fail from then on'];
    let shorter = 0;
    for await (const part of singleFaults(fates, { step: inTier({ fast: 250, thorough: 25 }) })) {
      const whole = await play(part.scenario);
      expect([part.failures, whole.failures]).toEqual([[], []]);
      expect(whole.story.slice(0, part.story.length)).toEqual(part.story);
      if (part.story.length < whole.story.length) shorter += 1;
    }
    expect(shorter).toBeGreaterThan(inTier({ fast: 3, thorough: 50 }));
  });
});

describe('a fault after a read', () => {
  const every = inTier({ fast: 200, thorough: 5 });

  it.each(['fail', 'kill'] as const)('leads to the same as one before it: %s', async (what) => {
    const { calls, strike } = await playCalmHistory();
    /** All that happened but for the fault's name, and the calls that were under way beside it. */
    const told = async (kind: Fault, call: number) => {
      const { failures, story } = await strike(kind, call, true);
      return [...failures, ...story.map((line) => line.replace(`: ${kind}`, ''))];
    };
    const reads = calls.filter(({ isWrite }) => !isWrite).filter((_, at) => at % every === 0);
    expect(reads.length).toBeGreaterThan(2);
    for (const { number } of reads)
      expect(await told(`${what} after`, number)).toEqual(await told(`${what} before`, number));
  });
});
