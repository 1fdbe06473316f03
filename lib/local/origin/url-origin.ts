import { setInterval } from 'node:timers';
import { SourceUnavailableError } from '../../errors/errors.ts';
import { openGitSource } from '../../git/git-source.ts';
import { fetchBranch } from '../../git/other-repository.ts';
import { runGit, tryGit } from '../../git/run-git.ts';
import type { PlanSettings } from '../home/plan-settings.ts';
import type { PlanOrigin } from './plan-origin.ts';

/** Milliseconds between two fetches: a webhook makes it sooner. */
const fetchEvery = 60_000;

/**
 * A plan that is followed at a URL: each look at its head fetches the branch first, so that a
 * webhook, the interval and the schedule all bring what is new.
 *
 * @param directory the home's bare repository, which holds what was fetched
 * @throws {SourceUnavailableError} when the first fetch fails and nothing was ever fetched
 */
export async function openUrlOrigin(
  directory: string,
  url: string,
  { branch, path }: Pick<PlanSettings, 'branch' | 'path'>,
  write: (line: string) => void,
): Promise<PlanOrigin> {
  if ((await tryGit(directory, ['rev-parse', '--git-dir'])) !== '.')
    await runGit('.', ['init', '--quiet', '--bare', directory]);
  await runGit(directory, ['symbolic-ref', 'HEAD', `refs/heads/${branch}`]);
  await fetchFirst(directory, url, branch, write);
  const source = await openGitSource({ repository: directory, branch, path });
  const head = async () => {
    await fetchBranch(directory, url, branch);
    return source.head();
  };
  return {
    source: { ...source, head, confirmHead: head },
    repository: nameOf(url),
    remote: undefined,
    watch(wake) {
      const timer = setInterval(wake, fetchEvery);
      return { stop: () => clearInterval(timer) };
    },
  };
}

/** A repository that cannot be reached does not keep from reading what is published already. */
async function fetchFirst(
  directory: string,
  url: string,
  branch: string,
  write: (line: string) => void,
): Promise<void> {
  try {
    await fetchBranch(directory, url, branch);
  } catch (error) {
    const ref = `refs/heads/${branch}`;
    const isKnown =
      (await tryGit(directory, ['rev-parse', '--verify', '--quiet', ref])) !== undefined;
    if (!isKnown || !(error instanceof SourceUnavailableError)) throw error;
    write(error.message);
  }
}

/** The last two names of a URL's path, as a host's webhook has them: `owner/name`. */
function nameOf(url: string): string {
  const names = url
    .replace(/\.git$/u, '')
    .split(/[/:]/u)
    .filter(Boolean);
  return names.slice(-2).join('/');
}
