import { describe, expect, it } from '@jest/globals';
import { inTier } from '../support/tier.ts';
import { play } from './scenario.ts';
import { firstFailure, wordsOf } from './seeds.ts';

/** The same in every run: what was once found is found again. */
const fixed = { first: 1, count: inTier({ fast: 40, thorough: 500 }) };
const inBucket = { first: 1, count: inTier({ fast: 4, thorough: 50 }) };

describe('histories in bad weather', () => {
  it(`leave what an undisturbed run over the same heads leaves (${wordsOf(fixed)})`, async () => {
    expect(await firstFailure(fixed)).toBe('');
  });

  it(`leave the same in a bucket, where a put is a look and a conditional write (${wordsOf(inBucket)} --s3)`, async () => {
    expect(await firstFailure(inBucket, { s3: true })).toBe('');
  });

  it('go the same way each time', async () => {
    expect(await play({ seed: 7 })).toEqual(await play({ seed: 7 }));
  });
});
