/** How requests to GitHub are sent; see `GithubConnection`. */
export interface GithubFetchOptions {
  /** GitHub's number of the repository, as far as it is known by now. */
  readonly number?: () => number | undefined;
  readonly moved?: (advice: string) => void;
  /** Hears the headers of every answer. */
  readonly note?: (headers: Headers) => void;
  /** Milliseconds that an answer is waited for, its body included. */
  readonly timeout?: number;
}

type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** Whoever has not answered by then has stopped: GitHub itself gives up after ten seconds. */
const defaultTimeout = 20_000;

/** The address of a repository by its name, at the beginning of what is asked of it. */
const byName = /\/repos\/[^/?]{1,100}\/[^/?]{1,100}(?=\/|\?|$)/u;

/**
 * Sends requests to GitHub: none waits for ever, and a repository is asked for by its number where
 * that is known.
 */
export function createGithubFetch({
  number = () => undefined,
  moved = () => {},
  note = () => {},
  timeout = defaultTimeout,
}: GithubFetchOptions = {}): Fetch {
  let isTold = false;
  return async (url, init = {}) => {
    const repositoryId = number();
    const numbered = repositoryId !== undefined && byName.test(url);
    const address = numbered ? url.replace(byName, `/repositories/${repositoryId}`) : url;
    const signal = AbortSignal.timeout(timeout);
    const answer = await fetch(address, { ...init, signal });
    note(answer.headers);
    // GitHub leads from a name that is no longer right to the number.
    if (!isTold && answer.redirected && byName.test(address) && !byName.test(answer.url)) {
      isTold = true;
      moved(`GitHub has the repository of ${address} under another name: configure that one.`);
    }
    return answer;
  };
}
