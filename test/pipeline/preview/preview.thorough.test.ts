import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type DefaultTreeAdapterTypes, parse, serialize } from 'parse5';
import { openGitSource } from '../../../lib/git/git-source.ts';
import { createMemoryIndexStore } from '../../../lib/memory/memory-index-store.ts';
import { createMemoryPageStore } from '../../../lib/memory/memory-page-store.ts';
import { createMemoryVersionStore } from '../../../lib/memory/memory-version-store.ts';
import { ingest } from '../../../lib/pipeline/ingest/ingest.ts';
import { preview } from '../../../lib/pipeline/preview/preview.ts';
import { createPlanIndex } from '../../../lib/pipeline/render/index/plan-index.ts';
import { render } from '../../../lib/pipeline/render/render.ts';
import { mostPreviewedFiles } from '../../../lib/pipeline/work/limits.ts';
import type { Page } from '../../../lib/ports/page-store.ts';
import type { PreviewOutcome, PullRequest } from '../../../lib/ports/pull-requests.ts';
import type { Source } from '../../../lib/ports/source.ts';
import type { Site } from '../../../lib/site/models.ts';
import { testSite } from '../../support/plan-site.ts';
import { createRepository, type Repository } from '../../support/repository.ts';

let repository: Repository;
let source: Source & { close(): Promise<void> };
let store: ReturnType<typeof createMemoryVersionStore>;
let index: ReturnType<typeof createMemoryIndexStore>;
let pages: ReturnType<typeof createMemoryPageStore>;
/** Pages of previews, by pull request. */
let previews: Map<number, readonly Page[]>;
let marks: Map<number, string>;
let reports: PreviewOutcome[];

const start = {
  'README.md': '# Plan\n\nSee [one](climate/one.md) and [two](climate/two.md).\n',
  'climate/README.md': '# Climate\n\nA chapter.\n',
  'climate/one.md': '# One\n\n**Due date**: 30 June 2016\n\nThe first text.\n',
  'climate/two.md': '# Two\n\nThe second text, with an [image](map.png).\n',
  'climate/map.png': 'not really an image',
};

beforeEach(async () => {
  repository = await createRepository();
  await repository.commit({ message: 'Start', files: start });
  source = await openGitSource({ repository: repository.directory });
  store = createMemoryVersionStore();
  index = createMemoryIndexStore();
  pages = createMemoryPageStore();
  previews = new Map();
  marks = new Map();
  reports = [];
});

afterEach(async () => {
  await source.close();
  await repository.close();
});

async function publish(): Promise<void> {
  await ingest({ source, store, pages });
  await render({ store, index, pages }, testSite);
}

/** Opens a pull request with some files, and merges it to try, as GitHub does. */
async function propose(
  files: Record<string, string | null>,
  changes: Partial<PullRequest> = {},
): Promise<PullRequest> {
  await repository.git('checkout', '--quiet', '-b', 'change');
  const head = await repository.commit({ message: 'Mine', files });
  await repository.git('checkout', '--quiet', '--detach', 'main');
  await repository.git('merge', '--quiet', '--no-ff', '-m', 'tried', 'change');
  const merge = (await repository.git('rev-parse', 'HEAD')).trim();
  await repository.git('checkout', '--quiet', 'main');
  const words = { title: 'Move the date', body: 'Because.', author: 'ada' };
  return { number: 12, isOpen: true, isTrusted: true, ...words, head, merge, ...changes };
}

async function show(
  pullRequest: PullRequest | undefined,
  site: Site = testSite,
): Promise<readonly Page[]> {
  await preview(
    12,
    {
      source,
      store,
      index,
      previews: {
        async replace(number, made) {
          previews.set(number, made);
          marks.delete(number);
        },
        marked: async (number) => marks.get(number),
        mark: async (number, mark) => void marks.set(number, mark),
      },
      pullRequests: {
        read: async () => pullRequest,
        report: async (_, outcome) => void reports.push(outcome),
      },
    },
    site,
  );
  return previews.get(12) ?? [];
}

async function ownerOf(address: string): Promise<string> {
  return (await createPlanIndex(index).owner(address, 9)) ?? '';
}

const textOf = (page: Page | undefined) => new TextDecoder().decode(page?.body);
const amended = {
  'climate/one.md': '# One\n\n**Due date**: 31 December 2016\n\nThe first text.\n',
};

describe('the preview of a pull request', () => {
  it('has the pages that merging publishes, byte for byte but for notice, links and index', async () => {
    await publish();
    const shown = await show(await propose(amended));
    const before = new Map(pages.pages().map((page) => [page.key, textOf(page)]));
    // The very same merge, with the words of the pull request, published.
    const merge = (await repository.git('rev-parse', 'change')).trim();
    expect(merge).toMatch(/^[0-9a-f]{40}$/u);
    const made = reports[0];
    if (made?.kind !== 'made') throw new Error(`no preview: ${made?.kind}`);
    const asMerged: Source = {
      ...source,
      head: async () => made.changeSet.commit,
      async history(from, to) {
        const history = await source.history(from, to);
        return {
          ...history,
          commits: (async function* () {
            for await (const commit of history.commits)
              yield { ...commit, author: 'ada', note: 'Move the date\n\nBecause.' };
          })(),
        };
      },
    };
    await ingest({ source: asMerged, store, pages });
    await render({ store, index, pages }, testSite);
    const changed = pages.pages().filter((page) => before.get(page.key) !== textOf(page));
    expect(changed.length).toBeGreaterThan(5);
    const byKey = new Map(shown.map((page) => [page.key, page]));
    for (const page of changed)
      expect(withoutPreview(byKey.get(page.key))).toBe(asPublished(textOf(page)));
  });

  it('says what it would publish, in the words of the feeds', async () => {
    await publish();
    const shown = await show(await propose(amended));
    expect(reports).toMatchObject([
      {
        kind: 'made',
        title: expect.stringMatching(/^One: due date moved from 30 June 2016 to 31 December 2016/u),
        start: '/@preview/12/',
        feedEntry: '/@preview/12/@feed/',
        changeSet: { author: 'ada', note: 'Move the date\n\nBecause.' },
      },
    ]);
    const entry = textOf(shown.find(({ key }) => key === '@feed/index.html'));
    expect(entry).toContain('<ins>');
    expect(entry).toContain('31 December 2016');
  });

  it('shows a changed image beside the published one', async () => {
    await repository.commit({
      message: 'Show',
      files: { 'climate/two.md': '# Two\n\n![Map](map.png)\n' },
    });
    await publish();
    const shown = await show(await propose({ 'climate/map.png': 'another image' }));
    const made = reports[0];
    if (made?.kind !== 'made') throw new Error(`no preview: ${made?.kind}`);
    expect(made.title).toBe('Two: 1 image replaced');
    const redline = shown.find(({ key }) => key.includes('climate/two/@compare/'));
    const images = textOf(redline).match(/src="[^"]*@assets[^"]*"/gu) ?? [];
    const [old, now] = images.map((image) => image.includes('/@preview/12/'));
    expect([old, now]).toEqual([false, true]);
  });

  it('links to its own pages where it has them, else to what is published', async () => {
    await publish();
    const shown = await show(await propose(amended));
    const home = textOf(shown.find(({ key }) => key === 'index.html'));
    expect(home).toContain('href="/@preview/12/climate/one/"');
    expect(home).toContain('href="/climate/two/"');
    expect(home).toMatch(/<link rel="stylesheet" href="\/@preview\/12\/@assets\/\w+\.css"\/>/u);
    expect(home).not.toContain('rel="canonical"');
  });

  it('leads to the site by its whole address where previews have a host of their own', async () => {
    await publish();
    const site = { ...testSite, previewUrl: 'https://preview.example.org' };
    const shown = await show(await propose(amended), site);
    const home = textOf(shown.find(({ key }) => key === 'index.html'));
    expect(home).toContain('href="/@preview/12/climate/one/"');
    expect(home).toContain('href="https://plan.example.org/climate/two/"');
    for (const page of shown.filter(({ contentType }) => contentType.startsWith('text/html')))
      for (const [, to = ''] of textOf(page).matchAll(/ (?:href|src|action)="(\/[^"]*)"/gu))
        expect(to).toMatch(/^\/@preview\/12\/|^\/@assets\//u);
  });

  it('leads from new pages to their translations, and nowhere into nothing', async () => {
    const plan = (water: string) => ({
      'LANGS.md': '* [English](en/)\n* [Français](fr/)\n',
      'en/water.md': `# Water\n\n${water}\n`,
      'fr/water.md': '# Eau\n',
    });
    await repository.commit({ message: 'Translate', files: plan('One.') });
    await publish();
    const proposed = { ...plan('Two.'), 'en/air.md': '# Air\n', 'fr/sea.md': '# Mer\n' };
    const shown = await show(await propose(proposed));
    const keys = new Set(shown.map(({ key }) => key));
    const doors = shown
      .filter(({ contentType }) => contentType.startsWith('text/html'))
      .flatMap((page) => [...textOf(page).matchAll(/href="(\/[^"]*@language\/[^"]*)"/gu)])
      .map(([, to = '']) => to);
    expect(doors.length).toBeGreaterThan(5);
    for (const to of doors.filter((each) => each.startsWith('/@preview/')))
      expect(keys).toContain(`${to.slice('/@preview/12/'.length)}index.html`);
    // The version that is replaced is published: its way is answered there.
    const [replaced] = await store.versionsOf(await ownerOf('/en/water/'), 9);
    for (const to of doors.filter((each) => !each.startsWith('/@preview/')))
      expect(to).toBe(`/en/water/@${replaced?.commit.slice(0, 12)}/@language/fr/`);
    const compared = shown.find(({ key }) => /^en\/water\/@compare\/.*@language\/fr/u.test(key));
    expect(compared?.redirect).toMatch(/^\/fr\/water\/@[0-9a-f]{12}\/$/u);
    const none = shown.find(({ key }) => /^en\/air\/@[0-9a-f]{12}\/@language\/fr/u.test(key));
    expect(textOf(none)).toContain('Le plan n’a pas de texte');
  });

  it('is not listed, not kept, and says on every page what it is', async () => {
    await publish();
    for (const page of await show(await propose(amended))) {
      expect(page.cache).toBe('current');
      const { 'x-robots-tag': robots, ...others } = page.headers ?? {};
      expect(robots).toBe('noindex');
      if (!page.key.startsWith('@assets/')) expect(others).toEqual({});
      if (!page.contentType.startsWith('text/html')) continue;
      expect(textOf(page)).toContain('<meta name="robots" content="noindex">');
      expect(textOf(page)).toContain('Preview of pull request 12');
    }
  });

  it('leaves everything published as it was', async () => {
    await publish();
    const before = pages.pages().map(textOf);
    const cursor = await store.cursor('ingested');
    await show(await propose({ 'climate/two.md': null, 'new/three.md': '# Three\n' }));
    expect(reports[0]?.kind).toBe('made');
    expect(await store.cursor('ingested')).toEqual(cursor);
    expect(pages.pages().map(textOf)).toEqual(before);
  });

  it('tells what is wrong, at its line', async () => {
    await publish();
    await show(await propose({ 'climate/one.md': '# One\n\n[gone](gone.md)\n' }));
    expect(reports[0]).toMatchObject({
      changeSet: { problems: [{ path: 'climate/one.md', line: 3 }] },
    });
  });

  it('runs nothing that its author wrote', async () => {
    await publish();
    const hostile =
      '# One <script>alert(1)</script>\n\n[x](javascript:alert(1))\n<img src=x onerror=alert(1)>\n';
    const title = '</title><script>alert(1)</script>';
    for (const page of await show(
      await propose({ 'climate/one.md': hostile }, { title, body: title }),
    ))
      if (page.contentType.startsWith('text/html'))
        for (const { tagName, attrs } of elementsOf(textOf(page))) {
          const attributes = Object.fromEntries(attrs.map(({ name, value }) => [name, value]));
          if (tagName === 'script') expect(attributes.type).toBe('application/ld+json');
          expect(Object.keys(attributes).filter((name) => name.startsWith('on'))).toEqual([]);
          expect(attributes.href ?? '').not.toMatch(/^\s*javascript:/iu);
        }
  });

  it('lets its files do no more than published ones', async () => {
    await publish();
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><a href="https://evil.example/"/></svg>';
    const files = { 'climate/two.md': '# Two\n\n![a](x.svg) [b](x.bin)\n' };
    const shown = await show(
      await propose({ ...files, 'climate/x.svg': svg, 'climate/x.bin': 'bytes' }),
    );
    const headersOf = (end: string) => shown.find(({ key }) => key.endsWith(end))?.headers;
    expect(headersOf('.svg')?.['content-security-policy']).toMatch(/sandbox$/u);
    expect(headersOf('.bin')).toMatchObject({
      'content-security-policy': expect.stringMatching(/sandbox$/u),
      'content-disposition': "attachment; filename*=UTF-8''x.bin",
    });
  });

  it('is made once for the same commit and words, however many events there are', async () => {
    await publish();
    const open = await propose(amended);
    await show(open);
    let reads = 0;
    const blob = source.blob;
    const counted: Source['blob'] = (...of) => {
      reads += 1;
      return blob(...of);
    };
    source = { ...source, blob: counted };
    await show(open);
    expect([reads, reports.length]).toEqual([0, 1]);
    await show({ ...open, title: 'Another title' });
    expect([reads > 0, reports.length]).toEqual([true, 2]);
    await show({ ...open, isOpen: false });
    await show({ ...open, title: 'Another title' });
    expect(reports.map(({ kind }) => kind)).toEqual(['made', 'made', 'closed', 'made']);
  });

  it('is not made for strangers, and goes when the leave is taken back', async () => {
    await publish();
    const open = await propose(amended);
    expect(await show({ ...open, isTrusted: false })).toEqual([]);
    expect(await show(open)).not.toEqual([]);
    expect(await show({ ...open, isTrusted: false })).toEqual([]);
    expect(reports.map(({ kind }) => kind)).toEqual(['untrusted', 'made', 'untrusted']);
  });

  it('goes when the pull request is closed, or turned to another branch', async () => {
    await publish();
    const open = await propose(amended);
    expect(await show(open)).not.toEqual([]);
    expect(await show({ ...open, isOpen: false })).toEqual([]);
    expect(reports.at(-1)).toEqual({ kind: 'closed' });
    previews.set(12, pages.pages());
    expect(await show(undefined)).toEqual([]);
  });

  it('stays while there are conflicts', async () => {
    await publish();
    const open = await propose(amended);
    const shown = await show(open);
    expect(await show({ ...open, merge: undefined })).toBe(shown);
    expect(reports.at(-1)).toEqual({ kind: 'conflicts' });
  });

  it('is not made where nothing is published, nothing changes, or too much does', async () => {
    const open = await propose(amended);
    await show(open);
    await publish();
    await repository.git('branch', '--quiet', '-D', 'change');
    await show(await propose({}));
    await repository.git('branch', '--quiet', '-D', 'change');
    const files = Array.from({ length: mostPreviewedFiles + 1 }, (_, at) => [
      `many/${at}.md`,
      '# One\n',
    ]);
    await show(await propose(Object.fromEntries(files)));
    expect(reports).toEqual([
      { kind: 'unpublished' },
      { kind: 'unchanged' },
      { kind: 'too-large' },
    ]);
  });
});

/** A page of the preview as it would be published, as a browser reads it. */
function withoutPreview(page: Page | undefined): string {
  const bare = textOf(page)
    .replace(/<aside class="preview".*?<\/aside>/su, '')
    .replaceAll('/@preview/12/', '/');
  return asPublished(bare);
}

/** A page without what previews leave out or add, its own links without the host. */
function asPublished(html: string): string {
  return serialize(parse(html))
    .replaceAll('<meta name="robots" content="noindex">', '')
    .replace(/<link rel="(?:canonical|alternate)"[^>]*>/gu, '')
    .replaceAll('"https://plan.example.org/', '"/');
}

/** Every element of a page. */
function elementsOf(html: string): DefaultTreeAdapterTypes.Element[] {
  const below = (node: DefaultTreeAdapterTypes.Node): DefaultTreeAdapterTypes.Element[] => [
    ...('tagName' in node ? [node] : []),
    ...('childNodes' in node ? node.childNodes.flatMap(below) : []),
  ];
  return below(parse(html));
}
