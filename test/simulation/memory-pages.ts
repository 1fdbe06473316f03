import { createMemoryPageStore } from '../../lib/memory/memory-page-store.ts';
import type { Page } from '../../lib/ports/page-store.ts';
import { type SitePages, throughPoint } from './world.ts';

/**
 * The site in memory: each put happens at once.
 *
 * @param before pages that are there from the beginning
 */
export function createMemoryPages(before: readonly Page[] = []): SitePages {
  const reader = createMemoryPageStore(before);
  return {
    storeFor: (point) => throughPoint('pages', reader, point),
    reader,
    keys: () => reader.pages().map(({ key }) => key),
    all: () => new Map(reader.pages().map((page) => [page.key, page])),
    copy: async () => createMemoryPages(reader.pages()),
  };
}
