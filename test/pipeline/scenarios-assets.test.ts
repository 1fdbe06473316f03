import { afterEach, describe, expect, it } from '@jest/globals';
import { openGitSource } from '../../lib/git/git-source.ts';
import { verifyStore } from '../../lib/pipeline/verify/verify-store.ts';
import type { PlanSite } from '../support/plan-site.ts';
import { openScenarios, sentence } from '../support/scenario.ts';

const scenarios = openScenarios();
afterEach(() => scenarios.close());

const shows = `# A\n\n${sentence('a')}\n![Map](map.png)\n`;
const links = `# B\n\n${sentence('b')}\nRead [the annex](annex.pdf).\n`;

/** What a change set does: kinds of change with the number of the version. */
async function changes(plan: PlanSite): Promise<string[]> {
  const last = await plan.lastChangeSet();
  return last.changes.map(({ kind, after }) => `${after.path} ${kind} ${after.version}`);
}

async function told(plan: PlanSite): Promise<string[]> {
  const { problems } = await plan.lastChangeSet();
  return problems.map(({ path, line, message }) => `${path}:${line}: ${message}`);
}

async function commitOf(plan: PlanSite, sequence: number): Promise<string> {
  const [changeSet] = await plan.store.changeSets(sequence, sequence);
  return changeSet?.commit.slice(0, 12) ?? '';
}

describe('an asset that a document shows or links to', () => {
  it('makes a version of every document that has it, when it is replaced', async () => {
    const plan = await scenarios.publish(
      { 'a.md': shows, 'c.md': '# C\n\n![Map](./map.png)\n', 'd.md': '# D\n', 'map.png': 'one' },
      { 'map.png': 'two' },
    );
    expect(await changes(plan)).toEqual(['a.md amended 2', 'c.md amended 2']);
  });

  it('makes a version when it is added, removed, and when it comes back', async () => {
    const plan = await scenarios.publishStepwise({ 'b.md': links });
    const push = async (files: Record<string, string | null>) => {
      await plan.repository.commit({ message: 'x', files });
      await plan.publish();
    };
    await push({ 'annex.pdf': 'one' });
    expect(await changes(plan)).toEqual(['b.md amended 2']);
    expect(await told(plan)).toEqual([]);
    await push({ 'annex.pdf': null });
    expect(await changes(plan)).toEqual(['b.md amended 3']);
    expect(await told(plan)).toHaveLength(1);
    await push({ 'annex.pdf': 'one' });
    expect(await changes(plan)).toEqual(['b.md amended 4']);
  });

  it('is on each permanent page as it was then', async () => {
    const plan = await scenarios.publish({ 'a.md': shows, 'map.png': 'one' }, { 'map.png': 'two' });
    const imageOn = async (key: string) => /\/@assets\/\w+\.png/u.exec(await plan.text(key))?.[0];
    const [one, two] = [await commitOf(plan, 1), await commitOf(plan, 2)];
    const before = await imageOn(`a/@${one}/index.html`);
    const after = await imageOn(`a/@${two}/index.html`);
    expect(after).not.toBe(before);
    expect(await imageOn('a/index.html')).toBe(after);
    expect(await plan.text(before?.slice(1) ?? '')).toBe('one');
  });

  it('stands in the redline and the feed with its old and its new file', async () => {
    const plan = await scenarios.publish({ 'a.md': shows, 'map.png': 'one' }, { 'map.png': 'two' });
    const [one, two] = [await commitOf(plan, 1), await commitOf(plan, 2)];
    for (const key of [`a/@compare/${one}..${two}/index.html`, 'feed.json'])
      expect(new Set((await plan.text(key)).match(/@assets\/\w+\.png/gu)).size).toBe(2);
  });

  it('is told as wording, in words of its own', async () => {
    const plan = await scenarios.publish(
      { 'a.md': shows, 'b.md': links, 'map.png': 'one', 'annex.pdf': 'one' },
      { 'map.png': 'two', 'annex.pdf': 'two' },
    );
    const page = await plan.text(`@changes/${await commitOf(plan, 2)}/index.html`);
    expect(page).toContain('1 image replaced in “A”');
    const [entry] = JSON.parse(await plan.text('feed.json')).items as { content_html: string }[];
    expect(entry?.content_html).toContain('(map.png)');
    expect(page).toContain('1 linked file replaced in “B”');
    expect(page.match(/kind-substance[^>]*>wording/gu)).toHaveLength(2);
    expect(page.match(/data-redline="note">(?:Old|New) file/gu)).toHaveLength(2);
  });

  it('is never told as the change of who commits after it', async () => {
    const plan = await scenarios.publish(
      { 'a.md': shows, 'map.png': 'one' },
      { 'map.png': 'two' },
      { 'a.md': shows.replace('long enough', 'quite long enough') },
    );
    const [two, three] = [await commitOf(plan, 2), await commitOf(plan, 3)];
    const redline = await plan.text(`a/@compare/${two}..${three}/index.html`);
    expect(redline).not.toMatch(/<(?:ins|del)[^>]*><img/u);
  });

  it('is no visible change where the same bytes are at a new path with the link rewritten', async () => {
    const plan = await scenarios.publish(
      { 'a.md': shows, 'map.png': 'one' },
      { 'a.md': shows.replace('map.png', 'new.png'), 'map.png': null, 'new.png': 'one' },
    );
    const [one, two] = [await commitOf(plan, 1), await commitOf(plan, 2)];
    expect(await plan.text(`a/@compare/${one}..${two}/index.html`)).not.toContain('data-redline');
  });

  it('makes a version of translations alike', async () => {
    const plan = await scenarios.publish(
      {
        ...{ 'LANGS.md': '* [English](en)\n* [Français](fr)\n', 'map.png': 'one' },
        ...{ 'en/a.md': '# A\n\n![Map](../map.png)\n', 'fr/a.md': '# A\n\n![Plan](/map.png)\n' },
      },
      { 'map.png': 'two' },
    );
    expect(await changes(plan)).toEqual(['en/a.md amended 2', 'fr/a.md amended 2']);
  });

  it('that changes with the text makes one version', async () => {
    const plan = await scenarios.publish(
      { 'a.md': shows, 'map.png': 'one' },
      { 'a.md': `${shows}\nMore.\n`, 'map.png': 'two' },
    );
    expect(await changes(plan)).toEqual(['a.md amended 2']);
  });

  it('that changes with a move makes no second version', async () => {
    const plan = await scenarios.publish({ 'a.md': shows, 'map.png': 'one' }, async (to) => {
      await to.git('mv', 'a.md', 'e.md');
      await to.commit({ message: 'x', files: { 'map.png': 'two' } });
    });
    expect(await changes(plan)).toEqual(['e.md moved 2']);
  });

  it('becomes a version when it is one that cannot be published', async () => {
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 5\n`;
    const plan = await scenarios.publish(
      { 'a.md': shows, 'map.png': 'one' },
      { 'map.png': pointer },
    );
    expect(await changes(plan)).toEqual(['a.md amended 2']);
    expect((await told(plan)).join()).toContain('Git LFS pointer');
  });

  it('says nothing of what else is wrong in a document that only shows it', async () => {
    const plan = await scenarios.publish(
      { 'a.md': `${shows}\n[gone](gone.md)\n`, 'map.png': 'one' },
      { 'map.png': null },
    );
    expect((await told(plan)).map((line) => line.split(': ')[0])).toEqual(['a.md:5']);
  });
});

describe('a document that is held back', () => {
  it('stays whole as it was published, and has the asset of its day when it is back', async () => {
    const plan = await scenarios.publish(
      { 'a.md': shows, 'map.png': 'one' },
      { 'a.md': `---\ndraft: true\n---\n${shows}` },
      { 'map.png': 'two' },
    );
    expect(await changes(plan)).toEqual([]);
    await plan.repository.commit({ message: 'back', files: { 'a.md': shows } });
    await plan.publish();
    expect(await changes(plan)).toEqual(['a.md amended 2']);
  });
});

describe('verify', () => {
  it('knows that assets make versions, and names one that is not that of its commit', async () => {
    const plan = await scenarios.publish({ 'a.md': shows, 'map.png': 'one' }, { 'map.png': 'two' });
    const { store } = plan;
    const source = await openGitSource({ repository: plan.repository.directory, branch: 'main' });
    expect(await verifyStore(store, source)).toEqual([]);
    const versionsOf: typeof store.versionsOf = async (document, upTo) => {
      const versions = await store.versionsOf(document, upTo);
      return versions.map((version) => ({ ...version, targets: versions[0]?.targets ?? {} }));
    };
    const found = await verifyStore({ ...store, versionsOf }, source);
    expect(found).toHaveLength(1);
    await source.close();
  });
});

describe('an asset that nothing shows or links to', () => {
  it('makes no version', async () => {
    const plan = await scenarios.publish({ 'a.md': shows, 'map.png': 'one' }, { 'b.png': 'x' });
    expect(await changes(plan)).toEqual([]);
  });
});
