import { createMemoryPageStore } from '../../lib/memory/memory-page-store.ts';
import { type SitePages, throughPoint } from './world.ts';

/** The site in memory: each put happens at once. */
export function createMemoryPages(): SitePages {
  const reader = createMemoryPageStore();
  return {
    storeFor: (point) => throughPoint('pages', reader, point),
    reader,
    keys: () => reader.pages().map(({ key }) => key),
    async copy() {
      const copied = createMemoryPages();
      for (const page of reader.pages()) await copied.reader.put(page);
      return copied;
    },
  };
}
