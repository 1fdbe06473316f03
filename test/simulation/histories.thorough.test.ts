import { expect, it } from '@jest/globals';
import { firstFailure, seedsOfCommit, wordsOf } from './seeds.ts';

const seeds = seedsOfCommit(1_500);

// The fixed seeds are in simulation.test.ts: 2,000 histories in all.
it(`histories of this commit leave what an undisturbed run leaves (${wordsOf(seeds)})`, async () => {
  expect(await firstFailure(seeds)).toBe('');
});
