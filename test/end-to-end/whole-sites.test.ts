import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { XMLValidator } from 'fast-xml-parser';
import { parseFeed } from 'feedsmith';
import RssParser from 'rss-parser';
import { runGit } from '../../lib/git/run-git.ts';
import { build } from '../../lib/local/commands/build.ts';
import { seedSamplePlan } from '../../lib/local/server/sample-plan.ts';
import { cloneBundle } from '../support/bundles.ts';
import { htmlErrors } from '../support/html-checker.ts';
import { fileOf, readSiteFolder, referencesOf, type SiteFolder } from '../support/site-folder.ts';

const baseUrl = 'https://plan.example.org';
const folder = mkdtempSync(join(tmpdir(), 'gazette sites '));
const project = process.cwd();

async function sampleRepository(): Promise<string> {
  const remote = join(folder, 'sample.git');
  await runGit(folder, ['init', '--quiet', '--bare', '--initial-branch=main', 'sample.git']);
  await seedSamplePlan({ project, remote, branch: 'main' });
  return remote;
}

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const plans: readonly [string, () => Promise<string | undefined>][] = [
  ['the sample plan', sampleRepository],
  ['the real plan', () => cloneBundle('plan-ogp-2015-2017')],
];

describe.each(plans)('the site of %s', (name, open) => {
  const out = join(folder, name.replaceAll(' ', '-'));
  let site: SiteFolder | undefined;

  beforeAll(async () => {
    const repository = await open();
    if (repository === undefined) return;
    await build({ repository, out, baseUrl, title: 'Plan', language: 'en' });
    site = readSiteFolder(out);
  });

  it('passes the Nu HTML checker with every page', () => {
    if (!site) return;
    expect(htmlErrors([out])).toBe('');
  });

  it('has a file for every address that a page names', () => {
    if (!site) return;
    const { keys, text, has } = site;
    const broken = keys
      .filter((key) => key.endsWith('.html'))
      .flatMap((page) => referencesOf(page, text(page)))
      .filter((reference) => !has(fileOf(reference, baseUrl) ?? 'index.html'));
    expect(broken).toEqual([]);
  });

  it('has feeds that are well-formed and that two independent parsers read alike', async () => {
    if (!site) return;
    const { keys, text, has } = site;
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
    if (!site) return;
    const { keys, text, has } = site;
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
});
