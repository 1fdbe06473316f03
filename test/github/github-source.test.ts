import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SourceError, SourceUnavailableError } from '../../lib/errors/errors.ts';
import { openGitSource } from '../../lib/git/git-source.ts';
import { createGithubSource, type GithubSourceOptions } from '../../lib/github/github-source.ts';
import type { Commit, Source } from '../../lib/ports/source.ts';
import { commitMany } from '../load/many-commits.ts';
import { type GithubServer, startGithubServer } from '../support/github/github-server.ts';
import { broken, missing, secondaryLimit } from '../support/github/troubles.ts';
import { createRepository, type Repository } from '../support/repository.ts';
import { inTier } from '../support/tier.ts';

let repository: Repository;
let github: GithubServer;

beforeEach(async () => {
  repository = await createRepository();
  github = await startGithubServer(repository.directory);
});

afterEach(async () => {
  await github.close();
  await repository.close();
});

function openSource(options: Partial<GithubSourceOptions> = {}): Source {
  const at = { owner: 'state', repository: 'plan', branch: 'main', path: '' };
  return createGithubSource({ ...at, apiUrl: github.url, retryAfter: 1, ...options });
}

async function headOf(source: Source): Promise<string> {
  return (await source.head()) ?? '';
}

async function collect(commits: AsyncIterable<Commit>): Promise<Commit[]> {
  const all: Commit[] = [];
  for await (const commit of commits) all.push(commit);
  return all;
}

async function commitsOf(source: Source, from?: string): Promise<Commit[]> {
  const { commits } = await source.history(from, await headOf(source));
  return collect(commits);
}

const emoji = 'en/a “name” with spaces 🌍.md';

/** A history with all that makes trees and commits hard. */
async function makeHistory(): Promise<string[]> {
  const ids = [
    await repository.commit({
      message: 'one\n\nWith a body.',
      files: { 'README.md': 'a', 'en/a.md': 'a', 'en/deep/b.md': 'b', [emoji]: 'c' },
    }),
    await repository.commit({
      message: 'two',
      author: 'Zoë <zoe@example.org>',
      files: { 'en/a.md': 'b', 'en/deep': 'now a file', 'fr/a.md': 'a' },
      symlinks: { 'en/link.md': 'a.md' },
    }),
  ];
  await repository.git('checkout', '--quiet', '-b', 'side');
  await repository.commit({ message: 'beside', files: { 'side.md': 's' } });
  await repository.git('checkout', '--quiet', 'main');
  ids.push(await repository.commit({ message: 'three', files: { 'en/a.md': null } }));
  await repository.git('merge', '--quiet', '--no-ff', '-m', 'merge', 'side');
  ids.push((await repository.git('rev-parse', 'HEAD')).trim());
  return ids;
}

describe('a GitHub source', () => {
  it.each(['', 'en'])('gives what a local clone gives, under "%s"', async (path) => {
    const ids = await makeHistory();
    const git = await openGitSource({ repository: repository.directory, path });
    const remote = openSource({ path });
    expect(await remote.head()).toBe(await git.head());
    for (const from of [undefined, ...ids]) {
      const [local, there] = [await commitsOf(git, from), await commitsOf(remote, from)];
      expect(there).toEqual(local);
      let before: string | undefined;
      for (const { tree } of local) {
        expect(await remote.compareTrees(before, tree)).toEqual(
          await git.compareTrees(before, tree),
        );
        before = tree;
      }
    }
    await git.close();
  });

  it('has no head where there is no such branch', async () => {
    await makeHistory();
    expect(await openSource({ branch: 'none' }).head()).toBeUndefined();
  });

  it('that cannot be read is told from one without the branch', async () => {
    await makeHistory();
    github.troubles.push({ answer: missing, path: '/repos/', times: 500 });
    await expect(openSource().head()).rejects.toThrow('shows no repository state/plan');
    await expect(openSource().head()).rejects.toBeInstanceOf(SourceError);
  });

  it('says so when GitHub gives the App no token', async () => {
    await makeHistory();
    const token = async () => {
      throw Object.assign(new Error('Not Found'), { status: 404, response: {} });
    };
    await expect(openSource({ token }).head()).rejects.toThrow('gives the App no token (404)');
  });

  it('lists commits where GitHub compares nothing, for good', async () => {
    const [first = '', , , merge = ''] = await makeHistory();
    github.troubles.push({ answer: broken(500), path: '/compare/', times: 500 });
    const { relation, commits } = await openSource().history(first, merge);
    expect([relation, (await collect(commits)).length]).toEqual(['forward', 3]);
    expect((await openSource().history(merge, first)).relation).toBe('rewritten');
  });

  it('does not believe that two commits are one, which would make one change of many', async () => {
    const [first = '', , , merge = ''] = await makeHistory();
    const body = { status: 'identical', ahead_by: 0 };
    github.troubles.push({ answer: { status: 200, body }, path: '/compare/', times: 500 });
    await expect(openSource().history(first, merge)).rejects.toThrow(SourceUnavailableError);
  });

  it('asks by number where it is known, whatever the repository is called', async () => {
    const head = await repository.commit({ message: 'one', files: { 'a.md': 'a' } });
    expect(await openSource({ repositoryId: 7, repository: 'old-name' }).head()).toBe(head);
    expect(github.requests.at(-1)?.target).toMatch(/^\/repositories\/7\/git\/ref\//u);
  });

  it('walks the folders of a tree that GitHub truncates', async () => {
    await makeHistory();
    github.limits.treeEntries = 3;
    const source = openSource();
    const { tree } = (await commitsOf(source)).at(-1) ?? {};
    const paths = (await source.compareTrees(undefined, tree)).map(({ path }) => path);
    expect(paths).toContain('en/deep');
    expect(paths).toContain('fr/a.md');
  });

  it('takes a hundred commits in one request', async () => {
    await repository.commit({ message: 'Start' });
    await commitMany(repository.directory, 119, 1);
    const source = openSource();
    const { commits } = await source.history(undefined, await headOf(source));
    expect(github.requests.filter(({ target }) => target.includes('/commits'))).toHaveLength(2);
    const rounds = Array.from({ length: 119 }, (_, number) => `Round ${number}`);
    expect((await collect(commits)).map(({ note }) => note)).toEqual(['Start', ...rounds]);
  });

  it('lists no commit twice in runs that follow each other, or after a refusal', async () => {
    await repository.commit({ message: 'Start', files: { 'README.md': '# Plan\n' } });
    const ids = await commitMany(repository.directory, 450, 5);
    const source = openSource();
    const lists = () =>
      github.requests.splice(0).filter(({ target }) => /\/commits\?/.test(target));
    const way = async (from?: string) => {
      const { commits } = await source.history(from, await headOf(source));
      return (await collect(commits)).map(({ id }) => id);
    };
    lists();
    github.troubles.push({ answer: secondaryLimit(403, 3600), path: `sha=${ids[249]}`, times: 1 });
    await expect(way()).rejects.toThrow(SourceUnavailableError);
    expect(lists()).toHaveLength(3);
    expect(await way()).toHaveLength(451);
    expect(lists()).toHaveLength(3);
    expect(await way(ids[99])).toEqual(ids.slice(100));
    expect(lists()).toHaveLength(0);
    const pushed = await repository.commit({ message: 'On top', files: { 'a.md': 'a' } });
    expect(await way(ids[199])).toEqual([...ids.slice(200), pushed]);
    expect(lists()).toHaveLength(1);
  });

  const walked = inTier({ fast: 600, thorough: 3_000 });

  it(`does not walk ${walked} commits for one that was merged from the side`, async () => {
    await repository.commit({ message: 'Start', files: { 'README.md': '# Plan\n' } });
    const ids = await commitMany(repository.directory, walked, 50);
    const on = (...parents: string[]) =>
      repository.git('commit-tree', ...parents.flatMap((id) => ['-p', id]), '-m', 'On top', tree);
    const tree = `${ids.at(-1)}^{tree}`;
    const published = await on(ids.at(-2) ?? '');
    const merge = await on(ids.at(-1) ?? '', published);
    await repository.git('reset', '--quiet', '--hard', merge);
    github.requests.length = 0;
    const { relation, commits } = await openSource().history(published, merge);
    expect([relation, ...(await collect(commits)).map(({ id }) => id)]).toEqual(['joined', merge]);
    expect(github.requests.length).toBeLessThanOrEqual(4);
  });

  it('spends less than 40 requests on ten commits that touch ten documents', async () => {
    const file = (number: number) => `en/chapter-${number % 3}/commitment-${number}.md`;
    const files = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [file(at), 'text']));
    const published = await repository.commit({ message: 'all', files });
    for (let number = 0; number < 10; number++)
      await repository.commit({ message: 'amend', files: { [file(number)]: `text ${number}` } });
    const source = openSource({ path: 'en' });
    const [first] = await commitsOf(source);
    github.requests.length = 0;
    const fresh = openSource({ path: 'en' });
    let before = first?.tree;
    let changed = 0;
    for (const { tree } of await commitsOf(fresh, published)) {
      for (const { after } of await fresh.compareTrees(before, tree)) {
        await fresh.blob(after?.id ?? '', 1_000);
        changed++;
      }
      before = tree;
    }
    expect(changed).toBe(10);
    expect(github.requests.length).toBeLessThan(40);
  });
});

describe('a head that a GitHub source is to confirm', () => {
  it('is asked for again after as long as GitHub may take to be consistent', async () => {
    const waits: number[] = [];
    let pushed = '';
    const source = openSource({
      async wait(milliseconds) {
        waits.push(milliseconds);
        pushed = await repository.commit({ message: 'two', files: { 'a.md': 'b' } });
      },
    });
    const old = await repository.commit({ message: 'one', files: { 'a.md': 'a' } });
    expect(await source.head()).toBe(old);
    expect(await source.confirmHead()).toBe(pushed);
    expect(waits).toEqual([30_000]);
  });
});

describe('when GitHub is in trouble, a GitHub source', () => {
  beforeEach(async () => {
    await makeHistory();
  });

  it.each([404, 500, 502])('tries again after %i', async (status) => {
    const source = openSource();
    github.troubles.push({ answer: broken(status), path: '/commits', times: 2 });
    expect(await commitsOf(source)).toHaveLength(4);
  });

  it('takes a head that is not everywhere yet for no rewrite', async () => {
    const source = openSource();
    const head = await headOf(source);
    const [first] = await commitsOf(source);
    github.troubles.push({ answer: missing, path: '/compare/', times: 2 });
    expect((await source.history(first?.id, head)).relation).toBe('forward');
    github.troubles.push({ answer: missing, path: '/compare/', times: 1 });
    github.troubles.push({ answer: missing, path: '/git/commits/', times: 100 });
    await expect(source.history(first?.id, head)).rejects.toThrow(SourceUnavailableError);
  });

  it('says of a blob that GitHub does not serve that it is too large', async () => {
    const source = openSource();
    const { tree = '' } = (await commitsOf(source)).at(-1) ?? {};
    const { id = '' } = (await source.entry(tree, 'README.md')) ?? {};
    github.limits.blobBytes = 0;
    const { size, bytes } = await source.blob(id, 1_000);
    expect(size).toBeGreaterThan(1_000);
    expect(bytes).toBeUndefined();
  });

  it('does not fetch what is too large, where a tree has said so', async () => {
    const film = 'x'.repeat(200_000);
    await repository.commit({ message: 'one', files: { 'film.mp4': film } });
    const source = openSource();
    const { tree = '' } = (await commitsOf(source)).at(-1) ?? {};
    const { id = '' } = (await source.entry(tree, 'film.mp4')) ?? {};
    expect(await source.blob(id, 100)).toEqual({ size: film.length });
    expect(github.requests.some(({ target }) => target.includes('/blobs/'))).toBe(false);
    expect((await source.blob(id, film.length)).bytes).toHaveLength(film.length);
  });

  it('leaves it to the next wake-up when it goes on', async () => {
    github.troubles.push({ answer: broken(502), times: 100 });
    await expect(openSource().head()).rejects.toThrow(SourceUnavailableError);
  });

  it('waits out a short rate limit', async () => {
    github.troubles.push({ answer: secondaryLimit(429, 1), times: 1 });
    expect(await openSource().head()).toMatch(/^[0-9a-f]{40}$/u);
  });

  it('does not wait for a long one', async () => {
    github.troubles.push({ answer: secondaryLimit(403, 3600), times: 100 });
    await expect(openSource().head()).rejects.toThrow(SourceUnavailableError);
  });

  it('asks for another token when one is refused, and says so when that is refused too', async () => {
    const asked: boolean[] = [];
    const source = openSource({
      token: async (isRefused = false) => {
        asked.push(isRefused);
        return isRefused ? 'new' : 'old';
      },
    });
    github.access.tokens = new Set(['new']);
    expect(await source.head()).toMatch(/^[0-9a-f]{40}$/u);
    github.access.tokens.clear();
    await expect(source.head()).rejects.toThrow(SourceError);
    expect(asked).toEqual([false, true, false, true]);
  });
});
