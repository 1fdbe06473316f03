import { afterEach, describe, expect, it } from '@jest/globals';
import type { PlanSite } from '../support/plan-site.ts';
import { openScenarios, sentence } from '../support/scenario.ts';

const scenarios = openScenarios();
afterEach(() => scenarios.close());

const chapter = `# Climate chapter\n\n${sentence('climate')}`;
const air = `# Clean air\n\n${sentence('air')}`;

async function contentsOf(plan: PlanSite, key: string): Promise<string> {
  const page = await plan.text(key);
  const list = /<section class="contents".*?<\/section>/su.exec(page)?.[0] ?? '';
  return list
    .replace(/<h2.*?<\/h2>/u, '')
    .replaceAll('<ul>', '(')
    .replaceAll('</ul>', ')')
    .replace(/<[^>]+>/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

async function problemsOf(plan: PlanSite): Promise<string[]> {
  const { problems } = await plan.lastChangeSet();
  return problems.map(({ path, line, message }) => `${path}:${line}: ${message}`);
}

describe.each(['README.md', 'readme.md', 'ReadMe.MD', 'index.md', '_index.md', 'Index.md'])(
  "a folder's %s",
  (name) => {
    it('is the page of the folder in links, contents and breadcrumbs', async () => {
      const plan = await scenarios.publish({
        [`climate/${name}`]: chapter,
        'climate/air.md': air,
        [name]: '# Plan\n\n[c](climate/) [d](climate)\n',
      });
      expect(await problemsOf(plan)).toEqual([]);
      expect(await contentsOf(plan, 'index.html')).toBe('( Climate chapter ( Clean air ) )');
      expect(await plan.text('index.html')).toMatch(
        /<a href="\/climate\/">c<\/a> <a href="\/climate\/">d<\/a>/u,
      );
      expect(await contentsOf(plan, 'climate/index.html')).toBe('( Clean air )');
      expect(await plan.text('climate/air/index.html')).toMatch(
        /class="breadcrumbs".*Climate chapter.*<main/su,
      );
    });

    it('comes later, is listed in SUMMARY.md by its folder, and goes', async () => {
      const plan = await scenarios.publish(
        { 'a.md': '# A\n\n[c](climate/)\n', 'climate/air.md': air },
        { [`climate/${name}`]: chapter },
        { 'SUMMARY.md': '* [The climate](climate/)\n  * [The air](climate/air.md)\n* [A](a.md)\n' },
        { 'z.md': '# Z\n' },
      );
      expect(await plan.text('a/index.html')).toContain('<a href="/climate/">c</a>');
      expect(await contentsOf(plan, 'index.html')).toBe('( The climate ( The air ) A Z )');
      await scenarios.publish(
        { 'a.md': '# A\n\n[c](climate/)\n', 'climate/air.md': air, [`climate/${name}`]: chapter },
        { [`climate/${name}`]: null },
        { 'climate/README.md': chapter },
      );
    });
  },
);

describe('a folder with its page in two spellings', () => {
  it('has one page of its own; the other is an ordinary one', async () => {
    await scenarios.publish(
      { 'climate/readme.md': chapter, 'climate/air.md': air, 'a.md': '# A\n\n[c](climate/)\n' },
      { 'climate/README.md': `# Second\n\n${sentence('the second')}` },
      { 'climate/readme.md': null },
      { 'a.md': '# A\n\nSee [c](climate/).\n' },
    );
  });
});

describe('a folder with README.md and index.md', () => {
  it('has README.md as its page; index.md is an ordinary one, until README.md goes', async () => {
    const plan = await scenarios.publish({
      'climate/index.md': chapter,
      'climate/README.md': `# Read me\n\n${sentence('the readme')}`,
      'climate/air.md': `${air}\n[c](./) [i](index.md)\n`,
    });
    expect(await plan.text('climate/air/index.html')).toMatch(
      /href="\/climate\/">c<\/a> <a href="\/climate\/index\/">i</u,
    );
    await scenarios.publish(
      {
        'climate/index.md': chapter,
        'climate/README.md': `# Read me\n\n${sentence('the readme')}`,
      },
      { 'climate/air.md': `${air}\n[c](./) [i](index.md)\n` },
      { 'climate/README.md': null },
      { 'climate/README.md': `# Anew\n\n${sentence('another')}`, 'climate/index.md': null },
    );
  });
});

describe('a folder without a page of its own', () => {
  it('has its pages below nothing that merely sorts before them', async () => {
    const plan = await scenarios.publish({
      'README.md': '# Plan\n',
      'budget.md': '# Budget\n',
      'climate/README.md': chapter,
      'climate/air.md': air,
      'climate/deep/er/well.md': '# Well\n',
      'health/hospitals.md': '# Hospitals\n',
    });
    expect(await contentsOf(plan, 'index.html')).toBe(
      '( Budget Climate chapter ( Clean air Deep ( Er ( Well ) ) ) Health ( Hospitals ) )',
    );
  });

  it('is the target of a link, also when everything in it is gone', async () => {
    const plan = await scenarios.publish(
      { 'part/one.md': '# One\n', 'a.md': '\n[chapters](part/)\n' },
      { 'part/one.md': null },
    );
    expect(await plan.text('a/index.html')).toContain('<a href="/part/">chapters</a>');
  });

  it('is no target where no document is in it, and the author of the link is told why', async () => {
    const plan = await scenarios.publish({
      'part/one.txt': 'One\n',
      'a.md': '\n[chapters](part/)\n',
    });
    expect(await problemsOf(plan)).toEqual([
      'a.md:2: the link to the folder "part" leads nowhere, so only its words are shown: no document is in it',
    ]);
  });
});
