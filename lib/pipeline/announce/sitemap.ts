import { sitemapPartAddress } from '../../plan/addresses/addresses.ts';
import { renderSitemapIndex } from '../../site/pages/sitemap.ts';
import { putText } from '../render/context/context.ts';
import { readSitemapParts } from '../render/kept/sitemap-entries.ts';
import type { FeedContext } from './feeds.ts';

/**
 * Writes the sitemap's index. Its parts grow with the plan and few ask for them, so they are made
 * when they are asked for (lib/pipeline/on-demand/sitemap-answer.ts).
 */
export async function announceSitemap(context: FeedContext): Promise<void> {
  const { index, site } = context;
  const parts = await readSitemapParts(index);
  const lines = parts.map(([part, date]) => ({ address: sitemapPartAddress(part), date }));
  await putText(context, {
    address: '/sitemap.xml',
    body: renderSitemapIndex(site.baseUrl, lines),
    contentType: 'application/xml',
    cache: 'current',
  });
}
