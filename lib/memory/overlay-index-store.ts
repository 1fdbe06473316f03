import type { IndexEntry, IndexStore } from '../ports/index-store.ts';
import { held } from './record.ts';
import { compareUtf8 } from './utf8-order.ts';

/** What an index would be after some more writes, which end with it; see overlayVersionStore. */
export function overlayIndexStore(below: Pick<IndexStore, 'get' | 'range'>): IndexStore {
  const written = new Map<string, Map<string, string | undefined>>();
  const marksOf = (partition: string) =>
    held(written, partition, () => new Map<string, string | undefined>());
  return {
    async put(partition, sort, value) {
      marksOf(partition).set(sort, value);
    },
    async putFirst() {
      throw new Error('nobody else writes here');
    },
    async remove(partition, sort) {
      marksOf(partition).set(sort, undefined);
    },
    async drop(partition, sort) {
      marksOf(partition).set(sort, undefined);
    },
    async get(partition, sort) {
      const marks = written.get(partition);
      return marks?.has(sort) ? marks.get(sort) : below.get(partition, sort);
    },
    async range(partition, options = {}) {
      const marks = written.get(partition);
      if (!marks) return below.range(partition, options);
      const { after, before, limit, reverse = false } = options;
      // Each mark hides at most one entry below.
      const more = limit === undefined ? {} : { limit: limit + marks.size };
      const entries = new Map(
        (await below.range(partition, { ...options, ...more })).map((entry) => [entry.sort, entry]),
      );
      for (const [sort, value] of marks) {
        const isOutside =
          (after !== undefined && compareUtf8(sort, after) <= 0) ||
          (before !== undefined && compareUtf8(sort, before) >= 0);
        if (value === undefined) entries.delete(sort);
        else if (!isOutside) entries.set(sort, { sort, value });
      }
      const sorted = [...entries.values()].sort(bySort);
      return (reverse ? sorted.reverse() : sorted).slice(0, limit);
    },
  };
}

function bySort(a: IndexEntry, b: IndexEntry): number {
  return compareUtf8(a.sort, b.sort);
}
