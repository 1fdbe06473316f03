import { describe, expect, it } from '@jest/globals';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import {
  renderRobots,
  renderSitemap,
  renderSitemapIndex,
} from '../../../lib/site/pages/sitemap.ts';

const base = 'https://plan.example.org';

describe('the sitemap', () => {
  it('lists addresses, encoded, with the date of their last change', () => {
    const text = renderSitemap(base, [
      { address: '/', date: '2015-10-03T14:51:55.000Z' },
      { address: '/a & b/&lt;é>/', date: '2015-10-03T14:51:55.000Z' },
    ]);
    expect(XMLValidator.validate(text)).toBe(true);
    expect(new XMLParser().parse(text).urlset.url).toEqual([
      { loc: `${base}/`, lastmod: '2015-10-03T14:51:55.000Z' },
      { loc: `${base}/a%20&%20b/&lt;%C3%A9%3E/`, lastmod: '2015-10-03T14:51:55.000Z' },
    ]);
    expect(text).toContain('/&amp;lt;');
  });

  it('may be empty', () => {
    expect(XMLValidator.validate(renderSitemap(base, []))).toBe(true);
  });
});

describe('the sitemap index', () => {
  it('lists sitemaps', () => {
    const text = renderSitemapIndex(base, [
      { address: '/@sitemap/0a.xml', date: '2015-10-03T14:51:55.000Z' },
    ]);
    expect(new XMLParser().parse(text).sitemapindex.sitemap.loc).toBe(`${base}/@sitemap/0a.xml`);
  });
});

describe('robots.txt', () => {
  it('lets everyone in and says where the sitemap is', () => {
    const rules = `User-agent: *\nAllow: /\n\nSitemap: ${base}/sitemap.xml\n`;
    expect(renderRobots({ baseUrl: base, isPlainFiles: true })).toBe(rules);
    expect(renderRobots({ baseUrl: base })).toBe(
      `# Data for programs: ${base}/@api/ and ${base}/llms.txt\n${rules}`,
    );
  });
});
