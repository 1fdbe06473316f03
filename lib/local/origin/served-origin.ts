import { openGitSource } from '../../git/git-source.ts';
import { createGitRemote } from '../git-remote/git-remote.ts';
import type { PlanSettings } from '../home/plan-settings.ts';
import { type PlanOrigin, watchesNothing } from './plan-origin.ts';

/**
 * A plan whose repository is the home's own git remote.
 *
 * @param directory the home's bare repository
 */
export async function openServedOrigin(
  directory: string,
  { branch, path, refuseErrors = false }: PlanSettings,
): Promise<PlanOrigin> {
  const remote = await createGitRemote({ directory, branch, isJudged: refuseErrors });
  const source = await openGitSource({
    ...{ repository: directory, branch, path, isAwaited: true, isKept: true },
  });
  return { source, repository: 'local/plan', remote, watch: () => watchesNothing };
}
