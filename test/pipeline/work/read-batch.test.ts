import { describe, expect, it } from '@jest/globals';
import { createMemoryVersionStore } from '../../../lib/memory/memory-version-store.ts';
import { readBatch } from '../../../lib/pipeline/work/read-batch.ts';
import { publicationOf } from '../../contract/publications.ts';

const everything = { after: 0, atLeast: 0, mostChanges: Number.POSITIVE_INFINITY };

/** A store whose change sets change so many documents, and what is asked of it at once. */
async function storeOf(changes: readonly number[]) {
  const store = createMemoryVersionStore();
  for (const [nth, count] of changes.entries()) {
    const paths = Array.from({ length: count }, (_, one) => ({ path: `a/${nth}-${one}.md` }));
    await store.publish(publicationOf(nth + 1, paths));
  }
  const reads: [first: number, last: number][] = [];
  const counting: typeof store = {
    ...store,
    changeSets(first, last) {
      reads.push([first, last]);
      return store.changeSets(first, last);
    },
  };
  return { store: counting, reads };
}

describe('a batch of change sets', () => {
  it('is read some at a time, more where those before were small', async () => {
    const { store, reads } = await storeOf([...Array(40).fill(1), 50, ...Array(30).fill(1)]);
    const batch = await readBatch(store, { ...everything, upTo: 71 });
    expect(batch.map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: 71 }, (_, nth) => nth + 1),
    );
    expect(reads).toEqual([
      [1, 8],
      [9, 40],
      [41, 71],
    ]);
  });

  it('is read few at a time after a large one', async () => {
    const { store, reads } = await storeOf([50, ...Array(30).fill(1)]);
    await readBatch(store, { ...everything, upTo: 31 });
    expect(reads).toEqual([
      [1, 8],
      [9, 16],
      [17, 31],
    ]);
  });

  it('ends before the change set that is too much, and never before it has one', async () => {
    const { store } = await storeOf([5, 3, 3, 1]);
    const upTo = 4;
    const sequences = async (mostChanges: number, atLeast = 0) =>
      (await readBatch(store, { after: 0, upTo, atLeast, mostChanges })).map(
        ({ sequence }) => sequence,
      );
    expect(await sequences(1)).toEqual([1]);
    expect(await sequences(8)).toEqual([1, 2]);
    expect(await sequences(1, 3)).toEqual([1, 2, 3]);
  });
});
