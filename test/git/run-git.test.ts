import { tmpdir } from 'node:os';
import { describe, expect, it } from '@jest/globals';
import { tryGit } from '../../lib/git/run-git.ts';

describe('git that says no', () => {
  it('is an answer, and so is a folder that is not there', async () => {
    expect(await tryGit(tmpdir(), ['rev-parse', '--verify', 'no-such'])).toBeUndefined();
    expect(await tryGit('/no/such/folder', ['--version'])).toBeUndefined();
  });

  it('is told from git that was ended from outside, which says nothing', async () => {
    const ended = tryGit(tmpdir(), ['-c', 'alias.end=!kill -9 $PPID', 'end']);
    await expect(ended).rejects.toMatchObject({
      name: 'SourceUnavailableError',
      message: 'git -c was not run to its end (SIGKILL).',
    });
  });
});
