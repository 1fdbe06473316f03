import { beforeAll, describe, expect, it } from '@jest/globals';
import { onDemand } from '../../../lib/pipeline/on-demand/on-demand.ts';
import { createMemoryPages } from '../../simulation/memory-pages.ts';
import { createModelRepository } from '../../simulation/model-source.ts';
import { createMemoryStores, site, wakeAll } from '../../simulation/world.ts';

/** Version of a.md at a number of the plan's history, ten minutes apart from the last hours of 2015 on; b.md changes never. */
async function openPlan(versions: number) {
  const repository = createModelRepository();
  let parents: string[] = [];
  for (let number = 1; number <= versions; number += 1) {
    const a = { mode: '100644', text: `# A\n\nText ${number}.\n` };
    const files = new Map([['a.md', a] as const, ['b.md', { mode: '100644', text: '# B\n' }]]);
    parents = [repository.commit(files, parents, `Commit ${number}`).id];
  }
  [repository.head] = parents;
  const stores = createMemoryStores();
  const pages = createMemoryPages().reader;
  const author = { report: async () => {} };
  await wakeAll({ ...stores, pages, source: repository.source, author });
  const changeSets = await stores.store.changeSets(1, versions);
  let items = 0;
  const ports = counted({ ...stores, pages }, (count) => {
    items += count;
  });
  return {
    names: changeSets.map(({ commit }) => commit.slice(0, 12)),
    /** What a path is answered with, and the items that were read for it. */
    async ask(path: string) {
      items = 0;
      const answer = await onDemand(path, ports, site);
      return { answer, items };
    },
  };
}

/** The stores, telling of each read how many items it gave; looking in vain is one as well. */
function counted<Stores extends Record<string, object>>(
  stores: Stores,
  tell: (items: number) => void,
): Stores {
  const wrap = (store: object) =>
    new Proxy(store, {
      get(object, name, receiver) {
        const value: unknown = Reflect.get(object, name, receiver);
        if (typeof value !== 'function') return value;
        return async (...words: unknown[]) => {
          const found: unknown = await Reflect.apply(value, object, words);
          tell(Array.isArray(found) ? Math.max(1, found.length) : 1);
          return found;
        };
      },
    });
  return Object.fromEntries(
    Object.entries(stores).map(([name, store]) => [name, wrap(store)]),
  ) as Stores;
}

type Plan = Awaited<ReturnType<typeof openPlan>>;

const versions = 160;

/** The rendered cursor, the languages, the address's owners and two names of commits. */
const always = 5;

/** A document's newest number, and one version for each time that all of them can be halved. */
const search = 1 + Math.ceil(Math.log2(versions)) + 1;

let plan: Plan;

beforeAll(async () => {
  plan = await openPlan(versions);
});

describe('what anyone can ask for costs little in a long history', () => {
  it.each(['2015-12-31', '2016-01-04', '2015-12-30', '0001-01-01', '9999-12-31'])(
    'the version on %s',
    async (day) => {
      const { answer, items } = await plan.ask(`/a/@${day}/`);
      const isThere = typeof answer === 'object' && 'redirect' in answer;
      expect(isThere).toBe(day >= '2015-12-31');
      expect(items).toBeLessThanOrEqual(always + search);
    },
  );

  it.each(['0000-00-00', '9999-99-99', '2016-02-30', '2015-02-29', '2016-13-01'])(
    'hardly anything is read for %s, which is no day',
    async (day) => {
      const { answer, items } = await plan.ask(`/a/@${day}/`);
      expect(answer).toMatchObject({ status: 404 });
      expect(items).toBeLessThanOrEqual(2);
    },
  );

  it('a comparison of a document that did not change', async () => {
    const [before, after] = plan.names.slice(5);
    const { answer, items } = await plan.ask(`/b/@compare/${before}..${after}/`);
    expect(answer).toBeUndefined();
    expect(items).toBeLessThanOrEqual(always + 2 * search);
  });

  it('a comparison the other way round, which leads to the one there is', async () => {
    const [before, after] = plan.names.slice(5);
    const { answer, items } = await plan.ask(`/a/@compare/${after}..${before}/`);
    expect(answer).toEqual({ redirect: `/a/@compare/${before}..${after}/`, cache: 'current' });
    expect(items).toBeLessThanOrEqual(always + 2 * search);
  });

  it('a version with itself, which is nothing', async () => {
    const path = `/a/@compare/${plan.names[5]}..${plan.names[5]}/`;
    expect(await plan.ask(path)).toEqual({ answer: undefined, items: 0 });
  });
});
