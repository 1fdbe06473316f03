import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openGitSource } from '../../lib/git/git-source.ts';
import type { BuildReport } from '../../lib/local/commands/build.ts';
import { documentAddress, versionSourceAddress } from '../../lib/plan/addresses/addresses.ts';
import { cloneBundle } from '../support/bundles.ts';
import { itIsAWholeSite } from '../support/site-checks.ts';
import { fileOf, readSiteFolder, type SiteFolder } from '../support/site-folder.ts';
import { baseUrl, buildInto, itGivesTheSameBytes } from './same-bytes.ts';

const repository = await cloneBundle('plan-ogp-2015-2017');

/** The commit that only changes quotation marks. */
const quotationMarks = '505476f9dbe7';

/** One text of the plan, as git has it. */
interface GitVersion {
  readonly commit: string;
  readonly path: string;
  readonly bytes: Uint8Array;
}

async function readVersions(directory: string): Promise<GitVersion[]> {
  const source = await openGitSource({ repository: directory });
  const head = (await source.head()) ?? '';
  const versions: GitVersion[] = [];
  let before: string | undefined;
  for await (const { id, tree } of (await source.history(undefined, head)).commits) {
    for (const { path, after } of await source.compareTrees(before, tree)) {
      if (!after || !/\.md$/iu.test(path)) continue;
      const { bytes = new Uint8Array() } = await source.blob(after.id, 10_000_000);
      versions.push({ commit: id, path, bytes });
    }
    before = tree;
  }
  await source.close();
  return versions;
}

const described = repository === undefined ? describe.skip : describe;

described('the real plan of France, built', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gazette real '));
  const out = join(folder, 'first');
  let report: BuildReport;
  let site: SiteFolder;

  beforeAll(async () => {
    report = await buildInto(out, repository ?? '');
    site = readSiteFolder(out);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  itIsAWholeSite(() => ({ site, directory: out, baseUrl }), 10);

  itGivesTheSameBytes(() => ({ repository: repository ?? '', branch: 'master', folder, site }), {
    kills: 10,
    pushes: 20,
    emulatedPushes: 5,
  });

  it('has one change set per commit and one version per changed document', () => {
    expect(report).toMatchObject({ commits: 55, changeSets: 55, versions: 357 });
  });

  it('has every version’s source byte for byte as git has it', async () => {
    const versions = await readVersions(repository ?? '');
    expect(versions).toHaveLength(357);
    const differing = versions.filter(({ commit, path, bytes }) => {
      const key = versionSourceAddress(documentAddress(path), { commit }).slice(1);
      return !site.has(key) || Buffer.compare(site.bytes(key), bytes) !== 0;
    });
    expect(differing.map(({ commit, path }) => `${commit} ${path}`)).toEqual([]);
  });

  it('has links, images and stylesheets enough for what is asked of every one of them', () => {
    const pages = site.keys.filter((key) => key.endsWith('.html'));
    expect(pages.flatMap(site.references).length).toBeGreaterThan(10_000);
  });

  it('reports each link that is broken in the source, at a line that has it', async () => {
    const versions = await readVersions(repository ?? '');
    const textOf = new Map(
      versions.map(({ commit, path, bytes }) => [
        `${commit} ${path}`,
        Buffer.from(bytes).toString(),
      ]),
    );
    const broken = report.problems.filter(({ message }) => message.includes('leads nowhere'));
    expect(broken.length).toBeGreaterThan(0);
    for (const { commit, path, line, message } of broken) {
      const target = /"([^"]+)"/u.exec(message)?.[1] ?? '';
      const written = textOf.get(`${commit} ${path}`)?.split('\n')[line - 1] ?? '';
      expect(`${path}:${line} ${decodeURI(written)}`).toContain(decodeURI(target));
    }
  });

  it('lets the English and the French page of each commitment point to each other', () => {
    const pages = site.keys.filter((key) =>
      /\/(?:commitment|engagement)-\d+\/index\.html$/u.test(key),
    );
    expect(pages).toHaveLength(52);
    for (const page of pages) {
      const twins = site
        .references(page)
        .map((reference) => fileOf(reference, baseUrl))
        .filter((file) => file !== undefined && pages.includes(file))
        .filter((file) => file?.slice(0, 2) !== page.slice(0, 2));
      const number = /-(\d+)\//u.exec(page)?.[1];
      expect([...new Set(twins.map((file) => /-(\d+)\//u.exec(file ?? '')?.[1]))]).toEqual([
        number,
      ]);
    }
  });

  it('tells of the 68 files whose quotation marks changed in one feed entry', () => {
    const feed = JSON.parse(site.text('feed.json')) as { items: { url: string }[] };
    const entries = feed.items.filter(({ url }) => url.includes(quotationMarks));
    expect(entries).toHaveLength(1);
    expect(site.text(`@changes/${quotationMarks}/index.html`)).toBeTruthy();
  });

  it('has every change set that changed a document in the feed and its archives, each once', () => {
    const ids: string[] = [];
    let key: string | undefined = 'feed.atom';
    while (key !== undefined) {
      const feed: string = site.text(key);
      ids.push(...[...feed.matchAll(/<entry\b.*?<id>([^<]+)<\/id>/gsu)].map(([, id = '']) => id));
      const previous: string | undefined = /rel="prev-archive"[^>]*href="([^"]+)"/u.exec(feed)?.[1];
      key = previous && new URL(previous).pathname.slice(1);
    }
    // Two of 55 commits changed nothing that is published.
    expect(new Set(ids).size).toBe(53);
    expect(ids).toHaveLength(53);
  });
});
