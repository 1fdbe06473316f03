import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { IndexStore } from '../../lib/ports/index-store.ts';

/** What every index store does; `make` gives an empty one. */
export function describeIndexStore(name: string, make: () => Promise<IndexStore>): void {
  describe(`index store: ${name}`, () => {
    let store: IndexStore;
    const sorts = async (...range: Parameters<IndexStore['range']>) =>
      (await store.range(...range)).map(({ sort }) => sort);
    const fill = async (partition: string, names: readonly string[], sequence = 1) => {
      for (const sort of names) await store.put(partition, sort, `value of ${sort}`, sequence);
    };
    beforeEach(async () => {
      store = await make();
    });

    it('is empty at first', async () => {
      expect(await store.range('P')).toEqual([]);
      expect(await store.range('P', { after: 'a', before: 'b', limit: 3 })).toEqual([]);
    });

    it('gives single entries by their names, as ranges have them', async () => {
      await fill('P', ['a', '', 'é'], 2);
      await store.put('P', 'a', 'older', 1);
      await store.remove('P', 'é', 3);
      const names = ['a', '', 'é', 'b', 'a'];
      expect(await Promise.all(names.map((name) => store.get('P', name)))).toEqual([
        'value of a',
        'value of ',
        undefined,
        undefined,
        'value of a',
      ]);
      expect(await store.get('Q', 'a')).toBeUndefined();
    });

    it('puts an entry first once, however many try at the same time', async () => {
      await store.put('P', 'a', 'older', 1);
      const tries = ['b', 'c', 'd'].map((value) => store.putFirst('P', 'a', value, 2));
      const isPut = await Promise.all(tries);
      expect(isPut.filter(Boolean)).toEqual([true]);
      expect(await store.get('P', 'a')).toBe(['b', 'c', 'd'][isPut.indexOf(true)]);
      expect(await store.putFirst('P', 'a', 'late', 1)).toBe(false);
      expect(await store.putFirst('P', 'a', 'next', 3)).toBe(true);
      await store.remove('P', 'a', 4);
      expect(await store.putFirst('P', 'a', 'removed', 4)).toBe(false);
      expect(await store.putFirst('P', 'new', 'new', 0)).toBe(true);
    });

    it('gives entries in order of their UTF-8 bytes, partitions apart', async () => {
      await fill('P', ['é', 'b', '', '\u{1f600}', '\uffee', 'a/b', 'a', 'B', 'a b']);
      await fill('Q', ['c']);
      const ordered = ['', 'B', 'a', 'a b', 'a/b', 'b', 'é', '\uffee', '\u{1f600}'];
      expect(await store.range('P')).toEqual(
        ordered.map((sort) => ({ sort, value: `value of ${sort}` })),
      );
      expect(await sorts('P', { reverse: true })).toEqual(ordered.reverse());
      expect(await sorts('Q')).toEqual(['c']);
      expect(await sorts('R')).toEqual([]);
    });

    it('leaves the bounds out', async () => {
      await fill('P', ['a', 'b', 'c', 'd', 'e']);
      expect(await sorts('P', { after: 'b' })).toEqual(['c', 'd', 'e']);
      expect(await sorts('P', { before: 'd' })).toEqual(['a', 'b', 'c']);
      expect(await sorts('P', { after: 'a', before: 'e' })).toEqual(['b', 'c', 'd']);
      expect(await sorts('P', { after: 'aa', before: 'cc' })).toEqual(['b', 'c']);
      expect(await sorts('P', { after: 'c', before: 'c' })).toEqual([]);
      expect(await sorts('P', { after: 'd', before: 'b' })).toEqual([]);
      expect(await sorts('P', { after: '', before: 'b' })).toEqual(['a']);
    });

    it('gives the nearest entries first, whatever the direction', async () => {
      await fill('P', ['a', 'b', 'c', 'd', 'e']);
      expect(await sorts('P', { limit: 2 })).toEqual(['a', 'b']);
      expect(await sorts('P', { limit: 2, reverse: true })).toEqual(['e', 'd']);
      expect(await sorts('P', { after: 'b', limit: 2 })).toEqual(['c', 'd']);
      expect(await sorts('P', { before: 'd', limit: 2, reverse: true })).toEqual(['c', 'b']);
      expect(await sorts('P', { limit: 0 })).toEqual([]);
    });

    it('keeps the value of the newest state', async () => {
      await store.put('P', 'a', 'third', 3);
      await store.put('P', 'a', 'second', 2);
      expect(await store.range('P')).toEqual([{ sort: 'a', value: 'third' }]);
      await store.put('P', 'a', 'third again', 3);
      expect(await store.range('P')).toEqual([{ sort: 'a', value: 'third again' }]);
    });

    it('does not bring back for an older state what a newer one removed', async () => {
      await store.put('P', 'a', 'first', 1);
      await store.remove('P', 'a', 3);
      await store.put('P', 'a', 'second', 2);
      await store.remove('P', 'never there', 3);
      await store.put('P', 'never there', 'second', 2);
      expect(await store.range('P')).toEqual([]);
      await store.put('P', 'a', 'fourth', 4);
      await store.remove('P', 'a', 3);
      expect(await store.range('P')).toEqual([{ sort: 'a', value: 'fourth' }]);
    });

    it('drops an entry, so that nothing is kept of it, unless a newer state wrote it', async () => {
      await fill('P', ['a', 'b']);
      await store.put('P', 'b', 'newer', 3);
      await store.drop('P', 'a', 2);
      await store.drop('P', 'b', 2);
      await store.drop('P', 'never there', 2);
      expect(await sorts('P')).toEqual(['b']);
      await store.put('P', 'a', 'older', 1);
      expect(await sorts('P')).toEqual(['a', 'b']);
    });

    it('gives as many entries as asked for, removed ones not counted', async () => {
      const names = Array.from({ length: 30 }, (_, index) => `n${String(index).padStart(2, '0')}`);
      await fill('P', names);
      for (const sort of names.slice(1, 25)) await store.remove('P', sort, 2);
      expect(await sorts('P', { limit: 3 })).toEqual(['n00', 'n25', 'n26']);
      expect(await sorts('P', { limit: 7, reverse: true })).toHaveLength(6);
    });

    it('gives more than one answer holds', async () => {
      const value = 'v'.repeat(30_000);
      const text = Array.from({ length: 60 }, (_, index) => `${index}${value}`);
      for (const [index, entry] of text.entries())
        await store.put('P', String(index).padStart(3, '0'), entry + entry.slice(0, index), 1);
      const entries = await store.range('P');
      expect(entries.map((entry) => entry.value.length)).toEqual(
        text.map((entry, index) => entry.length + index),
      );
    });

    it('orders and bounds any names as their bytes do', async () => {
      const sort = fc.string({ unit: 'binary', maxLength: 12 });
      const choice = fc.record(
        { after: sort, before: sort, reverse: fc.boolean(), limit: fc.nat(5) },
        { requiredKeys: [] },
      );
      let round = 0;
      await fc.assert(
        fc.asyncProperty(fc.uniqueArray(sort, { maxLength: 8 }), choice, async (names, options) => {
          const partition = `P${++round}`;
          await fill(partition, names);
          expect(await sorts(partition, options)).toEqual(expectedSorts(names, options));
        }),
        { numRuns: 50 },
      );
    });
  });
}

function expectedSorts(
  names: readonly string[],
  {
    after,
    before,
    reverse,
    limit,
  }: { after?: string; before?: string; reverse?: boolean; limit?: number },
): string[] {
  const order = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));
  const within = names
    .filter((name) => after === undefined || order(name, after) > 0)
    .filter((name) => before === undefined || order(name, before) < 0)
    .sort(order);
  return (reverse ? within.reverse() : within).slice(0, limit);
}
