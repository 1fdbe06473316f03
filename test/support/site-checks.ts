import { expect, it } from '@jest/globals';
import { XMLValidator } from 'fast-xml-parser';
import { parseFeed } from 'feedsmith';
import RssParser from 'rss-parser';
import { nuErrors, validatorErrors, withNu } from './html-checker.ts';
import { deadWithin, fileOf, type SiteFolder } from './site-folder.ts';

/** A site that was built, and where it says that it is. */
export interface BuiltSite {
  readonly site: SiteFolder;
  readonly directory: string;
  readonly baseUrl: string;
}

/**
 * Tests what holds of every site that was built whole.
 *
 * @param validStep of how many pages one is read by the validator in JavaScript, which takes its time
 */
export function itIsAWholeSite(built: () => BuiltSite, validStep = 1): void {
  withNu(it)('passes the Nu HTML checker with every page', () => {
    expect(nuErrors([built().directory])).toBe('');
  });

  it('has pages that are valid HTML', () => {
    const { keys, text } = built().site;
    const pages = keys.filter((key) => key.endsWith('.html'));
    const some = pages.filter((_, index) => index % validStep === 0);
    expect(validatorErrors(some.map((key) => [key, text(key)]))).toEqual([]);
  });

  it('has a file for every address that a page names', () => {
    const { site, baseUrl } = built();
    const broken = site.keys
      .filter((key) => key.endsWith('.html'))
      .flatMap(site.references)
      .filter((reference) => !site.has(fileOf(reference, baseUrl) ?? 'index.html'));
    expect(broken).toEqual([]);
  });

  it('has no link within a page that leads to nothing', () => {
    const { site } = built();
    const pages = site.keys.filter((key) => key.endsWith('.html'));
    expect(
      pages.flatMap((page) => deadWithin(page, site.text(page), site.references(page))),
    ).toEqual([]);
  });

  it('has feeds that are well-formed and that two independent parsers read alike', async () => {
    const { keys, text, has } = built().site;
    const feeds = keys.filter((key) => /feed\.(?:xml|atom|json)$|@feed\//u.test(key));
    expect(feeds.length).toBeGreaterThan(100);
    const rss = new RssParser();
    for (const key of feeds) {
      const source = text(key);
      const { feed } = parseFeed(source);
      const isXml = !key.endsWith('.json');
      expect([key, isXml ? XMLValidator.validate(source) : true]).toEqual([key, true]);
      const titles = isXml
        ? (await rss.parseString(source)).items.map(({ title }) => title)
        : (JSON.parse(source) as { items: { title: string }[] }).items.map(({ title }) => title);
      const entries = 'entries' in feed ? feed.entries : 'items' in feed ? feed.items : undefined;
      expect([key, entries?.length]).toEqual([key, titles.length]);
    }
    expect(has('feed.xml')).toBe(true);
  });

  it('has well-formed sitemaps that name only pages there are', () => {
    const { keys, text, has } = built().site;
    const parts = keys.filter((key) => /^@sitemap\/.*\.xml$/u.test(key));
    expect(parts.length).toBeGreaterThan(0);
    for (const key of ['sitemap.xml', ...parts]) {
      expect(XMLValidator.validate(text(key))).toBe(true);
      for (const [, url = ''] of text(key).matchAll(/<loc>([^<]+)<\/loc>/gu)) {
        const path = decodeURIComponent(new URL(url).pathname).slice(1);
        expect([url, has(path.endsWith('.xml') ? path : `${path}index.html`)]).toEqual([url, true]);
      }
    }
  });
}
