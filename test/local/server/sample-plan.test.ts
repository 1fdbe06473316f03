import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { runGit } from '../../../lib/git/run-git.ts';
import { seedSamplePlan } from '../../../lib/local/server/sample-plan.ts';
import { createRepository, type Repository } from '../../support/repository.ts';

let project: Repository;
let folder: string;
let remote: string;

beforeEach(async () => {
  project = await createRepository();
  folder = await mkdtemp(join(tmpdir(), 'gazette sample '));
  remote = join(folder, 'plan.git');
  await runGit(folder, ['init', '--quiet', '--bare', 'plan.git']);
  await project.commit({ message: 'feat: something else', files: { 'lib/a.ts': '' } });
  await project.commit({
    message: 'content: publish the plan\n\nBecause.',
    files: { 'content/README.md': '# Plan\n' },
    date: '2015-07-16T08:00:00Z',
    author: 'The unit',
  });
  await project.commit({ message: 'fix: not the plan', files: { 'lib/a.ts': 'x' } });
  await project.commit({ message: 'content: amend it', files: { 'content/en/a.md': '# A\n' } });
});

afterEach(async () => {
  await project.close();
  await rm(folder, { recursive: true });
});

const seed = () => seedSamplePlan({ project: project.directory, remote, branch: 'main' });

describe('the sample plan', () => {
  it('gets the history of content/, as commits of its own', async () => {
    expect(await seed()).toEqual({ commits: 2, complete: true });
    const log = await runGit(remote, ['log', '--format=%an|%cI|%s|%b', 'main']);
    expect(log.split('\n').filter(Boolean)).toEqual([
      expect.stringContaining('|Amend it|'),
      'The unit|2015-07-16T08:00:00+00:00|Publish the plan|Because.',
    ]);
    expect(await runGit(remote, ['ls-tree', '-r', '--name-only', 'main'])).toBe(
      'README.md\nen/a.md',
    );
    await runGit(remote, ['fsck', '--strict']);
  });

  it('is the same whatever a person’s own settings make of a log', async () => {
    await project.commit({ message: 'content: Été', files: { 'content/en/b.md': '# B\n' } });
    await project.git('config', 'i18n.logOutputEncoding', 'ISO-8859-1');
    await seed();
    expect(await runGit(remote, ['log', '-1', '--format=%s', 'main'])).toBe('Été');
  });

  it('is left alone once it is there', async () => {
    await seed();
    expect(await seed()).toEqual({ commits: 0, complete: true });
  });

  it('is the same wherever it is made', async () => {
    await seed();
    const first = await runGit(remote, ['rev-parse', 'main']);
    await runGit(remote, ['update-ref', '-d', 'refs/heads/main']);
    await seed();
    expect(await runGit(remote, ['rev-parse', 'main'])).toBe(first);
  });

  it('is one version where the history is not there, and says so', async () => {
    const archive = join(folder, 'archive');
    await cp(join(project.directory, 'content'), join(archive, 'content'), { recursive: true });
    const made = await seedSamplePlan({ project: archive, remote, branch: 'main' });
    expect(made).toEqual({ commits: 1, complete: false });
    expect(await runGit(remote, ['log', '--format=%cI', 'main'])).toBe('2015-07-16T12:00:00+00:00');
    expect(await runGit(remote, ['show', 'main:README.md'])).toBe('# Plan');
  });
});
