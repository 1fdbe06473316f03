import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openGitSource } from '../../lib/git/git-source.ts';
import { createGithubSource, type GithubSourceOptions } from '../../lib/github/github-source.ts';
import { createMemoryPageStore } from '../../lib/memory/memory-page-store.ts';
import { createMemoryVersionStore } from '../../lib/memory/memory-version-store.ts';
import { ingest } from '../../lib/pipeline/ingest/ingest.ts';
import type { VersionStore } from '../../lib/ports/version-store.ts';
import { type GithubServer, startGithubServer } from '../support/github/github-server.ts';
import { createRepository, type Repository } from '../support/repository.ts';

let repository: Repository;
let github: GithubServer;
let store: VersionStore;
let told: string[];

beforeEach(async () => {
  repository = await createRepository();
  github = await startGithubServer(repository.directory);
  store = createMemoryVersionStore();
  told = [];
  github.identity.fullName = 'state/plan';
  await push();
  await run();
});

afterEach(async () => {
  await github.close();
  await repository.close();
});

let pushes = 0;
function push(): Promise<string> {
  pushes += 1;
  return repository.commit({ message: 'push', files: { 'a.md': `# A\n\n${pushes}\n` } });
}

/** One run of ingest as a function does it that has just been started. */
function run(options: Partial<GithubSourceOptions> = {}) {
  github.requests.length = 0;
  const at = { owner: 'state', repository: 'plan', branch: 'main', path: '' };
  const moved = (advice: string) => void told.push(advice);
  const connection = { apiUrl: github.url, retryAfter: 1, moved };
  const source = createGithubSource({ ...at, ...connection, ...options });
  return ingest({ source, store, pages: createMemoryPageStore() });
}

const published = async () => (await store.cursor('ingested'))?.commit;
const targets = () => github.requests.map(({ target }) => target);

describe('a repository without a configured number', () => {
  it('is remembered by the number that its name has at first', async () => {
    expect((await store.cursor('ingested'))?.repository).toBe('7 state/plan');
    const head = await push();
    await run();
    expect(await published()).toBe(head);
    expect(targets().every((target) => target.startsWith('/repositories/7'))).toBe(true);
    expect(told).toEqual([]);
  });

  it('costs one request more at a push, and none where there is no news', async () => {
    await push();
    await run();
    expect(targets().filter((target) => target === '/repositories/7')).toHaveLength(1);
    await run();
    expect(targets()).toEqual(['/repositories/7/git/ref/heads%2Fmain']);
  });

  it('is followed under another name, and its operator told once, also when its name is taken', async () => {
    github.identity.fullName = 'nation/climate-plan';
    const head = await push();
    await run();
    expect(await published()).toBe(head);
    expect(told).toEqual([
      'GitHub has the repository state/plan as nation/climate-plan now: configure that name.',
    ]);
  });

  it('is never taken for another one that was made under its name', async () => {
    const before = await published();
    github.identity.id = 8;
    await push();
    await expect(run()).rejects.toThrow('GitHub shows no repository state/plan');
    expect(await published()).toBe(before);
  });

  it('gives way to a number, or a name, that the operator configures anew', async () => {
    github.identity.id = 8;
    let head = await push();
    await run({ repositoryId: 8 });
    expect(await published()).toBe(head);
    expect((await store.cursor('ingested'))?.repository).toBe('8 state/plan');
    Object.assign(github.identity, { id: 9, fullName: 'state/other' });
    head = await push();
    await run({ repository: 'other' });
    expect(await published()).toBe(head);
    expect(told).toEqual([]);
  });

  it('that has another name already at the first run is told, too', async () => {
    store = createMemoryVersionStore();
    github.identity.fullName = 'state/new';
    await run();
    expect(told).toEqual([expect.stringContaining('under another name: configure that one.')]);
    expect(await published()).toBeDefined();
  });

  it('keeps its number through a run over a clone, which knows none', async () => {
    const source = await openGitSource({ repository: repository.directory, path: '' });
    await push();
    await ingest({ source, store, pages: createMemoryPageStore() });
    await source.close();
    expect((await store.cursor('ingested'))?.repository).toBe('7 state/plan');
  });
});
