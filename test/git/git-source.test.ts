import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openGitObjects } from '../../lib/git/git-objects.ts';
import { type GitSourceOptions, openGitSource } from '../../lib/git/git-source.ts';
import { runGit } from '../../lib/git/run-git.ts';
import type { Commit, Source, TreeChange } from '../../lib/ports.ts';
import { type BundleName, cloneBundle } from '../support/bundles.ts';
import { createRepository, type Repository } from '../support/repository.ts';

let repository: Repository;
const open: { close(): Promise<void> }[] = [];

beforeEach(async () => {
  repository = await createRepository();
});

afterEach(async () => {
  for (const source of open.splice(0)) await source.close();
  await repository.close();
});

async function openSource(options: Partial<GitSourceOptions> = {}): Promise<Source> {
  const source = await openGitSource({ repository: repository.directory, ...options });
  open.push(source);
  return source;
}

async function headOf(source: Source): Promise<string> {
  return (await source.head()) ?? '';
}

async function walk(source: Source, from?: string): Promise<{ relation: string; notes: string[] }> {
  const { relation, commits } = await source.history(from, await headOf(source));
  const notes: string[] = [];
  for await (const { note } of commits) notes.push(note);
  return { relation, notes };
}

async function lastCommit(source: Source): Promise<Commit | undefined> {
  let last: Commit | undefined;
  for await (const commit of (await source.history(undefined, await headOf(source))).commits)
    last = commit;
  return last;
}

const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

describe('a git source', () => {
  it('gives the first parents after a commit, oldest first', async () => {
    const first = await repository.commit({ message: 'one' });
    await repository.commit({ message: 'two' });
    await repository.commit({ message: 'three' });
    const source = await openSource();
    expect(await walk(source)).toEqual({ relation: 'forward', notes: ['one', 'two', 'three'] });
    expect(await walk(source, first)).toEqual({ relation: 'forward', notes: ['two', 'three'] });
  });

  it('sees what is pushed after it was opened', async () => {
    const first = await repository.commit({ message: 'one' });
    const source = await openSource();
    expect(await source.head()).toBe(first);
    const second = await repository.commit({ message: 'two', files: { 'a.md': 'new' } });
    expect(await source.head()).toBe(second);
    await repository.git('gc', '--quiet');
    const third = await repository.commit({ message: 'three', files: { 'a.md': 'newer' } });
    expect(await source.head()).toBe(third);
    expect((await walk(source, first)).notes).toEqual(['two', 'three']);
  });

  it('gives the head alone when the commit is not on the line of first parents', async () => {
    const first = await repository.commit({ message: 'one' });
    const second = await repository.commit({ message: 'two' });
    await repository.git('checkout', '--quiet', '-b', 'other', first);
    await repository.commit({ message: 'other' });
    await repository.git('merge', '--quiet', '--no-ff', '-m', 'merge', 'main');
    await repository.git('branch', '--force', 'main', 'other');
    const source = await openSource({ branch: 'main' });
    expect(await walk(source, second)).toEqual({ relation: 'joined', notes: ['merge'] });
  });

  it('gives the head alone when the history was rewritten', async () => {
    await repository.commit({ message: 'one' });
    const lost = await repository.commit({ message: 'two' });
    await repository.git('reset', '--quiet', '--hard', 'HEAD~1');
    await repository.commit({ message: 'other' });
    const source = await openSource();
    expect(await walk(source, lost)).toEqual({ relation: 'rewritten', notes: ['other'] });
    expect((await walk(source, '0123456789012345678901234567890123456789')).relation).toBe(
      'rewritten',
    );
  });

  it('tells author, UTC date and the whole message of a commit', async () => {
    const message = 'Subject\n\nBody with ünïcode and a\ttab.\n\nTrailer: yes';
    await repository.commit({ message, author: 'Ève Müller', date: '2015-07-16T23:30:00-02:00' });
    expect(await lastCommit(await openSource())).toMatchObject({
      author: 'Ève Müller',
      date: '2015-07-17T01:30:00.000Z',
      note: message,
    });
  });

  it('reads messages in the encoding they name', async () => {
    await repository.git('config', 'i18n.commitEncoding', 'ISO-8859-1');
    await repository.commit({ message: 'x' });
    const raw = await repository.git('cat-file', 'commit', 'HEAD');
    expect(raw).toContain('encoding ISO-8859-1');
    expect((await lastCommit(await openSource()))?.note).toBe('x');
  });

  it('reads a message of a megabyte', async () => {
    const file = join(repository.directory, '.git', 'message');
    const { writeFile } = await import('node:fs/promises');
    await writeFile(file, `Long\n\n${'word '.repeat(200_000)}end`);
    await repository.git('commit', '--quiet', '--allow-empty', '-F', file);
    expect((await lastCommit(await openSource()))?.note).toMatch(/end$/u);
  });

  it('compares trees without renames, in the order of paths', async () => {
    await repository.commit({ message: 'one', files: { 'a/x.md': 'x', 'b.md': 'b', 'c.md': 'c' } });
    const source = await openSource();
    const before = (await lastCommit(source))?.tree;
    await repository.rename('a/x.md', 'd/x.md');
    await repository.commit({ message: 'two', files: { 'b.md': 'B', 'c.md': null } });
    const after = (await lastCommit(source))?.tree;
    const kind = ({ path, before: was, after: is }: TreeChange) =>
      `${was ? '-' : ''}${is ? '+' : ''}${path}`;
    const changes = await source.compareTrees(before, after);
    expect(changes.map(kind)).toEqual(['-a/x.md', '-+b.md', '-c.md', '+d/x.md']);
    expect(await source.compareTrees(after, after)).toEqual([]);
    expect((await source.compareTrees(undefined, before)).map(kind)).toEqual([
      '+a/x.md',
      '+b.md',
      '+c.md',
    ]);
  });

  it('tells symbolic links from files by their mode', async () => {
    await repository.commit({ message: 'one', symlinks: { 'link.md': 'target' } });
    const source = await openSource();
    const [change] = await source.compareTrees(undefined, (await lastCommit(source))?.tree);
    expect(change?.after?.mode).toBe('120000');
  });

  it('reads blobs byte by byte, and not those that are too large', async () => {
    const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => index % 256);
    await repository.commit({ message: 'one', files: { 'a.bin': bytes, 'empty.md': '' } });
    const source = await openSource();
    const tree = (await lastCommit(source))?.tree ?? '';
    const id = (await source.entry(tree, 'a.bin'))?.id ?? '';
    expect(Buffer.from((await source.blob(id, 100_000)).bytes ?? []).equals(bytes)).toBe(true);
    expect(await source.blob(id, 69_999)).toEqual({ size: 70_000 });
    const empty = (await source.entry(tree, 'empty.md'))?.id ?? '';
    expect(text((await source.blob(empty, 10)).bytes)).toBe('');
  });

  it('sees only the plan’s folder', async () => {
    await repository.commit({ message: 'none', files: { 'other.md': 'x' } });
    await repository.commit({ message: 'one', files: { 'docs/plan/a.md': 'a' } });
    const source = await openSource({ path: 'docs/plan' });
    const trees: (string | undefined)[] = [];
    for await (const { tree } of (await source.history(undefined, await headOf(source))).commits)
      trees.push(tree);
    expect(trees[0]).toBeUndefined();
    const changes = await source.compareTrees(trees[0], trees[1]);
    expect(changes.map(({ path }) => path)).toEqual(['a.md']);
  });

  it('reads what differs, and not what is beside it', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 2_000 }, (_, index) => [`f${index % 40}/d${index}.md`, `${index}`]),
    );
    await repository.commit({ message: 'one', files });
    const source = await openSource();
    const before = (await lastCommit(source))?.tree ?? '';
    await repository.commit({ message: 'two', files: { 'f7/d7.md': 'new' } });
    const after = (await lastCommit(source))?.tree ?? '';
    const objects = openGitObjects(repository.directory);
    open.push({ close: async () => objects.close() });
    expect(await source.compareTrees(before, after)).toHaveLength(1);
    await objects.info(before);
    expect(objects.requests()).toBe(1);
  });
});

describe('opening a git source', () => {
  it('refuses a folder that is no repository', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gazette-test-'));
    await expect(openGitSource({ repository: folder })).rejects.toThrow('is not a git repository');
    await rm(folder, { recursive: true });
  });

  it('refuses a shallow clone and says how to mend it', async () => {
    await repository.commit({ message: 'one' });
    await repository.commit({ message: 'two' });
    const folder = await mkdtemp(join(tmpdir(), 'gazette-test-'));
    const url = `file://${repository.directory}`;
    await runGit(folder, ['clone', '--quiet', '--depth=1', url, 'shallow']);
    await expect(openGitSource({ repository: join(folder, 'shallow') })).rejects.toMatchObject({
      message: expect.stringContaining('shallow'),
      advice: expect.stringContaining('--unshallow'),
    });
    await rm(folder, { recursive: true });
  });

  it('takes an empty repository, which has no head yet', async () => {
    expect(await (await openSource()).head()).toBeUndefined();
  });

  it('names a branch or a folder that is not there', async () => {
    await repository.commit({ message: 'one' });
    await expect(openSource({ branch: 'nope' })).rejects.toThrow('has no branch nope');
    await expect(openSource({ path: 'nope' })).rejects.toThrow('has no folder nope');
  });

  it('takes the only branch where HEAD names one that is not there', async () => {
    const commit = await repository.commit({ message: 'one' });
    await repository.git('symbolic-ref', 'HEAD', 'refs/heads/missing');
    expect(await (await openSource()).head()).toBe(commit);
  });
});

describe('the histories of real plans', () => {
  const expected: readonly [BundleName, number, number][] = [
    ['plan-ogp-2015-2017', 55, 357],
    ['manifesto', 473, 630],
    ['service-design-manual', 1_489, 5_068],
  ];
  it.each(expected)('%s has %i first parents and %i versions', async (name, commits, versions) => {
    const clone = await cloneBundle(name);
    if (clone === undefined) return;
    const source = await openSource({ repository: clone });
    const found = { commits: 0, versions: 0 };
    let before: string | undefined;
    for await (const { tree } of (await source.history(undefined, await headOf(source))).commits) {
      found.commits += 1;
      const changes = await source.compareTrees(before, tree);
      found.versions += changes.filter(({ path, after }) => after && /\.md$/iu.test(path)).length;
      before = tree;
    }
    expect(found).toEqual({ commits, versions });
  });
});
