import type { Page, ReadablePages } from '../ports/page-store.ts';
import { isSameToReaders } from '../stores/page-digest.ts';
import { assertSameText, isAuthorText } from '../stores/store-errors.ts';

/** A page store in memory that can also be walked, for comparing two sites. */
export interface MemoryPageStore extends ReadablePages {
  /** Every page, in the order in which their keys were first put. */
  pages(): readonly Page[];
}

/**
 * A page store that lives and ends with the process.
 *
 * @param before pages that are there from the beginning
 */
export function createMemoryPageStore(before: Iterable<Page> = []): MemoryPageStore {
  const stored = new Map<string, Page>();
  for (const page of before) stored.set(page.key, page);
  return {
    async put(page) {
      const existing = stored.get(page.key);
      if (existing && existing.sequence > page.sequence) return false;
      if (existing && isAuthorText(page)) assertSameText(page, existing.body);
      stored.set(page.key, page);
      return !existing || !isSameToReaders(existing, page);
    },
    get: async (key) => stored.get(key),
    has: async (key) => stored.has(key),
    async *keys() {
      yield* stored.keys();
    },
    async *all() {
      yield* stored.values();
    },
    pages: () => [...stored.values()],
  };
}
