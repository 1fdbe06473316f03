import { SourceUnavailableError } from '../errors/errors.ts';

/** Requests that are left to others. */
export interface GithubReserve {
  /** Hears how many are left, from the headers of an answer. */
  note(headers: Headers): void;
  /** @throws {SourceUnavailableError} when what is left is for others */
  check(): void;
}

/**
 * Keeps a share of the requests that GitHub allows in an hour
 * (https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api, "Checking the status").
 */
export function createGithubReserve(share: number, now: () => number = Date.now): GithubReserve {
  let wait: { readonly until: number } | undefined;
  return {
    note(headers: Headers) {
      const [limit, remaining, reset] = ['limit', 'remaining', 'reset'].map((name) =>
        Number(headers.get(`x-ratelimit-${name}`) ?? Number.NaN),
      );
      if (limit === undefined || remaining === undefined || reset === undefined) return;
      if (![limit, remaining, reset].every(Number.isFinite)) return;
      wait = remaining < limit * share ? { until: reset * 1000 } : undefined;
    },
    check() {
      if (wait === undefined || now() >= wait.until) return;
      throw new SourceUnavailableError(
        `GitHub answers few more requests before ${new Date(wait.until).toISOString()}: they are for what is published.`,
        'It is tried again later. A GitHub App, or a token of its own for this plan, has more.',
      );
    },
  };
}
