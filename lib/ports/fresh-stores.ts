import type { ListedIndex } from './index-store.ts';
import type { ReadablePages } from './page-store.ts';

/** Empty stores for a site that is made anew, beside the one that is there. */
export interface FreshStores {
  readonly index: ListedIndex;
  readonly pages: ReadablePages;
}
