import { severalAtOnce } from '../../concurrency/several-at-once.ts';
import type { ChangeSet } from '../../plan/model/change.ts';
import { renderSitemap, renderSitemapIndex } from '../../site/pages/sitemap.ts';
import { putText } from '../render/context/context.ts';
import {
  partsOf,
  readSitemapParts,
  type SitemapEntry,
  sitemapPartition,
} from '../render/kept/sitemap-entries.ts';
import type { FeedContext } from './feeds.ts';

/** Rewrites the parts of the sitemap that the change sets touch, and the sitemap's index. */
export async function announceSitemap(
  batch: readonly ChangeSet[],
  context: FeedContext,
): Promise<void> {
  const { index, site, slices } = context;
  const writePart = async (part: string) => {
    const kept = await index.range(sitemapPartition(part));
    const entries = kept.map(({ value }) => JSON.parse(value) as SitemapEntry);
    await put(sitemapAddress(part), renderSitemap(site.baseUrl, entries), context);
  };
  const parts = new Set(batch.flatMap((changeSet) => [...partsOf(changeSet)]));
  await slices.each('sitemap', parts, async (slice) => {
    await severalAtOnce(slice, writePart);
  });
  const all = await readSitemapParts(index);
  const lines = all.map(([part, date]) => ({ address: sitemapAddress(part), date }));
  await put('/sitemap.xml', renderSitemapIndex(site.baseUrl, lines), context);
}

function sitemapAddress(part: string): string {
  return `/@sitemap/${part}.xml`;
}

async function put(address: string, body: string, context: FeedContext): Promise<void> {
  await putText(context, { address, body, contentType: 'application/xml', cache: 'current' });
}
