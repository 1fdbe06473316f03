import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { runGit } from '../../lib/git/run-git.ts';
import { createRepository, type Repository } from '../support/repository.ts';

let plan: Repository;
let other: Repository;
let folder: string;

beforeEach(async () => {
  [plan, other] = [await createRepository(), await createRepository()];
  folder = await mkdtemp(join(tmpdir(), 'gazette-test-'));
  await plan.commit({ message: 'content: plan', files: { 'content/README.md': '# Plan\n' } });
  await other.commit({ message: 'other', files: { 'content/README.md': '# Other\n' } });
});

afterEach(async () => {
  await plan.close();
  await other.close();
  await rm(folder, { recursive: true });
});

/** What git sets for its hooks, all of another repository than the one to be read. */
function inHook(): NodeJS.ProcessEnv {
  const directory = join(other.directory, '.git');
  return {
    ...process.env,
    GIT_DIR: directory,
    GIT_WORK_TREE: other.directory,
    GIT_INDEX_FILE: join(directory, 'index'),
    GIT_OBJECT_DIRECTORY: join(directory, 'objects'),
    GIT_QUARANTINE_PATH: directory,
    GIT_NAMESPACE: 'other',
    GIT_PREFIX: 'content/',
  };
}

function node(...words: string[]) {
  const command = ['--import', 'tsx', ...words];
  return spawnSync(process.execPath, command, { encoding: 'utf8', env: inHook() });
}

describe('inside a hook of another repository', () => {
  it('a build reads the repository it was given', () => {
    const out = join(folder, 'site');
    const words = ['bin/gazette.mjs', 'build', '--repo', plan.directory, '--out', out, '--json'];
    const { status, stdout, stderr } = node(...words);
    expect([status, stderr]).toEqual([0, expect.stringMatching(/^ingest: 1 change set\n/u)]);
    expect(JSON.parse(stdout)).toMatchObject({ commits: 1, documents: 1 });
  });

  it('the sample plan comes from its project, and goes to its remote', async () => {
    const remote = join(folder, 'plan.git');
    const options = { project: plan.directory, remote, branch: 'main' };
    const before = await other.git('for-each-ref');
    const script = [
      `import { createGitRemote } from ${JSON.stringify(resolve('lib/local/git-remote/git-remote.ts'))};`,
      `import { seedSamplePlan } from ${JSON.stringify(resolve('lib/local/server/sample-plan.ts'))};`,
      `await createGitRemote({ directory: ${JSON.stringify(remote)}, branch: 'main' });`,
      `const made = await seedSamplePlan(${JSON.stringify(options)});`,
      'console.log(JSON.stringify(made));',
    ];
    const { stdout, stderr } = node('--input-type=module', '--eval', script.join('\n'));
    expect([stdout, stderr]).toEqual(['{"commits":1,"complete":true}\n', '']);
    expect(await runGit(remote, ['show', 'main:README.md'])).toBe('# Plan');
    expect(await other.git('for-each-ref')).toBe(before);
  });

  it('a project without history is imported into its remote as well', async () => {
    const remote = join(folder, 'plan.git');
    await runGit(folder, ['init', '--quiet', '--bare', remote]);
    await rm(join(plan.directory, '.git'), { recursive: true });
    const options = { project: plan.directory, remote, branch: 'main' };
    const script = [
      `import { seedSamplePlan } from ${JSON.stringify(resolve('lib/local/server/sample-plan.ts'))};`,
      `console.log(JSON.stringify(await seedSamplePlan(${JSON.stringify(options)})));`,
    ];
    const { stdout } = node('--input-type=module', '--eval', script.join('\n'));
    expect(stdout).toBe('{"commits":1,"complete":false}\n');
    expect(await runGit(remote, ['show', 'main:README.md'])).toBe('# Plan');
  });
});
