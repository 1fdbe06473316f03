import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openGitObjects } from '../../lib/git/git-objects.ts';
import { type GitSourceOptions, openGitSource } from '../../lib/git/git-source.ts';
import { runGit } from '../../lib/git/run-git.ts';
import type { Commit, Source } from '../../lib/ports/source.ts';
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

describe('a git source', () => {
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

  it('reads a message of a megabyte, and keeps its beginning', async () => {
    const file = join(repository.directory, '.git', 'message');
    await writeFile(file, `Long\n\n${'word '.repeat(200_000)}end`);
    await repository.git('commit', '--quiet', '--allow-empty', '-F', file);
    expect((await lastCommit(await openSource()))?.note).toMatch(/^Long\n\n[word ]+…$/u);
  });

  it('reads what an object is, not what it was replaced with here', async () => {
    const id = await repository.commit({ message: 'as published' });
    const other = await repository.commit({ message: 'other' });
    await repository.git('reset', '--quiet', '--hard', id);
    await repository.git('replace', id, other);
    expect((await lastCommit(await openSource()))?.note).toBe('as published');
  });

  it('reads the repository that has taken the place of another one', async () => {
    await repository.commit({ message: 'one' });
    const source = await openSource();
    const other = await createRepository();
    const id = await other.commit({ message: 'other' });
    await headOf(source);
    await rm(repository.directory, { recursive: true });
    await rename(other.directory, repository.directory);
    expect(await headOf(source)).toBe(id);
    expect((await lastCommit(source))?.note).toBe('other');
  });

  it('says so when git ends, and starts it again', async () => {
    const id = await repository.commit({ message: 'one' });
    const objects = openGitObjects(repository.directory);
    open.push({ close: async () => objects.close() });
    const hidden = `${repository.directory}-hidden`;
    await rename(repository.directory, hidden);
    const asked = Promise.allSettled([objects.info(id), objects.read(id)]);
    expect(await asked).toMatchObject([
      { status: 'rejected', reason: { name: 'SourceUnavailableError' } },
      { status: 'rejected', reason: { name: 'SourceUnavailableError' } },
    ]);
    await rename(hidden, repository.directory);
    expect(await objects.info(id)).toMatchObject({ id, type: 'commit' });
  });

  it('keeps a process from ending only while an answer is awaited, though nobody closes it', async () => {
    const id = await repository.commit({ message: 'one' });
    const before = keptAwakeBy();
    const objects = openGitObjects(repository.directory);
    open.push({ close: async () => objects.close() });
    const asked = objects.info(id);
    expect(keptAwakeBy().length).toBeGreaterThan(before.length);
    await asked;
    expect(keptAwakeBy()).toEqual(before);
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

describe('a merge', () => {
  const diverge = async () => {
    await repository.commit({ message: 'one' });
    await repository.git('checkout', '--quiet', '-b', 'side');
    await repository.commit({ message: 'beside', author: 'Bob' });
    await repository.commit({ message: 'beside again' });
    const side = (await repository.git('rev-parse', 'HEAD')).trim();
    await repository.git('checkout', '--quiet', 'main');
    const two = await repository.commit({ message: 'two' });
    return { side, two };
  };
  const brings = async (from: string) => {
    const source = await openSource();
    const { relation, commits } = await source.history(from, await headOf(source));
    const notes: unknown[] = [];
    for await (const { merged = [] } of commits) notes.push(merged.map(({ note }) => note));
    return { relation, notes };
  };

  it('brings what its first parent has not, oldest first', async () => {
    const { two } = await diverge();
    await repository.git('merge', '--quiet', '--no-ff', '-m', 'merge', 'side');
    expect(await brings(two)).toEqual({
      relation: 'forward',
      notes: [['beside', 'beside again']],
    });
    expect((await lastCommit(await openSource()))?.merged?.[0]?.author).toBe('Bob');
  });

  it('that joins what is published to work beside it brings that work', async () => {
    const { side } = await diverge();
    await repository.git('merge', '--quiet', '--no-ff', '-m', 'merge', 'side');
    expect(await brings(side)).toEqual({ relation: 'joined', notes: [['two']] });
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

  it('says what git says where it is that which is wrong', async () => {
    await writeFile(join(repository.directory, '.git', 'config'), '[broken\n');
    await expect(openSource()).rejects.toThrow(/git cannot read .*: fatal: bad config line 1/u);
  });

  it('takes an empty repository, which has no head yet', async () => {
    expect(await (await openSource()).head()).toBeUndefined();
  });

  it('names a branch or a folder that is not there', async () => {
    await repository.commit({ message: 'one' });
    await expect(openSource({ branch: 'nope' })).rejects.toThrow('has no branch nope');
    await expect(openSource({ path: 'nope' })).rejects.toThrow('has no folder nope');
  });

  it('takes a branch for what it is, whatever tag has its name', async () => {
    const first = await repository.commit({ message: 'one' });
    const second = await repository.commit({ message: 'two' });
    await repository.git('tag', 'main', first);
    expect(await (await openSource()).head()).toBe(second);
    expect(await (await openSource({ branch: 'main' })).head()).toBe(second);
  });

  it.each(['no such branch', 'no\nsuch', ''])('does not take "%s" for a branch', async (branch) => {
    await repository.commit({ message: 'one' });
    await expect(openSource({ branch })).rejects.toThrow('has no branch');
  });

  it('reads the branch as it was fetched, where it was and that is wanted', async () => {
    const first = await repository.commit({ message: 'one' });
    const asFetched = true;
    expect(await (await openSource({ branch: 'main', asFetched })).head()).toBe(first);
    await repository.git('update-ref', 'refs/remotes/origin/main', first);
    const second = await repository.commit({ message: 'two' });
    expect(await (await openSource({ branch: 'main', asFetched })).head()).toBe(first);
    expect(await (await openSource({ branch: 'main' })).head()).toBe(second);
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

/** Processes and pipes of which each keeps this process from ending. */
function keptAwakeBy(): string[] {
  return process.getActiveResourcesInfo().filter((name) => /^(?:Process|Pipe)Wrap$/u.test(name));
}
