import type { IndexStore } from '../../lib/ports/index-store.ts';
import type { PageStore } from '../../lib/ports/page-store.ts';
import type { VersionStore } from '../../lib/ports/version-store.ts';

interface Stores {
  readonly store: VersionStore;
  readonly index: IndexStore;
  readonly pages: PageStore;
}

const writing = new Set(['put', 'putFirst', 'remove', 'drop', 'publish', 'advance']);

/** Counts the calls that stores get: what a change costs, whatever the machine. */
export function counting(stores: Stores) {
  let reads = 0;
  let writes = 0;
  const count = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(object, name, receiver) {
        const value: unknown = Reflect.get(object, name, receiver);
        if (typeof value !== 'function') return value;
        return (...words: unknown[]) => {
          if (writing.has(String(name))) writes += 1;
          else reads += 1;
          return Reflect.apply(value, object, words);
        };
      },
    });
  return {
    ports: { store: count(stores.store), index: count(stores.index), pages: count(stores.pages) },
    reads: () => reads,
    writes: () => writes,
    reset: () => {
      reads = 0;
      writes = 0;
    },
  };
}
