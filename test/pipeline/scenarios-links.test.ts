import { afterEach, describe, expect, it } from '@jest/globals';
import type { PlanSite } from '../support/plan-site.ts';
import { openScenarios, sentence } from '../support/scenario.ts';

const scenarios = openScenarios();
afterEach(() => scenarios.close());

async function told(plan: PlanSite): Promise<string[]> {
  const { problems } = await plan.lastChangeSet();
  return problems.map(({ path, line, message }) => `${path}:${line}: ${message}`);
}

const later = `# One\n\n## Later\n\n${sentence('one')}`;

describe('an anchor in another document', () => {
  it('is found whatever its case, and told where there is none', async () => {
    const plan = await scenarios.publish({
      'README.md':
        '# P\n\n[x](a/one.md#Later) [w](a/one.md#no-such) [z](#Text-Here)\n\n## Text here\n',
      'a/one.md': later,
      'a/README.md': '# A\n\n[up](../#text-here) [top](one.md#top) [no](../#gone)\n',
    });
    expect(await plan.text('index.html')).toContain('href="/a/one/#section-later"');
    expect(await told(plan)).toEqual([
      'README.md:3: no heading of "a/one.md" has the anchor "#no-such"',
      'a/README.md:3: no heading of "README.md" has the anchor "#gone"',
    ]);
  });

  it('is told where the other document stays as it is', async () => {
    const plan = await scenarios.publish(
      { 'a/one.md': later },
      { 'b.md': '[x](a/one.md#later) [w](a/one.md#no-such)\n' },
    );
    expect(await told(plan)).toEqual([
      'b.md:1: no heading of "a/one.md" has the anchor "#no-such"',
    ]);
  });

  it('that goes is told to who takes it away, once', async () => {
    const plan = await scenarios.publish(
      { 'a/one.md': later, 'b.md': '# B\n\n[x](a/one.md#later)\n', 'c.md': '[x](a/one.md)\n' },
      { 'a/one.md': later.replace('Later', 'Sooner') },
    );
    expect(await told(plan)).toEqual(['b.md:3: no heading of "a/one.md" has the anchor "#later"']);
    await plan.repository.commit({ message: 'x', files: { 'a/one.md': '# One\n\nAnew.\n' } });
    await plan.publish();
    expect(await told(plan)).toEqual([]);
  });

  it('is nobody’s any more once nobody links to it', async () => {
    const plan = await scenarios.publish(
      { 'a/one.md': later, 'b.md': '# B\n\n[x](a/one.md#later)\n' },
      { 'b.md': '# B\n\nNo link.\n' },
      { 'a/one.md': later.replace('Later', 'Sooner') },
    );
    expect(await told(plan)).toEqual([]);
  });
});

describe('a document that others link to', () => {
  const linking = { 'a/one.md': later, 'b.md': '# B\n\n[x](a/one.md) and\n[y](a/one.md)\n' };

  it('goes, and who takes it away is told of the links', async () => {
    const plan = await scenarios.publish(linking, { 'a/one.md': null });
    expect(await told(plan)).toEqual([
      'b.md:3: the link to "a/one.md" leads to a withdrawn document: this commit takes "a/one.md" away, also on line 4',
    ]);
  });

  it('moves, and who moves it is told of the links that it does not mend', async () => {
    const plan = await scenarios.publish({ ...linking, 'c.md': '[x](a/one.md)\n' }, async (to) => {
      await to.git('mv', 'a/one.md', 'two.md');
      await to.commit({ message: 'Move', files: { 'c.md': '[x](two.md)\n' } });
    });
    expect(await told(plan)).toEqual([
      'b.md:3: the link to "a/one.md" leads to where the document was: this commit moves it to "two.md", also on line 4',
    ]);
  });

  it('is replaced by another at its place, which breaks nothing', async () => {
    const plan = await scenarios.publish(linking, async (to) => {
      await to.git('mv', 'a/one.md', 'two.md');
      await to.commit({ message: 'Move', files: { 'a/one.md': '# Another\n\nText.\n' } });
    });
    expect(await told(plan)).toEqual([]);
  });

  it('is a folder’s page, found by the folder', async () => {
    const plan = await scenarios.publish(
      { 'ch/readme.md': '# Ch\n', 'b.md': '# B\n\n[x](ch/)\n' },
      { 'ch/readme.md': null },
    );
    expect(await told(plan)).toEqual([
      'b.md:3: the link to "ch/" leads to a withdrawn document: this commit takes "ch/README.md" away',
    ]);
  });

  it('is linked to by more than are read, and the others are counted', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [`p${index}.md`, `# ${index}\n\n[x](a.md)\n`]),
    );
    const plan = await scenarios.publish({ ...many, 'a.md': '# A\n' }, { 'a.md': null });
    const lines = await told(plan);
    expect(lines).toHaveLength(51);
    expect(lines[0]).toBe('a.md:1: links in 10 more documents lead to what this commit takes away');
  });
});

describe('a link with blanks', () => {
  it('is no link, and told in texts and in SUMMARY.md', async () => {
    const plan = await scenarios.publish({
      'README.md': '# Plan\n\nSee [the list](Media Check List.md).\n![m](my map.png "Map")\n',
      'Media Check List.md':
        '# Media check list\n\n[right](<Media Check List.md>) [x](Media%20Check%20List.md)\n',
      'SUMMARY.md': '* [Plan](README.md)\n* [Media](Media Check List.md)\n',
      'prose.md': '# Prose\n\nArray[1](see there), [sic](as it is), `[x](a b.md)`.\n',
    });
    expect(await told(plan)).toEqual([
      'README.md:3: blanks in a link: "Media Check List.md" is shown as text',
      'README.md:4: blanks in a link: "my map.png" is shown as text',
      'SUMMARY.md:1: 2 files are not listed, so they stand after the listed ones of their chapters: "Media Check List.md", "prose.md"',
      'SUMMARY.md:2: blanks in a link: "Media Check List.md" is shown as text',
    ]);
    const [{ advice } = { advice: '' }] = (await plan.lastChangeSet()).problems;
    expect(advice).toBe(
      'Write <Media Check List.md> between the parentheses, or %20 for each blank.',
    );
  });
});
