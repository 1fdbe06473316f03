import { afterEach, describe, expect, it } from '@jest/globals';
import type { PlanSite } from '../support/plan-site.ts';
import { openScenarios, sentence } from '../support/scenario.ts';

const scenarios = openScenarios();
afterEach(() => scenarios.close());

async function told(plan: PlanSite): Promise<string[]> {
  const { problems } = await plan.lastChangeSet();
  return problems.map(({ path, line, message }) => `${path}:${line}: ${message}`);
}

/** Where the links of a page's text lead, by what they say. */
async function linksOf(plan: PlanSite, key: string): Promise<Record<string, string>> {
  const text = await plan.text(key);
  const links = [...text.matchAll(/<a href="([^"]*)">([a-z]{1,2})<\/a>/gu)];
  return Object.fromEntries(links.map(([, address = '', name = '']) => [name, address]));
}

const forms =
  '# Links\n\n[a](guide/start) [b](/guide/start/) [c](guide/start.html) [d](guide/start.html#Later) ' +
  '[e](guide/start/#later) [f](guide/index.html) [g](/guide) [h](guide/index.md) [i](guide/page.html)\n';

const guide = {
  'guide/start.md': `# Start\n\n## Later\n\n${sentence('start')}`,
  'guide/index.md': `# Guide\n\n${sentence('guide')}`,
  'guide/page.html': '<p id="x">A page of its own.</p>',
};

const found = {
  ...{ a: '/guide/start/', b: '/guide/start/', c: '/guide/start/' },
  ...{ d: '/guide/start/#section-later', e: '/guide/start/#section-later' },
  ...{ f: '/guide/', g: '/guide/', h: '/guide/' },
};

describe('a link as generators of sites have it', () => {
  it('leads to the page of the file', async () => {
    const plan = await scenarios.publish({ ...guide, 'links.md': forms });
    expect(await told(plan)).toEqual([]);
    expect(await linksOf(plan, 'links/index.html')).toEqual({
      ...found,
      i: expect.stringMatching(/^\/@assets\/[0-9a-f]{40}\.html$/u),
    });
  });

  it('leads there once the file comes', async () => {
    const plan = await scenarios.publish({ 'links.md': forms }, guide);
    expect(await linksOf(plan, 'links/index.html')).toMatchObject(found);
  });

  it('is told when its document goes, or the heading that it names', async () => {
    const plan = await scenarios.publish(
      { ...guide, 'links.md': '# L\n\n[a](guide/start)\n[d](guide/start.html#later)\n' },
      { 'guide/start.md': `# Start\n\n## Sooner\n\n${sentence('start')}` },
    );
    expect(await told(plan)).toEqual([
      'links.md:4: no heading of "guide/start.md" has the anchor "#later"',
    ]);
    await plan.repository.commit({ message: 'x', files: { 'guide/start.md': null } });
    await plan.publish();
    expect(await told(plan)).toEqual([
      'links.md:3: the link to "guide/start" leads to a withdrawn document: this commit takes "guide/start.md" away',
      'links.md:4: the link to "guide/start.html" leads to a withdrawn document: this commit takes "guide/start.md" away',
    ]);
  });

  it('to a folder leads to the page beside it where the folder has none', async () => {
    const plan = await scenarios.publish({
      'guide.md': '# Guide\n',
      'guide/start.md': '# Start\n',
      'links.md': '# L\n\n[a](guide) [b](guide/)\n',
    });
    expect(await told(plan)).toEqual([]);
    expect(await linksOf(plan, 'links/index.html')).toEqual({ a: '/guide/', b: '/guide/' });
  });
});

describe('a link that is not relative to its file', () => {
  const files = {
    'guide/start.md': '# Start\n\n[a](../next/) [b](other/more.md) [c](../map.csv) [d](more)\n',
    'guide/next.md': '# Next\n',
    'guide/map.csv': 'a\n',
    'other/more.md': '# More\n',
  };

  it('is read from the address of its page, or from the top of the plan, which is told', async () => {
    const plan = await scenarios.publish(files);
    expect(await told(plan)).toEqual([
      'guide/start.md:3: the link to "more" leads nowhere, so only its words are shown: the plan has no "guide/more"',
      'guide/start.md:3: the link to "other/more.md" is read as "/other/more.md": nothing is there from the folder of the file',
    ]);
    expect(await linksOf(plan, 'guide/start/index.html')).toEqual({
      ...{ a: '/guide/next/', b: '/other/more/' },
      c: expect.stringMatching(/^\/@assets\/.*\.csv$/u),
    });
  });

  it('is read from its file once that is there', async () => {
    const plan = await scenarios.publish(files, { 'next.md': '# At the top\n' });
    expect(await linksOf(plan, 'guide/start/index.html')).toMatchObject({ a: '/next/' });
  });

  it('is told when what it follows goes', async () => {
    const plan = await scenarios.publish(files, { 'guide/next.md': null });
    expect(await told(plan)).toEqual([
      'guide/start.md:3: the link to "../next/" leads to a withdrawn document: this commit takes "guide/next.md" away',
    ]);
  });
});
