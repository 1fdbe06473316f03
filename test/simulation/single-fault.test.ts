import { describe, expect, it } from '@jest/globals';
import { faults } from './adversary.ts';
import { singleFaults } from './single-fault.ts';
import { tell } from './tell.ts';

describe('six pushes with one fault leave what an undisturbed run leaves', () => {
  it.each(faults)(
    '%s, wherever it strikes',
    async (fault) => {
      let runs = 0;
      for await (const outcome of singleFaults([fault])) {
        runs += 1;
        expect(outcome.failures.length === 0 ? '' : tell(outcome)).toBe('');
      }
      expect(runs).toBeGreaterThan(900);
    },
    1_200_000,
  );
});
