import { afterEach, describe, expect, it } from '@jest/globals';
import { answerSitemap, parseSitemapRequest } from '../../lib/pipeline/on-demand/sitemap-answer.ts';
import { type PlanSite, testSite } from '../support/plan-site.ts';
import { openScenarios, sentence } from '../support/scenario.ts';

const scenarios = openScenarios();
afterEach(() => scenarios.close());

/** Titles of every entry of a feed, newest first, through all its archives. */
async function wholeFeed(plan: PlanSite, key: string): Promise<string[]> {
  const titles: string[] = [];
  for (let next: string | undefined = key; next; ) {
    const source: string = await plan.text(next);
    const entries = source.split('<entry ').slice(1);
    const found = entries.map((entry) => /<id>([^<]*)<\/id>/u.exec(entry)?.[1] ?? '');
    titles.push(...found.filter((title) => !titles.includes(title)));
    next = /rel="prev-archive"[^>]*href="https:\/\/plan\.example\.org\/([^"]*)"/u.exec(source)?.[1];
  }
  return titles;
}

/** One amendment after another of a file, each recognisable as the same text. */
function amendments(path: string, count: number): Record<string, string>[] {
  return Array.from({ length: count }, (_, index) => ({
    [path]: `# Title ${index}\n\n${sentence('the water')}`,
  }));
}

describe('a feed', () => {
  it.each([20, 40])('of %i changes has every one of them', async (count) => {
    const plan = await scenarios.publish(...amendments('a.md', count));
    expect(await wholeFeed(plan, 'a/feed.atom')).toHaveLength(count);
    expect(await wholeFeed(plan, 'feed.atom')).toHaveLength(count);
  });

  it('shows every one of 45 commits of one push', async () => {
    const plan = await scenarios.publish(async (repository) => {
      for (const files of amendments('a.md', 45)) await repository.commit({ message: 'm', files });
    });
    const shown = (await plan.text('feed.atom')).split('<entry ');
    expect(shown).toHaveLength(1 + 45);
  });

  it('of a document that moved has what was before', async () => {
    const plan = await scenarios.publish(
      ...amendments('a.md', 21),
      (repository) => repository.rename('a.md', 'b.md'),
      ...amendments('b.md', 19),
    );
    expect(await wholeFeed(plan, 'b/feed.atom')).toHaveLength(41);
    expect((await plan.page('a/feed.atom'))?.redirect).toBe('/b/feed.atom');
  });

  it('of a chapter that became a page has what was before', async () => {
    const plan = await scenarios.publish(
      ...amendments('a/README.md', 20),
      (repository) => repository.rename('a/README.md', 'a/about.md'),
      ...amendments('a/about.md', 20),
    );
    expect(await wholeFeed(plan, 'a/about/feed.atom')).toHaveLength(41);
    expect(await wholeFeed(plan, 'a/feed.atom')).toHaveLength(41);
  });

  it('is that of the document where a file has the name of a folder', async () => {
    const plan = await scenarios.publish(
      { 'a.md': '# File\n', 'a/x.md': '# X\n' },
      { 'a.md': '# File, amended\n' },
      { 'a/x.md': '# X, amended\n' },
    );
    expect(await wholeFeed(plan, 'a/feed.atom')).toHaveLength(2);
    expect(await plan.text('a/feed.atom')).toContain('File, amended');
  });

  it('of a README.md that has no folder address is at its own', async () => {
    const plan = await scenarios.publish(
      { 'a.md': '# File\n' },
      { 'a/README.md': '# Folder\n', 'a/x.md': '# X\n' },
      { 'a/README.md': '# Folder, amended\n', 'a/x.md': '# X, amended\n' },
    );
    expect(await wholeFeed(plan, 'a/README.md/feed.atom')).toHaveLength(2);
    expect(await wholeFeed(plan, 'a/feed.atom')).toHaveLength(1);
  });

  it("of a page that became its chapter goes on as the folder's", async () => {
    const plan = await scenarios.publish(
      { 'a/x.md': sentence('x') },
      (repository) => repository.rename('a/x.md', 'a/README.md'),
      { 'a/y.md': '# Y\n' },
    );
    expect((await plan.page('a/x/feed.atom'))?.redirect).toBe('/a/feed.atom');
    expect(await wholeFeed(plan, 'a/feed.atom')).toHaveLength(3);
  });

  it('of the plan is never replaced by that of a document which was the front page', async () => {
    const plan = await scenarios.publish(
      { 'README.md': sentence('one') },
      (repository) => repository.rename('README.md', 'a.md'),
      { 'b.md': sentence('two') },
      { 'a.md': sentence('two'), 'b.md': null },
    );
    expect(await wholeFeed(plan, 'feed.atom')).toHaveLength(4);
  });

  it('of a folder that is gone stays and says that its documents were withdrawn', async () => {
    const plan = await scenarios.publish(
      { 'README.md': '# Plan\n', 'a/README.md': '# A\n', 'a/x.md': '# X\n' },
      { 'a/README.md': null, 'a/x.md': null },
    );
    expect(await wholeFeed(plan, 'a/feed.atom')).toHaveLength(2);
  });
});

function addressesOf(sitemap: string): string[] {
  return [...sitemap.matchAll(/<loc>([^<]*)<\/loc>/gu)].map(([, address = '']) => address);
}

describe('the sitemap', () => {
  it('names an address once, also when a withdrawn document lost it', async () => {
    const plan = await scenarios.publish(
      { 'a.md': sentence('a'), 'b.md': sentence('b') },
      { 'a.md': sentence('b'), 'b.md': null },
    );
    const parts = addressesOf(await plan.text('sitemap.xml')).map((url) => new URL(url).pathname);
    const answers = await Promise.all(
      parts.map((path) => answerSitemap(parseSitemapRequest(path) ?? '', plan, testSite)),
    );
    const places = answers.flatMap((answer) => addressesOf(answer?.text ?? ''));
    expect(places).toEqual(['https://plan.example.org/a/']);
  });
});
