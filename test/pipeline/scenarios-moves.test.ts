import { afterEach, describe, expect, it } from '@jest/globals';
import type { PlanSite } from '../support/plan-site.ts';
import { openScenarios, sentence } from '../support/scenario.ts';

const scenarios = openScenarios();
afterEach(() => scenarios.close());

async function kinds(plan: PlanSite): Promise<string[]> {
  const { changes } = await plan.lastChangeSet();
  return changes.map(({ kind, before, after }) =>
    kind === 'moved' ? `${before?.path} to ${after.path}` : `${kind} ${after.path}`,
  );
}

const [one, two] = ['one', 'two'].map((id) => `---\nid: ${id}\n---\n# Title ${id}\n`) as [
  string,
  string,
];

describe('the contents', () => {
  it('list both documents after they swapped their files', async () => {
    const plan = await scenarios.publish(
      { 'README.md': '# Plan\n', 'a.md': one, 'b.md': two },
      { 'a.md': two, 'b.md': one },
    );
    expect(await kinds(plan)).toEqual(['b.md to a.md', 'a.md to b.md']);
    expect(await plan.text('index.html')).toMatch(/href="\/a\/".*Title two.*href="\/b\/"/su);
  });

  it.each(['x', 'y', 'z', 'w'])(
    'list a document that took the place of a withdrawn one (%s)',
    async (name) => {
      const plan = await scenarios.publish(
        { 'README.md': '# Plan\n', 'a.md': one, [`${name}.md`]: two },
        { 'a.md': two, [`${name}.md`]: null },
      );
      expect(await kinds(plan)).toContain(`${name}.md to a.md`);
      expect(await plan.text('index.html')).toMatch(/href="\/a\/".*Title two/su);
      expect((await plan.page(`${name}/index.html`))?.redirect).toBe('/a/');
    },
  );

  it('list documents whose order in SUMMARY.md changed', async () => {
    const plan = await scenarios.publish(
      {
        'a.md': '# A\n',
        'b.md': '# B\n',
        'c.md': '# C\n',
        'SUMMARY.md': '* [A](a.md)\n* [B](b.md)\n* [C](c.md)\n',
      },
      { 'SUMMARY.md': '* [C](c.md)\n* [A](a.md)\n* [B](b.md)\n' },
    );
    expect(await plan.text('index.html')).toMatch(/href="\/c\/".*href="\/a\/".*href="\/b\/"/su);
  });

  it('list a README.md beside a readme.md', async () => {
    const plan = await scenarios.publish({
      'a/README.md': '# Upper\n',
      'a/readme.md': '# Lower\n',
    });
    expect(await plan.text('index.html')).toMatch(/Upper.*Lower/su);
  });

  it('do not list a folder without a README.md below the chapter before it', async () => {
    const plan = await scenarios.publish(
      { 'README.md': '# Plan\n', 'a/README.md': '# A\n', 'a/x.md': '# X\n', 'b/y.md': '# Y\n' },
      { 'b/y.md': '# Y, retitled\n' },
    );
    expect(await plan.text('a/index.html')).toContain('href="/a/x/"');
    expect(await plan.text('a/index.html')).not.toContain('retitled');
  });
});

describe('renumbered files', () => {
  it('take their documents along when the first one goes', async () => {
    const text = (number: number) => `# Commitment\n\n${sentence(`number ${number}`)}`;
    const plan = await scenarios.publish(
      { '1.md': text(1), '2.md': text(2), '3.md': text(3) },
      { '1.md': text(2), '2.md': text(3), '3.md': null },
    );
    expect((await kinds(plan)).sort()).toEqual(['2.md to 1.md', '3.md to 2.md', 'withdrawn 1.md']);
  });

  it('but a copy of what a file said before is a new document', async () => {
    const text = (number: number) => `# Commitment\n\n${sentence(`number ${number}`)}`;
    const plan = await scenarios.publish(
      { '1.md': text(1) },
      { '1.md': text(2), 'old.md': text(1) },
    );
    expect(await kinds(plan)).toEqual(['amended 1.md', 'created old.md']);
  });

  it('swap without declared ids', async () => {
    const plan = await scenarios.publish(
      { 'a.md': sentence('a'), 'b.md': sentence('b') },
      { 'a.md': sentence('b'), 'b.md': sentence('a') },
    );
    expect(await kinds(plan)).toEqual(['b.md to a.md', 'a.md to b.md']);
  });
});

describe('a move', () => {
  it('that changes the case of a name only redirects the old address', async () => {
    const plan = await scenarios.publish({ 'Water.md': sentence('water') }, (repository) =>
      repository.rename('Water.md', 'water.md'),
    );
    expect(await kinds(plan)).toEqual(['Water.md to water.md']);
    expect((await plan.page('Water/index.html'))?.redirect).toBe('/water/');
  });

  it("of the root README.md leaves the front page and the plan's feed where they are", async () => {
    const plan = await scenarios.publish(
      { 'README.md': sentence('the plan'), 'a.md': '# A\n' },
      (repository) => repository.rename('README.md', 'introduction.md'),
      { 'introduction.md': `${sentence('the plan')}\nMore.\n` },
    );
    expect((await plan.page('index.html'))?.redirect).toBeUndefined();
    expect((await plan.page('feed.xml'))?.redirect).toBeUndefined();
    expect(await plan.text('feed.xml')).toContain('<title>Test plan</title>');
  });

  it("of a chapter's README.md leaves the folder's feed where it is", async () => {
    const plan = await scenarios.publish(
      { 'a/README.md': sentence('a'), 'a/x.md': '# X\n' },
      (repository) => repository.rename('a/README.md', 'a/about.md'),
      { 'a/x.md': '# X, amended\n' },
      { 'a/about.md': `${sentence('a')}\nMore.\n` },
    );
    expect((await plan.page('a/feed.xml'))?.redirect).toBeUndefined();
    expect(await plan.text('a/feed.xml')).toContain('X, amended');
  });

  it('of a folder to a file of its name, and back, keeps one document at one address', async () => {
    const plan = await scenarios.publish(
      { 'a/README.md': sentence('a') },
      { 'a/README.md': null, 'a.md': sentence('a') },
      { 'a.md': null, 'a/README.md': `${sentence('a')}\nMore.\n` },
    );
    expect(await kinds(plan)).toEqual(['a.md to a/README.md']);
    expect(await plan.text('a/index.html')).toContain('More.');
  });
});
