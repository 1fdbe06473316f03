import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fetchBranch } from '../../lib/git/other-repository.ts';
import { runGit } from '../../lib/git/run-git.ts';
import { trustedFolders } from '../../lib/git/trusted-folders.ts';
import { createGitRemote } from '../../lib/local/git-remote/git-remote.ts';
import { listen } from '../support/listen.ts';
import { createRepository, type Repository } from '../support/repository.ts';

let plan: Repository;
let folder: string;
const before = { ...process.env };

beforeEach(async () => {
  plan = await createRepository();
  await plan.commit({ message: 'one', files: { 'README.md': '# Plan\n' } });
  folder = await mkdtemp(join(tmpdir(), 'gazette-settings-'));
});

afterEach(async () => {
  for (const name of ['HOME', 'XDG_CONFIG_HOME', 'GIT_CONFIG_GLOBAL'])
    if (before[name] === undefined) delete process.env[name];
    else process.env[name] = before[name];
  await plan.close();
  await rm(folder, { recursive: true });
});

async function script(path: string, lines: string): Promise<void> {
  await writeFile(path, `#!/bin/sh\n${lines}\n`);
  await chmod(path, 0o755);
}

describe('a repository of another user', () => {
  /** Builds where git takes every repository for one of another user (git's own t/README). */
  async function build(environment: Readonly<Record<string, string>>) {
    const git = spawnSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).stdout.trim();
    const bin = join(folder, 'bin');
    await mkdir(bin);
    await script(join(bin, 'git'), `GIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec ${git} "$@"`);
    const out = join(folder, 'out');
    const words = ['bin/gazette.mjs', 'build', '--repo', plan.directory, '--out', out, '--json'];
    return spawnSync(process.execPath, ['--import', 'tsx', ...words], {
      encoding: 'utf8',
      env: { ...process.env, PATH: `${bin}:${process.env.PATH}`, HOME: folder, ...environment },
    });
  }
  const inEnvironment = (folder: string) => ({
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'safe.directory',
    GIT_CONFIG_VALUE_0: folder,
  });

  it('is not read', async () => {
    const { status, stderr } = await build({});
    expect([status, stderr]).toEqual([3, expect.stringContaining('dubious ownership')]);
  });

  it('is read where the environment trusts it', async () => {
    expect((await build(inEnvironment('*'))).stderr).toMatch(/^ingest: 1 change set\n/u);
  });

  it('is read where the settings of the system trust it', async () => {
    const system = join(folder, 'system');
    await writeFile(system, `[safe]\n\tdirectory = ${plan.directory}\n`);
    const { stderr } = await build({ GIT_CONFIG_SYSTEM: system });
    expect(stderr).toMatch(/^ingest: 1 change set\n/u);
  });

  it('is not read where trust was taken back', async () => {
    const system = join(folder, 'system');
    await writeFile(system, `[safe]\n\tdirectory = *\n`);
    const { stderr } = await build({ GIT_CONFIG_SYSTEM: system, ...inEnvironment('') });
    expect(stderr).toContain('dubious ownership');
  });

  it('cannot trust itself, also where a hook runs for it', async () => {
    await plan.git('config', 'safe.directory', '*');
    const environment = { ...process.env, HOME: folder, GIT_CONFIG_NOSYSTEM: '1' };
    const hook = { ...environment, GIT_DIR: join(plan.directory, '.git') };
    expect(trustedFolders(hook)).toEqual([]);
    expect(trustedFolders({ ...hook, ...inEnvironment('/srv/a plan') })).toEqual(['/srv/a plan']);
  });
});

describe('a person whose settings have hooks for all repositories', () => {
  let ran: string;

  beforeEach(async () => {
    ran = join(folder, 'ran');
    const hooks = join(folder, 'hooks');
    await mkdir(hooks);
    for (const name of ['pre-receive', 'update', 'reference-transaction', 'post-update'])
      await script(join(hooks, name), `echo ${name} >> '${ran}'; exit 1`);
    const rules = `[core]\n\thooksPath = ${hooks}\n[safe]\n\tbareRepository = explicit\n`;
    await writeFile(join(folder, '.gitconfig'), rules);
    Object.assign(process.env, { HOME: folder, XDG_CONFIG_HOME: folder });
    delete process.env.GIT_CONFIG_GLOBAL;
  });

  it('has them not run by the local remote, which runs its own', async () => {
    const directory = join(folder, 'plan.git');
    const remote = await createGitRemote({ directory, branch: 'main', isJudged: true });
    const judged: string[] = [];
    remote.judge(async ({ ref }) => {
      judged.push(ref);
      return [];
    });
    const server = createServer((request, response) => void remote.handle(request, response));
    const url = `${await listen(server)}/git/plan.git`;
    try {
      await runGit(plan.directory, ['push', '--quiet', url, 'HEAD:main']);
    } finally {
      server.closeAllConnections();
      await new Promise((end) => server.close(end));
    }
    expect(await runGit(directory, ['rev-list', '--count', 'main'])).toBe('1');
    expect([judged, existsSync(ran)]).toEqual([['refs/heads/main'], false]);
  });

  it('has them not run by a fetch into the home', async () => {
    const home = join(folder, 'home.git');
    await runGit(folder, ['init', '--quiet', '--bare', home]);
    await fetchBranch(home, `file://${resolve(plan.directory)}`, 'main');
    expect(await runGit(home, ['rev-list', '--count', 'main'])).toBe('1');
    expect(existsSync(ran)).toBe(false);
  });
});
