import type { ChangeSet } from '../../plan/change.ts';
import type { IndexStore } from '../../ports.ts';

/** One page of the sitemap: address and date of its newest version. */
export interface SitemapEntry {
  readonly address: string;
  readonly date: string;
}

/** Partition of the parts a sitemap has. */
export const sitemapParts = 'SITEMAPS';

/** The part a document is listed in: 256 of them, so that a change rewrites a small one only. */
export function sitemapPart(document: string): string {
  return document.slice(0, 2);
}

export function sitemapPartition(part: string): string {
  return `SITEMAP#${part}`;
}

/** Keeps the addresses of changed documents for the sitemap. */
export async function keepSitemapEntries(
  { changes, sequence, date }: ChangeSet,
  index: IndexStore,
): Promise<void> {
  for (const { document, after } of changes) {
    const part = sitemapPart(document);
    const entry: SitemapEntry = { address: after.address, date };
    await index.put(sitemapPartition(part), document, JSON.stringify(entry), sequence);
    await index.put(sitemapParts, part, date, sequence);
  }
}
