import { type StatWatcher, unwatchFile, watchFile } from 'node:fs';
import { join, resolve } from 'node:path';
import { type GitSourceOptions, openGitSource } from '../../git/git-source.ts';
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
 * @param expected what may be missing: the branch of a new plan, also the folder of a published one
 * @throws {SourceError} when it is no repository, or branch or folder of the plan is not there
 */
export async function openFolderOrigin(
  folder: string,
  { branch, path }: Pick<PlanSettings, 'branch' | 'path'>,
  expected: Pick<GitSourceOptions, 'isAwaited' | 'isKept'>,
): Promise<PlanOrigin> {
  const source = await openGitSource({ repository: folder, branch, path, ...expected });
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
