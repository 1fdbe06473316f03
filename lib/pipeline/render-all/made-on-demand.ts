import type { ListedPages } from '../../ports/page-store.ts';
import { parsePair } from '../on-demand/on-demand-request.ts';

/** Addresses of pages that were made because a reader asked, and are kept. */
export async function madeOnDemand(
  pages: ListedPages,
  made: ReadonlySet<string>,
): Promise<string[]> {
  const found: string[] = [];
  for await (const key of pages.keys()) {
    const address = `/${key.replace(/index\.html$/u, '')}`;
    if (!made.has(key) && parsePair(address)) found.push(address);
  }
  return found;
}
