import { describe, expect, it } from '@jest/globals';
import { invariants, mutations } from './mutations.ts';
import { type Played, play, type Scenario } from './scenario.ts';
import { tell } from './tell.ts';

/** The first simulation of which the test is true. */
async function firstOf(
  count: number,
  more: Omit<Scenario, 'seed'>,
  test: (played: Played) => boolean,
): Promise<Played | undefined> {
  for (let seed = 1; seed <= count; seed += 1) {
    const played = await play({ ...more, seed });
    if (test(played)) return played;
  }
  return undefined;
}

/** The story of the first simulation that goes wrong; nothing when all is well. */
async function firstFailure(count: number, more: Omit<Scenario, 'seed'> = {}): Promise<string> {
  const played = await firstOf(count, more, ({ failures }) => failures.length > 0);
  return played ? tell(played) : '';
}

describe('histories in bad weather', () => {
  it('leave what an undisturbed run over the same heads leaves', async () => {
    expect(await firstFailure(2_000)).toBe('');
  }, 1_200_000);

  it('leave the same in a bucket, where a put is a look and a conditional write', async () => {
    expect(await firstFailure(50, { s3: true })).toBe('');
  });

  it('go the same way each time', async () => {
    expect(await play({ seed: 7 })).toEqual(await play({ seed: 7 }));
  });
});

describe('the simulation', () => {
  it.each(mutations)('finds within 40 histories that $name', async ({ name, found }) => {
    const isFound = ({ failures }: Played) => failures.some((failure) => found.test(failure));
    expect(await firstOf(40, { mutation: name }, isFound)).toBeDefined();
  });

  it('is put to the test for every invariant', () => {
    const broken = new Set(mutations.map(({ breaks }) => String(breaks)));
    expect([...broken].sort()).toEqual(Object.keys(invariants));
  });
});
