import { type StatWatcher, unwatchFile, watchFile } from 'node:fs';
import { join, resolve } from 'node:path';
import { openGitSource } from '../../git/git-source.ts';
import { runGit } from '../../git/run-git.ts';
import type { PlanSettings } from '../home/plan-settings.ts';
import type { PlanOrigin } from './plan-origin.ts';

/** Milliseconds between two looks at a repository's refs: each costs a few `stat` calls. */
const lookEvery = 500;

/**
 * A plan that is followed in somebody's repository on this machine: every commit of the branch is
 * published as it is made. Nothing is ever written there.
 *
 * @param folder a repository with or without a worktree
 * @param isAwaited the branch may be still to come
 * @throws {SourceError} when it is no repository, or branch or folder of the plan is not there
 */
export async function openFolderOrigin(
  folder: string,
  { branch, path }: Pick<PlanSettings, 'branch' | 'path'>,
  isAwaited: boolean,
): Promise<PlanOrigin> {
  const source = await openGitSource({ repository: folder, branch, path, isAwaited });
  const shared = await runGit(folder, ['rev-parse', '--git-common-dir']);
  const files = refFiles(branch).map((file) => join(resolve(folder, shared), file));
  return {
    source,
    repository: 'local/plan',
    remote: undefined,
    watch(wake) {
      const watchers = files.map(
        (file): StatWatcher => watchFile(file, { interval: lookEvery }, wake),
      );
      for (const watcher of watchers) watcher.unref();
      return {
        stop: () =>
          files.forEach((file) => {
            unwatchFile(file, wake);
          }),
      };
    },
  };
}

/** The files that one of changes when a branch does (gitrepository-layout, and reftable's list of tables). */
function refFiles(branch: string): string[] {
  return [`refs/heads/${branch}`, 'packed-refs', 'reftable/tables.list'];
}
