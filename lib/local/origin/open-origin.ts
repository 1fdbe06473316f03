import { join } from 'node:path';
import { checkRepository, headBranch } from '../../git/check-repository.ts';
import { defaultBranch } from '../../git/other-repository.ts';
import type { PlanSettings } from '../home/plan-settings.ts';
import { openFolderOrigin } from './folder-origin.ts';
import type { PlanOrigin } from './plan-origin.ts';
import { repositoryAddress } from './repository-address.ts';
import { openServedOrigin } from './served-origin.ts';
import { openUrlOrigin } from './url-origin.ts';

/** What {@link openOrigin} needs beside the settings. */
export interface OpenOriginOptions {
  readonly home: string;
  /** Whether the branch may be still to come: it was not asked for by name at this start. */
  readonly isAwaited: boolean;
  /** Fills a remote of the home's own. */
  readonly fill: (directory: string) => Promise<void>;
  readonly write: (line: string) => void;
}

/** Opens the repository that a plan comes from: the home's own, a folder, or a URL. */
export async function openOrigin(
  settings: PlanSettings,
  { home, isAwaited, fill, write }: OpenOriginOptions,
): Promise<PlanOrigin> {
  const directory = join(home, 'plan.git');
  const { repository, serve } = settings;
  if (serve || repository === undefined)
    return openServedOrigin(directory, settings, () => fill(directory));
  if (repositoryAddress(repository).kind === 'folder')
    return openFolderOrigin(repository, settings, isAwaited);
  return openUrlOrigin(directory, repository, settings, write);
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
