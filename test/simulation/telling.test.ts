import { expect, it } from '@jest/globals';
import { inTier } from '../support/tier.ts';
import { firstFailure, wordsOf } from './seeds.ts';

const seeds = { first: 1, count: inTier({ fast: 6, thorough: 150 }) };

it(`hubs and recipients hear of everything, though some fail (${wordsOf(seeds)} --told)`, async () => {
  expect(await firstFailure(seeds, { told: true })).toBe('');
});
