import { rename, rm } from 'node:fs/promises';
import { SettingsError } from '../../errors/errors.ts';
import { openGitSource } from '../../git/git-source.ts';
import { runGit, tryGit } from '../../git/run-git.ts';
import type { PlanSettings } from '../home/plan-settings.ts';

/**
 * Makes the bare repository of a new home: it is filled and checked under another name, so that
 * nothing is left for a later start when this one fails.
 *
 * @param fill gives an empty bare repository the plan's branch
 * @param isAwaited the branch may be still to come
 * @throws {SettingsError} when a repository is there that no settings speak of
 * @throws {SourceError} when branch or folder of the plan is not in it
 */
export async function makeHomeRepository(
  directory: string,
  { branch, path }: Pick<PlanSettings, 'branch' | 'path'>,
  isAwaited: boolean,
  fill: (directory: string) => Promise<void>,
): Promise<void> {
  if ((await tryGit(directory, ['rev-parse', '--git-dir'])) === '.')
    throw new SettingsError(
      `${directory} is there already, and no settings say what it is.`,
      'Move it away, or take another home, --home DIR.',
    );
  const draft = `${directory}.new`;
  await rm(draft, { recursive: true, force: true });
  await runGit('.', ['init', '--quiet', '--bare', draft]);
  await runGit(draft, ['symbolic-ref', 'HEAD', `refs/heads/${branch}`]);
  try {
    await fill(draft);
    await (await openGitSource({ repository: draft, branch, path, isAwaited })).close();
    await rename(draft, directory);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}
