import { describe, expect, it } from '@jest/globals';
import type { Fault } from './adversary.ts';
import { singleFaults } from './single-fault.ts';
import { tell } from './tell.ts';

/** How many runs of the same six pushes came to what an undisturbed run leaves. */
async function countUnharmed(fault: Fault, step: number): Promise<number> {
  let runs = 0;
  for await (const outcome of singleFaults([fault], {}, step)) {
    runs += 1;
    expect(outcome.failures.length === 0 ? '' : tell(outcome)).toBe('');
  }
  return runs;
}

const everywhere: readonly Fault[] = ['fail before', 'fail after', 'kill before', 'kill after'];

describe('six pushes with one fault leave what an undisturbed run leaves', () => {
  it.each(everywhere)(
    '%s, wherever it strikes',
    async (fault) => {
      expect(await countUnharmed(fault, 1)).toBeGreaterThan(900);
    },
    1_200_000,
  );

  // Every call of these, too: npm run simulate -- --every
  it.each<Fault>(['stall', 'fail from then on'])(
    '%s, at every third call',
    async (fault) => {
      expect(await countUnharmed(fault, 3)).toBeGreaterThan(300);
    },
    1_200_000,
  );
});
