import type { IndexEntry, IndexStore, ListedIndex } from '../ports/index-store.ts';
import { held } from './record.ts';
import { lowerBound } from './sorted.ts';
import { compareUtf8 } from './utf8-order.ts';

/** A removed entry stays as a mark without a value, so that an older render cannot bring it back. */
interface Mark {
  readonly value: string | undefined;
  readonly sequence: number;
}

/** All entries of one partition. */
export interface MemoryPartition {
  /** Every entry ever put, by sort. */
  readonly marks: Map<string, Mark>;
  /** The sorts that have a value, in order. */
  readonly sorts: string[];
}

/**
 * An index store that lives and ends with the process.
 *
 * @param partitions what is in it by name, for those who look at all of it; empty by default
 */
export function createMemoryIndexStore(
  partitions: Map<string, MemoryPartition> = new Map(),
): ListedIndex {
  const partitionOf = (name: string) =>
    held(partitions, name, () => ({ marks: new Map(), sorts: [] }));
  return {
    *entries() {
      for (const [partition, { marks }] of partitions)
        for (const [sort, { value }] of marks)
          if (value !== undefined) yield { partition, sort, value };
    },
    async put(partition, sort, value, sequence) {
      write(partitionOf(partition), sort, { value, sequence });
    },
    async putFirst(name, sort, value, sequence) {
      const partition = partitionOf(name);
      const existing = partition.marks.get(sort);
      if (existing && existing.sequence >= sequence) return false;
      write(partition, sort, { value, sequence });
      return true;
    },
    async remove(partition, sort, sequence) {
      write(partitionOf(partition), sort, { value: undefined, sequence });
    },
    async drop(name, sort, sequence) {
      const { marks, sorts } = partitionOf(name);
      const existing = marks.get(sort);
      if (!existing || existing.sequence > sequence) return;
      marks.delete(sort);
      const place = sorts.indexOf(sort);
      if (place >= 0) sorts.splice(place, 1);
    },
    get: async (name, sort) => partitions.get(name)?.marks.get(sort)?.value,
    async range(name, options = {}) {
      const partition = partitions.get(name);
      return partition ? read(partition, options) : [];
    },
  };
}

function write({ marks, sorts }: MemoryPartition, sort: string, mark: Mark): void {
  const existing = marks.get(sort);
  if (existing && existing.sequence > mark.sequence) return;
  marks.set(sort, mark);
  const was = existing?.value !== undefined;
  const is = mark.value !== undefined;
  if (was === is) return;
  const place = lowerBound(sorts, (other) => compareUtf8(other, sort) < 0);
  if (is) sorts.splice(place, 0, sort);
  else sorts.splice(place, 1);
}

function read(
  { marks, sorts }: MemoryPartition,
  options: NonNullable<Parameters<IndexStore['range']>[1]>,
): IndexEntry[] {
  const { after, before, limit = Number.POSITIVE_INFINITY, reverse = false } = options;
  const start =
    after === undefined ? 0 : lowerBound(sorts, (sort) => compareUtf8(sort, after) <= 0);
  const end =
    before === undefined
      ? sorts.length
      : lowerBound(sorts, (sort) => compareUtf8(sort, before) < 0);
  const chosen = reverse
    ? sorts.slice(Math.max(start, end - limit), Math.max(start, end)).reverse()
    : sorts.slice(start, Math.min(end, start + limit));
  return chosen.flatMap((sort) => {
    const value = marks.get(sort)?.value;
    return value === undefined ? [] : { sort, value };
  });
}
