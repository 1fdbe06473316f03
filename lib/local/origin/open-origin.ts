import { join } from 'node:path';
import { SourceError } from '../../errors/errors.ts';
import { checkRepository, headBranch } from '../../git/check-repository.ts';
import { defaultBranch, fetchBranch } from '../../git/other-repository.ts';
import type { PlanSettings } from '../home/plan-settings.ts';
import { openFolderOrigin } from './folder-origin.ts';
import { makeHomeRepository } from './home-repository.ts';
import type { PlanOrigin } from './plan-origin.ts';
import { repositoryAddress } from './repository-address.ts';
import { openServedOrigin } from './served-origin.ts';
import { isOutOfReach, openUrlOrigin } from './url-origin.ts';

/** What {@link openOrigin} needs beside the settings. */
export interface OpenOriginOptions {
  readonly home: string;
  /** Whether the home has published before. */
  readonly isKept: boolean;
  /** Whether the branch was asked for by name at this start. */
  readonly isNamed: boolean;
  /** Fills the repository of a plan that comes from nowhere else. */
  readonly fill: (directory: string) => Promise<void>;
}

/**
 * Opens the repository that a plan comes from: the home's own, a folder, or a URL.
 *
 * @throws {SourceError} when it cannot be read as asked; a new home is left without it
 */
export async function openOrigin(
  settings: PlanSettings,
  { home, isKept, isNamed, fill }: OpenOriginOptions,
): Promise<PlanOrigin> {
  const directory = join(home, 'plan.git');
  const { repository, serve, branch } = settings;
  const isAwaited = isKept || !isNamed;
  if (!serve && repository !== undefined && repositoryAddress(repository).kind === 'folder')
    return openFolderOrigin(repository, settings, { isAwaited, isKept });
  if (!isKept)
    await makeHomeRepository(directory, settings, isAwaited, (draft) =>
      repository === undefined ? fill(draft) : fetchFirst(draft, repository, branch),
    );
  if (serve || repository === undefined) return openServedOrigin(directory, settings);
  return openUrlOrigin(directory, repository, settings);
}

/** Nothing is published yet: what cannot be fetched now ends the start. */
async function fetchFirst(directory: string, repository: string, branch: string): Promise<void> {
  try {
    await fetchBranch(directory, repository, branch);
  } catch (error) {
    if (!isOutOfReach(error)) throw error;
    throw new SourceError(
      error.message,
      'Check repository and branch: git ls-remote must reach them without a question.',
      { cause: error },
    );
  }
}

/**
 * The branch that a repository publishes where none is named; `main` of a plan of the home's own.
 *
 * @throws {SourceError} when there is no repository, or git does not reach it
 */
export async function branchToPublish(repository: string | undefined): Promise<string> {
  if (repository === undefined) return 'main';
  const { kind, address } = repositoryAddress(repository);
  if (kind === 'url') return defaultBranch(address);
  await checkRepository(address);
  return headBranch(address);
}
