import { writeXml, xml } from '../../markup/xml.ts';
import { apiAddress, modelsAddress } from '../../plan/addresses/addresses.ts';
import { absolute } from '../http/absolute.ts';
import type { Site } from '../models.ts';

const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** A page, or one sitemap of an index. */
export interface SitemapLine {
  readonly address: string;
  /** Of the last change, ISO 8601. */
  readonly date: string;
}

/**
 * A sitemap of up to 50,000 pages and 50 MB, the limits of sitemaps.org; more of them want several
 * sitemaps under a {@link renderSitemapIndex}.
 */
export function renderSitemap(baseUrl: string, entries: readonly SitemapLine[]): string {
  return list('urlset', 'url', baseUrl, entries);
}

/** A list of up to 50,000 sitemaps. */
export function renderSitemapIndex(baseUrl: string, sitemaps: readonly SitemapLine[]): string {
  return list('sitemapindex', 'sitemap', baseUrl, sitemaps);
}

/** Everything may be read by anyone; the sitemap says where it is, and a comment what is there as data. */
export function renderRobots({ baseUrl, isPlainFiles }: Pick<Site, 'baseUrl' | 'isPlainFiles'>) {
  const data = [apiAddress(), modelsAddress()].map((address) => absolute({ baseUrl }, address));
  const comment = isPlainFiles ? '' : `# Data for programs: ${data.join(' and ')}\n`;
  return `${comment}User-agent: *\nAllow: /\n\nSitemap: ${baseUrl}/sitemap.xml\n`;
}

function list(
  root: 'urlset' | 'sitemapindex',
  item: 'url' | 'sitemap',
  baseUrl: string,
  lines: readonly SitemapLine[],
): string {
  const items = lines.map(({ address, date }) =>
    xml(item, {}, [xml('loc', {}, [absolute({ baseUrl }, address)]), xml('lastmod', {}, [date])]),
  );
  return writeXml(xml(root, { xmlns: namespace }, items));
}
