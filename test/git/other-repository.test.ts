import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fetchBranch } from '../../lib/git/other-repository.ts';
import { runGit } from '../../lib/git/run-git.ts';

let folder: string;
let home: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gazette-other-'));
  home = join(folder, 'home.git');
  await runGit(folder, ['init', '--quiet', '--bare', home]);
});
afterEach(() => rm(folder, { recursive: true }));

const who = ['-c', 'user.name=A', '-c', 'user.email='];

async function repository(name: string, ...options: readonly string[]): Promise<string> {
  const directory = join(folder, name);
  await runGit(folder, ['init', '--quiet', '-b', 'main', ...options, directory]);
  for (const message of ['one', 'two'])
    await runGit(directory, [...who, 'commit', '--quiet', '--allow-empty', '-m', message]);
  return `file://${directory}`;
}

describe('fetching a branch', () => {
  it('brings it, and again', async () => {
    const url = await repository('plain');
    await fetchBranch(home, url, 'main');
    await fetchBranch(home, url, 'main');
    expect(await runGit(home, ['rev-list', '--count', 'main'])).toBe('2');
  });

  it('says what to do where objects have another format', async () => {
    const url = await repository('newer', '--object-format=sha256');
    await expect(fetchBranch(home, url, 'main')).rejects.toMatchObject({
      name: 'SourceError',
      message: expect.stringContaining('another format (SHA-256)'),
    });
  });

  it('says so where the history is cut off', async () => {
    const url = await repository('whole');
    await runGit(folder, ['clone', '--quiet', '--depth=1', url, 'shallow']);
    await expect(fetchBranch(home, `file://${join(folder, 'shallow')}`, 'main')).rejects.toThrow(
      'is a shallow clone',
    );
  });
});
