import { spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createAwsPorts } from '../../lib/aws/aws-ports.ts';
import { openGitSource } from '../../lib/git/git-source.ts';
import { runGit } from '../../lib/git/run-git.ts';
import { importToStack } from '../../lib/local/commands/import-to-stack.ts';
import { createMemoryPageStore } from '../../lib/memory/memory-page-store.ts';
import { createMemoryVersionStore } from '../../lib/memory/memory-version-store.ts';
import { ingest } from '../../lib/pipeline/ingest/ingest.ts';
import type { VersionStore } from '../../lib/ports/version-store.ts';
import { useEmulators } from '../contract/emulated.ts';
import {
  type CloudFormationServer,
  startCloudFormationServer,
} from '../support/cloudformation-server.ts';
import { createRepository, type Repository } from '../support/repository.ts';

const newPlace = useEmulators();
let cloudFormation: CloudFormationServer;
let repository: Repository;
let place: Awaited<ReturnType<typeof newPlace>>;

beforeAll(async () => {
  cloudFormation = await startCloudFormationServer();
});
afterAll(() => cloudFormation.close());

beforeEach(async () => {
  cloudFormation.refusal = undefined;
  repository = await createRepository();
  place = await newPlace();
  const { table, site, objects } = place.names;
  cloudFormation.stacks.set('climate', {
    ...{ TableName: table, PagesBucket: site, TextsBucket: objects },
    ...{ PushQueueUrl: place.queueUrl, Repository: 'state/plan', Branch: 'main' },
    PlanFolder: 'plan',
  });
});
afterEach(() => repository.close());

const environment = () => ({
  ...place.environment,
  AWS_ENDPOINT_URL_CLOUDFORMATION: cloudFormation.url,
});

function run(more: Partial<Parameters<typeof importToStack>[0]> = {}) {
  return importToStack({
    ...{ repository: repository.directory, stack: 'climate', environment: environment() },
    ...more,
  });
}

function deployed(): VersionStore {
  const { environment: at, names, queueUrl } = place;
  return createAwsPorts(at, { ...names, queueUrl }).store;
}

let template: Repository | undefined;
afterAll(() => template?.close());

/** Gives the repository six commits, of which five change the plan; they are made once. */
async function makeHistory(): Promise<void> {
  template ??= await createHistory();
  await rm(repository.directory, { recursive: true });
  await cp(template.directory, repository.directory, { recursive: true });
}

async function createHistory(): Promise<Repository> {
  const made = await createRepository();
  const commit = (message: string, files: Record<string, string | Uint8Array | null>) =>
    made.commit({ message, files });
  const picture = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0]);
  await commit('one', { 'plan/README.md': '# Plan\n\n![map](map.png)\n', 'plan/map.png': picture });
  await commit('two', { 'plan/a/commitment-1.md': '# One\n\nWe will try.\n' });
  await commit('beside', { 'other.md': 'Not of the plan.\n' });
  await commit('three', { 'plan/a/commitment-1.md': '# One\n\nWe will succeed.\n' });
  await commit('four', { 'plan/b.md': Uint8Array.from([0xc3, 0x28, 0x0a]) });
  await commit('five', { 'plan/a/commitment-1.md': null });
  return made;
}

async function contentsOf(store: VersionStore) {
  const cursor = await store.cursor('ingested');
  const changeSets = await store.changeSets(1, cursor?.sequence ?? 1);
  const ids = [...new Set(changeSets.flatMap(({ changes }) => changes.map((one) => one.document)))];
  const versions = await Promise.all(ids.map((id) => store.versionsOf(id, cursor?.sequence ?? 0)));
  const texts = await Promise.all(
    versions.flat().map(async ({ document, number }) => {
      return Buffer.from(await store.source(document, number)).toString('latin1');
    }),
  );
  return { cursor, changeSets, versions, texts };
}

/** The store that `gazette build` makes of the same clone. */
async function built() {
  const source = await openGitSource({ repository: repository.directory, path: 'plan' });
  const store = createMemoryVersionStore();
  await ingest({ source, store, pages: createMemoryPageStore() });
  await source.close();
  return contentsOf(store);
}

describe('an import', () => {
  it('publishes what a build of the same clone publishes', async () => {
    await makeHistory();
    const progress: string[] = [];
    const onProgress = ({ commits, of }: { commits: number; of: number }) =>
      void progress.push(`${commits} of ${of}`);
    expect(await run({ onProgress })).toMatchObject({
      ...{ done: true, commits: 6, changeSets: 5, documents: 2, versions: 3 },
      problems: [{ path: 'b.md' }],
    });
    expect(progress).toEqual(['1 of 6', '2 of 6', '3 of 6', '4 of 6', '5 of 6', '6 of 6']);
    expect(await contentsOf(deployed())).toEqual(await built());
  });

  it('goes on where it was stopped, as often as it is', async () => {
    await makeHistory();
    const expected = await built();
    let runs = 0;
    let published = 0;
    for (let done = false; !done; runs += 1) {
      let asked = 0;
      const report = await run({ isTimeUp: () => asked++ > 1 });
      published += report.changeSets;
      done = report.done;
    }
    expect(runs).toBe(3);
    expect(published).toBe(5);
    expect(await contentsOf(deployed())).toEqual(expected);
    expect(await run()).toMatchObject({ done: true, commits: 0, changeSets: 0 });
  });

  it('takes turns with another that runs at the same time', async () => {
    await makeHistory();
    const reports = await Promise.all([run(), run(), run()]);
    expect(reports.map(({ done }) => done)).toEqual([true, true, true]);
    expect(reports.reduce((sum, { changeSets }) => sum + changeSets, 0)).toBe(5);
    expect(await contentsOf(deployed())).toEqual(await built());
  });

  it('brings what came since, and only that', async () => {
    await makeHistory();
    await run();
    await repository.commit({ message: 'six', files: { 'plan/c.md': '# C\n' } });
    expect(await run()).toMatchObject({ done: true, commits: 1, changeSets: 1, versions: 1 });
    expect(await contentsOf(deployed())).toEqual(await built());
  });

  it('is done where the store is ahead of the clone', async () => {
    await makeHistory();
    await run();
    await repository.git('reset', '--quiet', '--hard', 'HEAD~2');
    expect(await run()).toMatchObject({ done: true, commits: 0, changeSets: 0 });
    expect((await deployed().cursor('ingested'))?.sequence).toBe(5);
  });

  it('reads the branch as it was fetched, not what nobody pushed', async () => {
    await makeHistory();
    const folder = await mkdtemp(join(tmpdir(), 'gazette-test-'));
    const clone = join(folder, 'clone');
    await runGit(folder, ['clone', '--quiet', repository.directory, clone]);
    const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.org'];
    await runGit(clone, [...who, 'commit', '--quiet', '--allow-empty', '-m', 'not pushed']);
    expect(await run({ repository: clone })).toMatchObject({ commits: 6 });
    expect((await deployed().cursor('ingested'))?.commit).toBe(
      await repository.git('rev-parse', 'HEAD'),
    );
    await rm(folder, { recursive: true });
  });
});

describe('an import changes nothing and says why', () => {
  /** What was said; the store must be as it was. */
  async function refused(more: Partial<Parameters<typeof importToStack>[0]> = {}) {
    const before = await deployed().cursor('ingested');
    const error: unknown = await run(more).catch((thrown: unknown) => thrown);
    expect(await deployed().cursor('ingested')).toEqual(before);
    return error;
  }

  it('when the clone is of another plan, or older than what is published', async () => {
    await makeHistory();
    await run();
    await repository.close();
    repository = await createRepository();
    await repository.commit({ message: 'other', files: { 'plan/README.md': '# Other\n' } });
    expect(await refused()).toMatchObject({
      name: 'SourceError',
      message: expect.stringMatching(/the clone does not have [0-9a-f]{12}/u),
      advice: expect.stringContaining('git fetch'),
    });
  });

  it('when the history was rewritten', async () => {
    await makeHistory();
    await run();
    await repository.git('reset', '--quiet', '--hard', 'HEAD~2');
    await repository.commit({ message: 'other', files: { 'plan/d.md': '# D\n' } });
    expect(await refused()).toMatchObject({
      message: expect.stringContaining('is not in the history of the branch'),
    });
  });

  it('when the clone comes from another repository on GitHub', async () => {
    await makeHistory();
    await repository.git('remote', 'add', 'origin', 'git@github.com:state/other.git');
    expect(await refused()).toMatchObject({
      message: expect.stringContaining('is a clone of state/other, and the stack publishes'),
    });
    await repository.git('remote', 'set-url', 'origin', 'https://github.com/State/Plan');
    expect(await run()).toMatchObject({ done: true });
  });

  it('when the clone has no such branch or folder', async () => {
    await repository.commit({ message: 'one', files: { 'README.md': '# Plan\n' } });
    expect(await refused()).toMatchObject({ message: expect.stringContaining('folder plan') });
    await repository.git('branch', '--move', 'main', 'trunk');
    expect(await refused()).toMatchObject({ message: expect.stringContaining('no branch main') });
  });

  it('when the stack publishes another branch or folder than expected', async () => {
    await makeHistory();
    expect(await refused({ branch: 'trunk' })).toMatchObject({
      message: 'the stack climate publishes the branch main, not trunk',
    });
    expect(await refused({ path: '' })).toMatchObject({
      message: expect.stringContaining('publishes the folder plan'),
    });
    expect(await run({ branch: 'main', path: '/plan/' })).toMatchObject({ done: true });
  });

  it('when there is no such stack, or it is none of Gazette’s', async () => {
    cloudFormation.stacks.set('web', { Url: 'https://example.org' });
    expect(await refused({ stack: 'nope' })).toMatchObject({
      name: 'SettingsError',
      message: expect.stringMatching(/there is no stack nope in the region \S+$/u),
    });
    expect(await refused({ stack: 'web' })).toMatchObject({
      message: 'the stack web has no output TableName',
    });
  });

  it.each([
    ['ExpiredToken', 'Sign in'],
    ['InvalidClientTokenId', 'Sign in'],
    ['AccessDenied', 'deployed with'],
  ])('when AWS says %s', async (code, advice) => {
    cloudFormation.refusal = code;
    expect(await refused()).toMatchObject({
      name: 'SettingsError',
      advice: expect.stringContaining(advice),
    });
  });
});

describe('gazette import', () => {
  /** Runs the command as a person would; `signal` is sent when it first tells of progress. */
  async function gazette(
    words: readonly string[],
    more: Readonly<Record<string, string>> = {},
    signal?: NodeJS.Signals,
  ) {
    const child = spawn(process.execPath, ['bin/gazette.mjs', ...words], {
      env: { PATH: process.env.PATH, HOME: tmpdir(), ...environment(), ...more },
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      if (signal && stderr === '') child.kill(signal);
      stderr += chunk;
    });
    const status = await new Promise((resolve) => child.on('close', resolve));
    return { status, stdout, stderr };
  }

  it('tells progress on stderr and what it did on stdout', async () => {
    await makeHistory();
    const words = ['import', '--repo', repository.directory, '--stack', 'climate', '--json'];
    const { status, stdout, stderr } = await gazette(words);
    expect([status, stderr]).toEqual([0, expect.stringContaining('6 of 6 commits\n')]);
    expect(stderr).toMatch(/^[0-9a-f]{12} b\.md:1: /mu);
    const report: unknown = JSON.parse(stdout);
    expect(report).toEqual({
      ...{ done: true, commits: 6, changeSets: 5, documents: 2, versions: 3 },
      seconds: expect.any(Number),
    });
  });

  it.each(['SIGKILL', 'SIGINT'] as const)('goes on after %s', async (signal) => {
    await makeHistory();
    for (let number = 0; number < 30; number += 1)
      await repository.commit({ message: 'more', files: { 'plan/b.md': `# B ${number}\n` } });
    const words = ['import', '--repo', repository.directory, '--stack', 'climate'];
    const stopped = await gazette(words, {}, signal);
    expect(stopped.status).toBe(signal === 'SIGINT' ? 3 : null);
    if (signal === 'SIGINT') expect(stopped.stderr).toContain('start it again and it goes on');
    const sequence = (await deployed().cursor('ingested'))?.sequence ?? 0;
    expect(sequence).toBeLessThan(35);
    expect((await gazette(words)).status).toBe(0);
    expect(await contentsOf(deployed())).toEqual(await built());
  });

  it('says what is missing: options, credentials, a region', async () => {
    const words = ['import', '--repo', repository.directory, '--stack', 'climate'];
    expect((await gazette(words.slice(0, 3))).status).toBe(2);
    const none = {
      ...{ AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', AWS_EC2_METADATA_DISABLED: 'true' },
    };
    expect(await gazette(words, none)).toMatchObject({
      status: 3,
      stderr: expect.stringMatching(/the credentials, or there are none[^\n]*\nSign in/u),
    });
    expect(await gazette(words, { AWS_REGION: '' })).toMatchObject({
      status: 3,
      stderr: expect.stringContaining('no AWS region is set'),
    });
  });
});
