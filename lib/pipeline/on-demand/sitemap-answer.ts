import { sitemapPartAddress } from '../../plan/addresses/addresses.ts';
import type { IndexStore } from '../../ports/index-store.ts';
import type { Site } from '../../site/models.ts';
import { renderSitemap } from '../../site/pages/sitemap.ts';
import { readSitemapEntries, readSitemapParts } from '../render/kept/sitemap-entries.ts';

/** The part of the sitemap at an address; `undefined` for every other one. */
export function parseSitemapRequest(path: string): string | undefined {
  const part = /^\/@sitemap\/pages-([\da-f]{2})\.xml$/u.exec(path)?.[1];
  return part !== undefined && path === sitemapPartAddress(part) ? part : undefined;
}

/**
 * One of 256 parts of the sitemap: its size grows with the plan, and every push would change one.
 *
 * @returns `undefined` where it lists nothing
 */
export async function answerSitemap(
  part: string,
  { index }: { readonly index: IndexStore },
  { baseUrl }: Pick<Site, 'baseUrl'>,
): Promise<{ status: 200; text: string; contentType: string } | undefined> {
  const entries = await readSitemapEntries(part, index);
  if (entries.length === 0) return undefined;
  return { status: 200, text: renderSitemap(baseUrl, entries), contentType: 'application/xml' };
}

/** Addresses of the parts that list something. */
export async function sitemapPartAddresses(index: IndexStore): Promise<string[]> {
  return (await readSitemapParts(index)).map(([part]) => sitemapPartAddress(part));
}
