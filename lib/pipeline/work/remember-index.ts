import type { IndexStore } from '../../ports/index-store.ts';

/** An index that remembers what was read. */
export interface RememberedIndex extends IndexStore {
  /** Forgets everything: another run has changed what was read. */
  forget(): void;
}

/**
 * An index whose reads are asked for once within a run: what was read is remembered until the run
 * writes to the same partition. Made for one batch of one stage. What another run writes meanwhile
 * is not seen where the same was read before, so whoever asks whether there is another run must ask
 * the index itself, and forget what was read when there is.
 */
export function rememberIndex(index: IndexStore): RememberedIndex {
  const partitions = new Map<string, Map<string, Promise<unknown>>>();
  const remember = <Value>(partition: string, name: string, read: () => Promise<Value>) => {
    const held = partitions.get(partition) ?? new Map<string, Promise<unknown>>();
    partitions.set(partition, held);
    const known = held.get(name) as Promise<Value> | undefined;
    if (known) return known;
    const value = read();
    held.set(name, value);
    return value;
  };
  // Also after the write: a read that began meanwhile may have seen what was there before.
  const forgetting = async <Result>(partition: string, write: () => Promise<Result>) => {
    partitions.delete(partition);
    try {
      return await write();
    } finally {
      partitions.delete(partition);
    }
  };
  return {
    forget: () => partitions.clear(),
    put: (partition, ...rest) => forgetting(partition, () => index.put(partition, ...rest)),
    putFirst: (partition, ...rest) =>
      forgetting(partition, () => index.putFirst(partition, ...rest)),
    remove: (partition, ...rest) => forgetting(partition, () => index.remove(partition, ...rest)),
    drop: (partition, ...rest) => forgetting(partition, () => index.drop(partition, ...rest)),
    get: (partition, sort) => remember(partition, `get ${sort}`, () => index.get(partition, sort)),
    range: (partition, options = {}) =>
      remember(partition, `range ${JSON.stringify(options)}`, async () => {
        const held = partitions.get(partition);
        const entries = await index.range(partition, options);
        for (const { sort, value } of entries) held?.set(`get ${sort}`, Promise.resolve(value));
        return entries;
      }),
  };
}
