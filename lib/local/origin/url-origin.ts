import { SourceUnavailableError } from '../../errors/errors.ts';
import { openGitSource } from '../../git/git-source.ts';
import { fetchBranch } from '../../git/other-repository.ts';
import type { PlanSettings } from '../home/plan-settings.ts';
import type { PlanOrigin } from './plan-origin.ts';

/** Milliseconds between two fetches: a webhook makes it sooner. */
const fetchEvery = 60_000;

/**
 * A plan that is followed at a URL: each look at its head fetches the branch first, so that a
 * webhook, the interval and the schedule all bring what is new.
 *
 * @param directory the home's bare repository, which holds what was fetched
 */
export async function openUrlOrigin(
  directory: string,
  url: string,
  { branch, path }: Pick<PlanSettings, 'branch' | 'path'>,
): Promise<PlanOrigin> {
  const source = await openGitSource({
    ...{ repository: directory, branch, path, isAwaited: true, isKept: true },
  });
  const stopping = new AbortController();
  // Two fetches of one branch at a time would stand in each other's way.
  let fetching: Promise<void> | undefined;
  const head = async () => {
    fetching ??= fetchBranch(directory, url, branch, stopping.signal).finally(() => {
      fetching = undefined;
    });
    await fetching;
    return source.head();
  };
  return {
    source: { ...source, head, confirmHead: head },
    repository: nameOf(url),
    remote: undefined,
    watch(wake) {
      const timer = setInterval(wake, fetchEvery);
      return {
        stop() {
          clearInterval(timer);
          stopping.abort();
        },
      };
    },
  };
}

/** Whether an error says that a repository cannot be reached for now. */
export function isOutOfReach(error: unknown): error is SourceUnavailableError {
  return error instanceof SourceUnavailableError;
}

/** The last two names of a URL's path, as a host's webhook has them: `owner/name`. */
function nameOf(url: string): string {
  const names = url
    .replace(/(?<!\/)\/+$/u, '')
    .replace(/\.git$/u, '')
    .split(/[/:]/u)
    .filter(Boolean);
  return names.slice(-2).join('/');
}
