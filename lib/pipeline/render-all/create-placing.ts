import type { ListedPages, Page } from '../../ports/page-store.ts';
import { comparePages } from '../verify/compare-pages.ts';

/** What of the site is other than before. */
export interface RenderedAll {
  /** Keys of the pages that were put in place of others. */
  readonly changed: readonly string[];
  /** Pages that were the same already. */
  readonly same: number;
}

/** Puts pages on the site where they differ from what is there, and counts. */
export function createPlacing(pages: ListedPages) {
  const changed: string[] = [];
  const met = new Set<string>();
  let same = 0;
  return {
    met,
    get found() {
      return { changed, same };
    },
    get: pages.get,
    has: pages.has,
    async put(page: Page): Promise<boolean> {
      met.add(page.key);
      const existing = await pages.get(page.key);
      if (existing && comparePages(page, existing).length === 0) {
        same += 1;
        return false;
      }
      // The state that a permanent page was made from depends on how pushes came; its text does not.
      const isOlder = page.cache === 'permanent' && existing;
      const sequence = isOlder ? Math.max(page.sequence, existing.sequence) : page.sequence;
      const isPut = await pages.put({ ...page, sequence });
      if (isPut) changed.push(page.key);
      return isPut;
    },
  };
}
