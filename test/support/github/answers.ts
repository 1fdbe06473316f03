/** A request as the endpoints see it. */
export interface GithubRequest {
  /** Named groups of the route's pattern. */
  readonly parameters: Readonly<Record<string, string | undefined>>;
  readonly url: URL;
  readonly body: unknown;
  readonly authorization: string;
}

/** What goes back. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One endpoint; the pattern begins after the API's own address. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: RegExp;
  answer(request: GithubRequest): Answer | Promise<Answer>;
}

/** Stands for links to the API and to pages, which Gazette does not follow. */
export const url = 'https://github.example/';

export function ok(body: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status: 200, body, headers };
}

export function created(body: unknown): Answer {
  return { status: 201, body };
}

/** An error in GitHub's words, which clients read to tell one from another. */
export function failure(status: number, message: string, more: object = {}): Answer {
  return { status, body: { message, documentation_url: url, status: String(status), ...more } };
}

export const notFound = failure(404, 'Not Found');

/** GitHub says 409 where there is no commit at all. */
export const emptyRepository = failure(409, 'Git Repository is empty.');

/** What a person or an App is in an answer. */
export const user = {
  login: 'gazette',
  id: 1,
  node_id: '',
  avatar_url: url,
  gravatar_id: '',
  ...Object.fromEntries(
    [
      ...['url', 'html_url', 'followers_url', 'following_url', 'gists_url', 'starred_url'],
      ...['subscriptions_url', 'organizations_url', 'repos_url', 'events_url'],
      'received_events_url',
    ].map((name) => [name, url]),
  ),
  type: 'Bot',
  site_admin: false,
};
