import { describe, expect, it } from '@jest/globals';
import { faults } from './adversary.ts';
import { singleFaults } from './single-fault.ts';
import { tell } from './tell.ts';

// Every port call meets one kind of fault; `npm run simulate -- --every` tries all kinds at all calls.
describe('six pushes with one fault leave what an undisturbed run leaves', () => {
  it.each([...faults.entries()])('%i: %s, wherever it strikes', async (index, fault) => {
    let runs = 0;
    const places = { from: 1 + index, every: faults.length };
    for await (const outcome of singleFaults([fault], places)) {
      runs += 1;
      expect(outcome.failures.length === 0 ? '' : tell(outcome)).toBe('');
    }
    expect(runs).toBeGreaterThan(150);
  });
});
