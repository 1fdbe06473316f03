import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openPlanSite, type PlanSite } from '../support/plan-site.ts';

/** A text long enough to be recognised when it moves. */
function commitment(number: number, body: string): string {
  return `# Commitment ${number}: open something\n\n**Lead institutions**:\n- Ministry of Examples\n\n${body}\n\nWhat follows is long enough to be told from any other text of this plan number ${number}.\n`;
}

let plan: PlanSite;

beforeEach(async () => {
  plan = await openPlanSite();
});

afterEach(async () => {
  await plan.close();
});

async function kinds(): Promise<string[]> {
  const { changes } = await plan.lastChangeSet();
  return changes.map(({ kind, after }) => `${kind} ${after.path}`);
}

describe('a push', () => {
  it('makes the page, its permanent version, its source and its history', async () => {
    const commit = await plan.repository.commit({
      message: 'First publication',
      files: {
        'README.md': '# The plan\n',
        'climate/commitment-24.md': commitment(24, 'We will.'),
      },
    });
    await plan.publish();
    const at = `climate/commitment-24/@${commit.slice(0, 12)}`;
    expect(await plan.text('climate/commitment-24/index.html')).toContain('We will.');
    expect(await plan.text(`${at}/index.html`)).toContain('We will.');
    expect(await plan.text(`${at}/source.md`)).toBe(commitment(24, 'We will.'));
    expect(JSON.parse(await plan.text(`${at}/data.json`))).toMatchObject({
      commit,
      number: 1,
      path: 'climate/commitment-24.md',
      fields: { number: '24', lead: ['Ministry of Examples'] },
    });
    expect(await plan.text('climate/commitment-24/@history/index.html')).toContain(
      'First publication',
    );
    expect(await plan.text('index.html')).toContain('The plan');
  });

  it('publishes no address of a trailer, in data neither', async () => {
    const trailers = 'Co-authored-by: Ana Roy <ana@roy.example>\ncc: bob@roy.example';
    const message = `Why\n\nSee ana.example/a@2.\n\n${trailers}`;
    const commit = await plan.repository.commit({ message, files: { 'a.md': '# A\n' } });
    await plan.publish();
    const data = JSON.parse(await plan.text(`a/@${commit.slice(0, 12)}/data.json`));
    expect(data.note).toBe('Why\n\nSee ana.example/a@2.\n\nCo-authored-by: Ana Roy\ncc:');
  });

  it('makes one change set for each commit that changes the plan, and none for the others', async () => {
    await plan.repository.commit({ message: 'one', files: { 'a.md': commitment(1, 'a') } });
    await plan.repository.commit({ message: 'nothing' });
    await plan.repository.commit({ message: 'two', files: { 'a.md': commitment(1, 'b') } });
    await plan.publish();
    expect((await plan.changeSets()).map(({ note }) => note)).toEqual(['one', 'two']);
  });

  it('changes nothing when it is published again', async () => {
    await plan.repository.commit({ message: 'one', files: { 'a.md': commitment(1, 'a') } });
    await plan.publish();
    const before = plan.objects();
    await plan.publish();
    expect(plan.objects()).toEqual(before);
  });

  it('compares an amended document with the version before, on the page and in the feed', async () => {
    const first = await plan.repository.commit({
      message: 'one',
      files: { 'a.md': commitment(1, 'We will publish the data yearly.') },
    });
    const second = await plan.repository.commit({
      message: 'two',
      files: { 'a.md': commitment(1, 'We will publish the data monthly.') },
    });
    await plan.publish();
    const compare = `a/@compare/${first.slice(0, 12)}..${second.slice(0, 12)}/index.html`;
    expect(await plan.text(compare)).toMatch(/<del[^>]*>yearly\.?<\/del>/u);
    expect(await plan.text('feed.xml')).toMatch(/&lt;ins&gt;\{\+monthly/u);
    expect(await plan.text(`a/@${first.slice(0, 12)}/index.html`)).toContain(second.slice(0, 12));
  });

  it('reads the first parents of a merge only', async () => {
    const { repository } = plan;
    await repository.commit({ message: 'one', files: { 'a.md': commitment(1, 'a') } });
    await repository.git('checkout', '--quiet', '-b', 'draft');
    await repository.commit({ message: 'draft 1', files: { 'b.md': commitment(2, 'b') } });
    await repository.commit({ message: 'draft 2', files: { 'b.md': commitment(2, 'c') } });
    await repository.git('checkout', '--quiet', 'main');
    await repository.git('merge', '--quiet', '--no-ff', '-m', 'Merge draft', 'draft');
    await plan.publish();
    expect((await plan.changeSets()).map(({ note }) => note)).toEqual(['one', 'Merge draft']);
  });
});

describe('a document keeps its identity', () => {
  it('when its file moves with its text', async () => {
    await plan.repository.commit({ message: 'one', files: { 'a/x.md': commitment(1, 'a') } });
    await plan.publish();
    const before = await plan.lastChangeSet();
    await plan.repository.rename('a/x.md', 'b/y.md');
    await plan.publish();
    const after = await plan.lastChangeSet();
    expect(await kinds()).toEqual(['moved b/y.md']);
    expect(after.changes[0]?.document).toBe(before.changes[0]?.document);
    expect((await plan.page('a/x/index.html'))?.redirect).toBe('/b/y/');
    expect((await plan.page('a/x/@history/index.html'))?.redirect).toBe('/b/y/@history/');
    expect((await plan.page('a/x/feed.xml'))?.redirect).toBe('/b/y/feed.xml');
  });

  it('when its file moves and more than half of its text stays', async () => {
    await plan.repository.commit({ message: 'one', files: { 'a.md': commitment(1, 'a') } });
    await plan.repository.commit({
      message: 'two',
      files: { 'a.md': null, 'b.md': commitment(1, 'another first sentence') },
    });
    await plan.publish();
    expect(await kinds()).toEqual(['moved b.md']);
  });

  it('by its declared id, whatever else changes', async () => {
    await plan.repository.commit({
      message: 'one',
      files: { 'a.md': '---\nid: water\n---\n# Old\n' },
    });
    await plan.repository.commit({
      message: 'two',
      files: { 'a.md': null, 'b.md': '---\nid: water\n---\n# All new\n\nNothing is the same.\n' },
    });
    await plan.publish();
    expect(await kinds()).toEqual(['moved b.md']);
  });

  it('but an empty file is never taken for another', async () => {
    await plan.repository.commit({
      message: 'one',
      files: { 'README.md': '', 'a.md': commitment(1, 'a') },
    });
    await plan.repository.commit({ message: 'two', files: { 'README.md': null, 'b.md': '' } });
    await plan.publish();
    expect(await kinds()).toEqual(['withdrawn README.md', 'created b.md']);
  });

  it('when two documents swap their files', async () => {
    const [one, two] = ['---\nid: one\n---\n# One\n', '---\nid: two\n---\n# Two\n'];
    await plan.repository.commit({ message: 'one', files: { 'a.md': one, 'b.md': two } });
    await plan.repository.commit({ message: 'two', files: { 'a.md': two, 'b.md': one } });
    await plan.publish();
    expect(await kinds()).toEqual(['moved a.md', 'moved b.md']);
    expect(await plan.text('a/index.html')).toContain('Two');
    expect((await plan.page('a/index.html'))?.redirect).toBeUndefined();
  });

  it('when it is withdrawn and comes back', async () => {
    await plan.repository.commit({ message: 'one', files: { 'a.md': commitment(1, 'a') } });
    await plan.repository.commit({ message: 'two', files: { 'a.md': null } });
    await plan.publish();
    expect(await kinds()).toEqual(['withdrawn a.md']);
    expect(await plan.text('a/index.html')).toContain('What follows is long enough');
    await plan.repository.commit({ message: 'three', files: { 'a.md': commitment(1, 'b') } });
    await plan.publish();
    expect(await kinds()).toEqual(['reinstated a.md']);
    expect((await plan.lastChangeSet()).changes[0]?.after.version).toBe(2);
  });
});

describe('an address', () => {
  it('goes to the README.md of a folder, and a file of the same name takes its path', async () => {
    await plan.repository.commit({
      message: 'one',
      files: { 'a.md': commitment(1, 'file'), 'a/README.md': commitment(2, 'folder') },
    });
    await plan.publish();
    expect(await plan.text('a/index.html')).toContain('folder');
    expect(await plan.text('a.md/index.html')).toContain('file');
    expect((await plan.lastChangeSet()).problems.map(({ path }) => path)).toEqual(['a.md']);
  });

  it('that a document has is kept when it is amended while another comes to want it', async () => {
    await plan.repository.commit({ message: 'one', files: { 'a.md': commitment(1, 'file') } });
    await plan.repository.commit({
      message: 'two',
      files: { 'a.md': commitment(1, 'file, amended'), 'a/README.md': commitment(2, 'folder') },
    });
    await plan.publish();
    expect(await plan.text('a/index.html')).toContain('file, amended');
    expect(await plan.text('a/README.md/index.html')).toContain('folder');
  });

  it('that a document left can be taken by another', async () => {
    await plan.repository.commit({ message: 'one', files: { 'a.md': commitment(1, 'a') } });
    await plan.repository.rename('a.md', 'b.md');
    await plan.repository.commit({ message: 'two', files: { 'a.md': '# Something else\n' } });
    await plan.publish();
    expect((await plan.page('a/index.html'))?.redirect).toBeUndefined();
    expect(await plan.text('a/index.html')).toContain('Something else');
    expect(await plan.text('b/index.html')).toContain('Commitment 1');
  });
});

describe('links', () => {
  it('lead to the address of the document they name', async () => {
    await plan.repository.commit({
      message: 'one',
      files: { 'a/x.md': '[other](../b/y.md#part)\n', 'b/y.md': '# Other\n\n## Part\n' },
    });
    await plan.publish();
    expect(await plan.text('a/x/index.html')).toMatch(/href="\/b\/y\/#[^"]*part"/u);
  });

  it('that are broken are reported at their line and heal when the page comes', async () => {
    await plan.repository.commit({ message: 'one', files: { 'a.md': '# A\n\n[soon](b.md)\n' } });
    await plan.publish();
    expect((await plan.lastChangeSet()).problems).toMatchObject([{ path: 'a.md', line: 3 }]);
    expect(await plan.text('a/index.html')).not.toContain('href="/b/"');
    await plan.repository.commit({ message: 'two', files: { 'b.md': '# B\n' } });
    await plan.publish();
    expect(await plan.text('a/index.html')).toContain('href="/b/"');
  });

  it('to a file that is too large to publish are left out and reported', async () => {
    const files = { 'a.md': '# A\n\n![film](film.mp4)\n', 'film.mp4': new Uint8Array(26_214_401) };
    await plan.repository.commit({ message: 'one', files });
    await plan.publish();
    expect((await plan.lastChangeSet()).problems).toMatchObject([
      { path: 'a.md', line: 3, message: expect.stringContaining('26214401 bytes') },
    ]);
    expect(await plan.text('a/index.html')).not.toContain('.mp4"');
  });

  it('to images show the image of their commit, and the current page the current one', async () => {
    await plan.repository.commit({
      message: 'one',
      files: { 'a.md': '# A\n\n![map](map.png)\n', 'map.png': new Uint8Array([1, 2, 3]) },
    });
    await plan.publish();
    const before = /\/@assets\/[0-9a-f]+\.png/u.exec(await plan.text('a/index.html'))?.[0] ?? '';
    const first = (await plan.lastChangeSet()).commit.slice(0, 12);
    await plan.repository.commit({ message: 'two', files: { 'map.png': new Uint8Array([4, 5]) } });
    await plan.publish();
    const after = /\/@assets\/[0-9a-f]+\.png/u.exec(await plan.text('a/index.html'))?.[0] ?? '';
    expect(after).not.toBe(before);
    expect([...((await plan.page(after.slice(1)))?.body ?? [])]).toEqual([4, 5]);
    expect([...((await plan.page(before.slice(1)))?.body ?? [])]).toEqual([1, 2, 3]);
    expect(await plan.text(`a/@${first}/index.html`)).toContain(before);
  });
});

describe('bad input', () => {
  it('holds back what has no safe text, keeps its last good version and publishes the rest', async () => {
    await plan.repository.commit({
      message: 'one',
      files: { 'a.md': '# Good\n', 'b.md': '# B\n' },
    });
    await plan.repository.commit({
      message: 'two',
      files: { 'a.md': new Uint8Array([0x23, 0x20, 0xff, 0xfe, 0x0a]), 'b.md': '# B two\n' },
    });
    await plan.publish();
    expect(await kinds()).toEqual(['amended b.md']);
    expect(await plan.text('a/index.html')).toContain('Good');
    expect((await plan.lastChangeSet()).problems).toMatchObject([
      { path: 'a.md', severity: 'error' },
    ]);
  });

  it('never publishes what a symbolic link points to', async () => {
    await plan.repository.commit({
      message: 'one',
      files: { 'README.md': '# Plan\n' },
      symlinks: { 'secret.md': '/etc/passwd' },
    });
    await plan.publish();
    expect(await plan.page('secret/index.html')).toBeUndefined();
    expect((await plan.lastChangeSet()).problems).toMatchObject([{ path: 'secret.md' }]);
  });

  it('rejects names that would collide with addresses of Gazette', async () => {
    await plan.repository.commit({
      message: 'one',
      files: { '@history.md': '# No\n', 'a/feed.xml.md': '# No\n' },
    });
    await plan.publish();
    expect((await plan.lastChangeSet()).changes).toEqual([]);
    expect((await plan.lastChangeSet()).problems).toHaveLength(2);
  });
});

describe('a rewritten branch', () => {
  it('is one change set, marked, and keeps every version that was published', async () => {
    const { repository } = plan;
    await repository.commit({ message: 'one', files: { 'a.md': commitment(1, 'a') } });
    const lost = await repository.commit({ message: 'two', files: { 'a.md': commitment(1, 'b') } });
    await plan.publish();
    await repository.git('reset', '--quiet', '--hard', 'HEAD~1');
    await repository.commit({ message: 'other', files: { 'a.md': commitment(1, 'c') } });
    await plan.publish();
    expect(await plan.lastChangeSet()).toMatchObject({ rewrite: true, sequence: 3 });
    expect(await plan.text(`a/@${lost.slice(0, 12)}/source.md`)).toBe(commitment(1, 'b'));
  });

  it('that is deleted changes nothing', async () => {
    await plan.repository.commit({ message: 'one', files: { 'a.md': commitment(1, 'a') } });
    await plan.publish();
    const before = plan.objects();
    await plan.repository.git('checkout', '--quiet', '--detach');
    await plan.repository.git('branch', '--quiet', '-D', 'main');
    await plan.publish();
    expect(plan.objects()).toEqual(before);
  });
});

describe('dates', () => {
  it('never run backwards', async () => {
    await plan.repository.commit({
      message: 'one',
      files: { 'a.md': commitment(1, 'a') },
      date: '2016-01-02T00:00:00Z',
    });
    await plan.repository.commit({
      message: 'two',
      files: { 'a.md': commitment(1, 'b') },
      date: '2015-01-01T00:00:00Z',
    });
    await plan.publish();
    expect((await plan.changeSets()).map(({ date }) => date)).toEqual([
      '2016-01-02T00:00:00.000Z',
      '2016-01-02T00:00:00.000Z',
    ]);
  });
});
