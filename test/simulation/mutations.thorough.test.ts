import { describe, expect, it } from '@jest/globals';
import { invariants, mutations } from './mutations.ts';
import type { Played } from './scenario.ts';
import { firstOf } from './seeds.ts';

describe('the simulation', () => {
  it.each(mutations)('finds within 150 histories that $name', async ({ name, breaks, found }) => {
    const isFound = ({ failures }: Played) => failures.some((failure) => found.test(failure));
    const seeds = { first: 1, count: 150 };
    expect(await firstOf(seeds, { mutation: name, told: breaks === 9 }, isFound)).toBeDefined();
  });

  it('is put to the test for every invariant', () => {
    const broken = new Set(mutations.map(({ breaks }) => String(breaks)));
    expect([...broken].sort()).toEqual(Object.keys(invariants));
  });
});
