import type { ListedPages, Page } from '../ports/page-store.ts';
import { pageDigest } from '../stores/page-digest.ts';
import { assertSameText, isAuthorText } from '../stores/store-errors.ts';

/** A page store in memory that can also be walked, for comparing two sites. */
export interface MemoryPageStore extends ListedPages {
  /** Every page, in the order in which their keys were first put. */
  pages(): readonly Page[];
}

/** A page store that lives and ends with the process. */
export function createMemoryPageStore(): MemoryPageStore {
  const stored = new Map<string, { readonly page: Page; readonly digest: string }>();
  return {
    async put(page) {
      const existing = stored.get(page.key);
      if (existing && existing.page.sequence > page.sequence) return false;
      if (existing && isAuthorText(page)) assertSameText(page, existing.page.body);
      const digest = pageDigest(page);
      stored.set(page.key, { page, digest });
      return existing?.digest !== digest;
    },
    get: async (key) => stored.get(key)?.page,
    has: async (key) => stored.has(key),
    async *keys() {
      yield* stored.keys();
    },
    pages: () => [...stored.values()].map(({ page }) => page),
  };
}
