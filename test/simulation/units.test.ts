import { expect, it } from '@jest/globals';
import { createMemoryPageStore, type MemoryPageStore } from '../../lib/memory/memory-page-store.ts';
import { renderLists, renderUnit } from '../../lib/pipeline/render-all/render-unit.ts';
import { planUnits } from '../../lib/pipeline/render-all/units.ts';
import type { Page, PageStore } from '../../lib/ports/page-store.ts';
import { stylesheetPage } from '../../lib/site/describe-site.ts';
import { pageDigest } from '../../lib/stores/page-digest.ts';
import { inTier } from '../support/tier.ts';
import { randomFaults } from './adversary.ts';
import { createMemoryPages } from './memory-pages.ts';
import { makeHistory } from './model-history.ts';
import { createRandom, type Random } from './random.ts';
import { weather } from './storm.ts';
import { type SitePages, site } from './world.ts';

const histories = inTier({ fast: 2, thorough: 50 });

/** Keys of what announce and ingest write, and no unit makes. */
const ofOthers = /(?:^|\/)(?:@feeds\/|feed\.)|^@assets\/|^sitemap|^@sitemap\//u;

/** Fails at one of its first writes, or at none. */
function killed(pages: PageStore, random: Random): PageStore {
  let left = 1 + random.below(20);
  return {
    ...pages,
    async put(page: Page) {
      left -= 1;
      if (left === 0) throw new Error('killed');
      return pages.put(page);
    },
  };
}

/** Makes an empty site by units and compares it with what the stages made in bad weather. */
async function differencesAfter(seed: number): Promise<readonly string[]> {
  const random = createRandom(seed);
  const history = makeHistory(random, 8);
  const adversary = randomFaults(random);
  const there = createMemoryPages();
  const options = { history, random, adversary, calm: false, pages: there };
  const { store, index } = await weather(options);
  const made = createMemoryPageStore();
  const upTo = (await store.cursor('rendered'))?.sequence ?? 0;
  // So small that change sets are cut by their documents, too.
  const units = await planUnits(store, upTo, { changeSets: 2, changes: 3 });
  // Half and killed, twice, at the same time, and in any order.
  const all = shuffled([...units, ...units, ...units], random);
  await Promise.all(
    all.map((unit) =>
      renderUnit(unit, { store, index, pages: killed(made, random) }, site).catch(() => {}),
    ),
  );
  for (const unit of shuffled(units, random))
    await renderUnit(unit, { store, index, pages: made }, site);
  await renderLists({ store, index, pages: made }, site);
  await made.put(stylesheetPage());
  return compare(there, made);
}

function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const left = [...items];
  return items.flatMap(() => left.splice(random.below(left.length), 1));
}

async function compare(there: SitePages, made: MemoryPageStore): Promise<string[]> {
  const wrong: string[] = [];
  for (const key of there.keys()) {
    if (ofOthers.test(key)) continue;
    const [is, was] = [await made.get(key), await there.reader.get(key)];
    if (!is) wrong.push(`${key} is missing`);
    else if (was && pageDigest(is) !== pageDigest(was)) wrong.push(`${key} differs`);
  }
  const known = new Set(there.keys());
  return [
    ...wrong,
    ...made.pages().flatMap(({ key }) => (known.has(key) ? [] : [`${key} is too much`])),
  ];
}

it(`units make every page after ${histories} histories, in any order, twice, half and killed`, async () => {
  const wrong: string[] = [];
  for (let seed = 1; seed <= histories; seed += 1)
    for (const one of await differencesAfter(seed)) wrong.push(`seed ${seed}: ${one}`);
  expect(wrong).toEqual([]);
});
