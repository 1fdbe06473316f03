import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import { Octokit } from '@octokit/rest';
import { GazetteError, SourceError, SourceUnavailableError } from '../errors/errors.ts';
import { createGithubFetch } from './github-fetch.ts';
import { createGithubReserve } from './github-reserve.ts';

const PatientOctokit = Octokit.plugin(retry, throttling);

export type GithubClient = InstanceType<typeof PatientOctokit>;

/** How to reach GitHub's REST API. */
export interface GithubConnection {
  /**
   * Gives a token that is good now; asked before each request, so that a rotated one counts at once,
   * and once more when GitHub refuses the one it gave.
   */
  readonly token?: (isRefused?: boolean) => Promise<string>;
  /** API of a GitHub Enterprise Server; GitHub's own by default. */
  readonly apiUrl?: string;
  /**
   * GitHub's number of the repository. With it, a repository keeps being read under another name,
   * and nobody who takes the old name is.
   */
  readonly repositoryId?: number;
  /** The same where it is found out later; `repositoryId` when left out. */
  readonly number?: () => number | undefined;
  /** Told once when the repository has another name by now. */
  readonly moved?: (advice: string) => void;
  /** Share of GitHub's requests an hour that is left to others: below it, none is made. */
  readonly reserve?: number;
  /**
   * Seconds that a rate limit is waited out; a longer one is left to the next wake-up. A stage has
   * five minutes (lib/stack/stages/stage-function.ts).
   */
  readonly patience?: number;
  /** How often what may pass is tried again. */
  readonly retries?: number;
  /** False where nobody counts: writes then keep no seconds between them, and no limit is waited out. */
  readonly isPaced?: boolean;
  /** Milliseconds that the first retry waits, the second four times that. */
  readonly retryAfter?: number;
}

/** What goes wrong is thrown, and logged by who catches it. */
export const silent = { debug() {}, info() {}, warn() {}, error() {} };

/**
 * A client that tries again what may pass: server errors, and 404, because the API lags behind the
 * webhook.
 */
export function createGithubClient(connection: GithubConnection): GithubClient {
  const { token, apiUrl, patience = 60, retries = 2, retryAfter = 1_000 } = connection;
  const { reserve = 0, isPaced = true } = connection;
  const isWorthWaiting = (seconds: number) => seconds <= patience;
  const left = createGithubReserve(reserve);
  const number = connection.number ?? (() => connection.repositoryId);
  const client = new PatientOctokit({
    ...(apiUrl === undefined ? {} : { baseUrl: apiUrl }),
    log: silent,
    request: { fetch: createGithubFetch({ ...connection, number, note: left.note }) },
    retry: {
      doNotRetry: [400, 401, 403, 409, 410, 422, 429, 451],
      retries,
      retryAfterBaseValue: retryAfter,
    },
    throttle: {
      enabled: isPaced,
      onRateLimit: isWorthWaiting,
      onSecondaryRateLimit: isWorthWaiting,
      fallbackSecondaryRateRetryAfter: 60,
      retryAfterBaseValue: retryAfter,
    },
  });
  client.hook.before('request', left.check);
  if (token)
    client.hook.wrap('request', async (request, options) => {
      const ask = async (isRefused: boolean) => {
        // Other hooks see this very object alone.
        options.headers.authorization = `token ${await tokenFrom(token, isRefused)}`;
        return request(options);
      };
      try {
        return await ask(false);
      } catch (error) {
        if (statusOf(error) !== 401) throw error;
        return ask(true);
      }
    });
  return client;
}

/** A token, or why GitHub gives none: that says nothing of what was to be asked. */
async function tokenFrom(
  token: NonNullable<GithubConnection['token']>,
  isRefused: boolean,
): Promise<string> {
  try {
    return await token(isRefused);
  } catch (cause) {
    if (statusOf(cause) !== 404) throw explain(cause);
    throw new SourceError(
      'GitHub gives the App no token (404): it is not installed where the secret says.',
      'Install the App on the repository, and put its installationId in the secret.',
      { cause },
    );
  }
}

/** Asks GitHub; what it answers with becomes an error for a person. */
export async function ask<T>(request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    throw explain(error);
  }
}

/** Whether GitHub has nothing there, or not yet. */
export function isNotFound(error: unknown): boolean {
  if (error instanceof SourceError) return false;
  return statusOf(error) === 404 || (error instanceof Error && statusOf(error.cause) === 404);
}

/** Whether GitHub gave up on a request: a comparison of very much ends so each time. */
export function hasFailedInside(error: unknown): boolean {
  return error instanceof Error && statusOf(error.cause) === 500 && isAnswer(error.cause);
}

/** GitHub says 409 to whatever is asked of a repository that has no commit yet. */
export function isEmptyRepository(error: unknown): boolean {
  return error instanceof Error && statusOf(error.cause) === 409;
}

/** Whether GitHub refuses a blob for its size, which no waiting changes. */
export function isTooLarge(error: unknown): boolean {
  const { status, response } = Object(error instanceof Error ? error.cause : undefined);
  const errors: unknown = response?.data?.errors;
  return status === 403 && Array.isArray(errors) && errors.some(({ code }) => code === 'too_large');
}

function explain(cause: unknown): Error {
  if (cause instanceof GazetteError) return cause;
  const status = isAnswer(cause) ? statusOf(cause) : undefined;
  if (status === 401)
    return new SourceError('GitHub refuses the token.', 'Put a valid one in the secret.', {
      cause,
    });
  if (status === 403 || status === 429)
    return new SourceUnavailableError(
      `GitHub answers no more requests for now, or not with this token (${status}).`,
      'The next wake-up tries again. If it goes on, check what the token may read.',
      { cause },
    );
  return new SourceUnavailableError(
    status === undefined || status >= 500
      ? `GitHub does not answer (${status ?? 'no connection'}).`
      : `GitHub does not have what was pushed (${status}).`,
    'The next wake-up tries again.',
    { cause },
  );
}

/** Octokit says 500, too, where there was no answer at all. */
function isAnswer(error: unknown): boolean {
  return Object(error).response !== undefined;
}

function statusOf(error: unknown): number | undefined {
  return typeof error === 'object' && error !== null && 'status' in error
    ? Number(error.status)
    : undefined;
}
