import type { Page, PageStore } from '../../../ports/page-store.ts';

/** A page store that writes several pages at once. */
export interface PageWriter extends PageStore {
  /**
   * Resolves when every page put so far is stored. Throws the error of the first write that failed.
   */
  flush(): Promise<void>;
}

/**
 * Writes up to `width` pages at once. A put resolves when its write has begun. Writes to one key
 * keep their order. Call `flush` before writing a page that needs the earlier ones to exist.
 */
export function createPageWriter(pages: PageStore, width: number): PageWriter {
  const running = new Map<string, Promise<void>>();
  let failure: { readonly error: unknown } | undefined;
  const write = async (page: Page, before: Promise<void> | undefined) => {
    try {
      await before;
      await pages.put(page);
    } catch (error) {
      failure ??= { error };
    }
  };
  const throwFailure = () => {
    if (failure) throw failure.error;
  };
  return {
    async put(page) {
      while (running.size >= width) await Promise.race(running.values());
      throwFailure();
      const writing = write(page, running.get(page.key)).finally(() => {
        if (running.get(page.key) === writing) running.delete(page.key);
      });
      running.set(page.key, writing);
      return true;
    },
    get: (key) => pages.get(key),
    has: (key) => pages.has(key),
    async flush() {
      await Promise.all(running.values());
      throwFailure();
    },
  };
}
