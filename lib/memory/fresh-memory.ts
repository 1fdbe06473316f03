import type { FreshStores } from '../ports/fresh-stores.ts';
import { createMemoryIndexStore } from './memory-index-store.ts';
import { createMemoryPageStore } from './memory-page-store.ts';

/** Stores of a site that is made anew, for plans that fit into memory. */
export function createFreshMemory(): FreshStores {
  return { index: createMemoryIndexStore(), pages: createMemoryPageStore() };
}
