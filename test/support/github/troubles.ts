import { type Answer, failure } from './answers.ts';

/** What the next requests are answered with instead, and how many of them. */
export interface Trouble {
  readonly answer: Answer;
  /** Only requests whose address has this in it. */
  readonly path?: string;
  times: number;
}

/** A server error; GitHub's own come as HTML or as JSON. */
export const broken = (status: number): Answer => failure(status, 'Server Error');

export const badCredentials: Answer = failure(401, 'Bad credentials');

/** The token may not do this; no waiting helps. */
export const forbidden: Answer = failure(403, 'Resource not accessible by personal access token');

/** The repository or the object is not there, or not yet. */
export const missing: Answer = failure(404, 'Not Found');

/** Too many requests at once; GitHub says how long to wait, or does not. */
export function secondaryLimit(status: 403 | 429, retryAfter?: number): Answer {
  const answer = failure(
    status,
    'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
  );
  return retryAfter === undefined
    ? answer
    : { ...answer, headers: { 'retry-after': String(retryAfter) } };
}

/** No request left until a time, in seconds from now. */
export function primaryLimit(status: 403 | 429, secondsLeft: number): Answer {
  const reset = Math.floor(Date.now() / 1000) + secondsLeft;
  const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset) };
  return { ...failure(status, 'API rate limit exceeded for user ID 1.'), headers };
}

/** Takes the trouble that meets a request, if there is one. */
export function takeTrouble(troubles: readonly Trouble[], target: string): Answer | undefined {
  const trouble = troubles.find(({ times, path }) => times > 0 && target.includes(path ?? ''));
  if (trouble) trouble.times -= 1;
  return trouble?.answer;
}
