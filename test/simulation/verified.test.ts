import { expect, it } from '@jest/globals';
import { verify } from '../../lib/pipeline/verify/verify.ts';
import { inTier } from '../support/tier.ts';
import { randomFaults } from './adversary.ts';
import { createMemoryPages } from './memory-pages.ts';
import { makeHistory } from './model-history.ts';
import { createRandom } from './random.ts';
import { weather } from './storm.ts';
import { site } from './world.ts';

const histories = inTier({ fast: 5, thorough: 100 });

/** What verify finds after one history in bad weather. */
async function foundAfter(seed: number): Promise<readonly string[]> {
  const random = createRandom(seed);
  const history = makeHistory(random, 8);
  const pages = createMemoryPages();
  const adversary = randomFaults(random);
  const { store, index } = await weather({ history, random, adversary, calm: false, pages });
  const { source } = history.repository;
  const { differences } = await verify({ store, index, pages: pages.reader, source }, site);
  return differences.map(({ where, what }) => `seed ${seed}: ${where}: ${what}`);
}

it(`verify finds nothing lost and nothing too much after ${histories} histories in bad weather`, async () => {
  const found: string[] = [];
  for (let seed = 1; seed <= histories; seed += 1) found.push(...(await foundAfter(seed)));
  expect(found).toEqual([]);
});
