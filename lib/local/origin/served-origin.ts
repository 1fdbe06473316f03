import { openGitSource } from '../../git/git-source.ts';
import { fetchBranch } from '../../git/other-repository.ts';
import { tryGit } from '../../git/run-git.ts';
import { createGitRemote } from '../git-remote/git-remote.ts';
import type { PlanSettings } from '../home/plan-settings.ts';
import { type PlanOrigin, watchesNothing } from './plan-origin.ts';

/**
 * A plan whose repository is the home's own git remote. The first start gives it the branch of
 * another repository where one is named; that one is never read again.
 *
 * @param directory the home's bare repository, made where it is not there yet
 * @param fill called for a remote without the branch, where no other repository is named
 * @throws {SourceUnavailableError} when the other repository cannot be read
 */
export async function openServedOrigin(
  directory: string,
  { repository, branch, path }: PlanSettings,
  fill: () => Promise<void>,
): Promise<PlanOrigin> {
  const remote = await createGitRemote({ directory, branch });
  const ref = `refs/heads/${branch}`;
  const isFilled =
    (await tryGit(directory, ['rev-parse', '--verify', '--quiet', ref])) !== undefined;
  if (!isFilled)
    await (repository === undefined ? fill() : fetchBranch(directory, repository, branch));
  const source = await openGitSource({ repository: directory, branch, path, isAwaited: true });
  return { source, repository: 'local/plan', remote, watch: () => watchesNothing };
}
