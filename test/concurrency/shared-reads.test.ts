import { describe, expect, it } from '@jest/globals';
import { sharedReads } from '../../lib/concurrency/shared-reads.ts';

/** A store whose reads take what is there when they begin, and end when they are let. */
function slowStore() {
  let value = 0;
  const ending: (() => void)[] = [];
  return {
    ending,
    write: () => {
      value += 1;
    },
    endAll: () => {
      for (const end of ending.splice(0)) end();
    },
    read: (_key: string) => {
      const seen = value;
      return new Promise<number>((resolve) => ending.push(() => resolve(seen)));
    },
  };
}

/** Lets everything that is ready go on. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('shared reads', () => {
  it('become two for any number of callers: the one that runs, and the next', async () => {
    const store = slowStore();
    const read = sharedReads(store.read);
    const answers = Array.from({ length: 1_000 }, () => read('page'));
    expect(store.ending).toHaveLength(1);
    store.endAll();
    await settle();
    expect(store.ending).toHaveLength(1);
    store.endAll();
    expect(new Set(await Promise.all(answers))).toEqual(new Set([0]));
  });

  it('never give a caller what was read before it asked', async () => {
    const store = slowStore();
    const read = sharedReads(store.read);
    const before = read('page');
    store.write();
    const after = read('page');
    store.endAll();
    await settle();
    store.endAll();
    expect([await before, await after]).toEqual([0, 1]);
  });

  it('are apart for each key, and begin anew after a failure', async () => {
    let calls = 0;
    const read = sharedReads(async (key) => {
      calls += 1;
      if (calls === 1) throw new Error(`${key} is not there`);
      return key;
    });
    const [first, second, other] = await Promise.allSettled([read('a'), read('a'), read('b')]);
    expect(first).toMatchObject({ status: 'rejected' });
    expect(second).toMatchObject({ value: 'a' });
    expect(other).toMatchObject({ value: 'b' });
  });
});
