import { describe, expect, it } from '@jest/globals';
import { mutations } from './mutations.ts';
import { createS3Pages } from './s3-pages.ts';
import { type SimulateOptions, simulate } from './simulate.ts';
import { tell } from './tell.ts';

/** The story of the first simulation that goes wrong; nothing when all is well. */
async function firstFailure(
  count: number,
  more: () => Partial<SimulateOptions> = () => ({}),
): Promise<string> {
  for (let seed = 1; seed <= count; seed += 1) {
    const outcome = await simulate({ seed, ...more() });
    if (outcome.failures.length > 0) return tell(outcome);
  }
  return '';
}

describe('histories in bad weather', () => {
  it('leave what an undisturbed run over the same heads leaves', async () => {
    expect(await firstFailure(2_000)).toBe('');
  }, 1_200_000);

  it('leave the same in a bucket, where a put is a look and a conditional write', async () => {
    expect(await firstFailure(50, () => ({ pages: createS3Pages() }))).toBe('');
  });

  it('go the same way each time', async () => {
    expect(await simulate({ seed: 7 })).toEqual(await simulate({ seed: 7 }));
  });
});

describe('the simulation finds', () => {
  it.each(mutations)('that $name, within 40 histories', async ({ mutate }) => {
    expect(await firstFailure(40, () => ({ mutate }))).not.toBe('');
  });
});
