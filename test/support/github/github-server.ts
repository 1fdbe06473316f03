import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readGithubObjects, url } from './github-objects.ts';

/** What the next requests are answered with instead, and how many of them. */
export interface Trouble {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Only requests whose path has this in it. */
  readonly path?: string;
  times: number;
}

/** GitHub for tests: the endpoints that Gazette uses, over a real repository, on loopback. */
export interface GithubServer {
  readonly url: string;
  /** Method and path of every request, in order. */
  readonly requests: string[];
  readonly authorizations: string[];
  readonly troubles: Trouble[];
  /** Entries that one tree may list before it is truncated; GitHub's own limit is 100,000. */
  truncateAt: number;
  close(): Promise<void>;
}

/** GitHub serves blobs up to 100 MB (https://docs.github.com/rest/git/blobs). */
const largestBlob = 100 * 1024 * 1024;

type Answer = { readonly status: number; readonly body: unknown };

export async function startGithubServer(repository: string): Promise<GithubServer> {
  const objects = readGithubObjects(repository);
  const requests: string[] = [];
  const authorizations: string[] = [];
  const troubles: Trouble[] = [];
  const state = { truncateAt: 100_000 };

  const routes: readonly [RegExp, (match: RegExpExecArray, query: URLSearchParams) => unknown][] = [
    [
      /\/git\/ref\/heads\/(.+)$/u,
      ([, branch = '']) => ({
        ref: `refs/heads/${branch}`,
        node_id: '',
        url,
        object: { type: 'commit', sha: objects.head(branch), url },
      }),
    ],
    [/\/git\/commits\/(\w+)$/u, ([, id = '']) => objects.commit(id)],
    [
      /\/git\/trees\/(\w+)$/u,
      ([, id = ''], query) => {
        const entries = objects.tree(id, query.has('recursive'));
        const tree = entries.slice(0, state.truncateAt);
        return { sha: id, url, tree, truncated: tree.length < entries.length };
      },
    ],
    [
      /\/git\/blobs\/(\w+)$/u,
      ([, id = '']) => {
        const bytes = objects.blob(id);
        if (bytes.length > largestBlob) return undefined;
        const content = bytes.toString('base64').replace(/(.{60})/gu, '$1\n');
        return { sha: id, node_id: '', url, size: bytes.length, encoding: 'base64', content };
      },
    ],
    [
      /\/compare\/(\w+)\.\.\.(\w+)$/u,
      ([, base = '', head = '']) => {
        const common = objects.mergeBase(base, head);
        const status =
          base === head
            ? 'identical'
            : common === base
              ? 'ahead'
              : common === head
                ? 'behind'
                : 'diverged';
        const links = { url, html_url: url, permalink_url: url, diff_url: url, patch_url: url };
        const ahead = objects.count(`${base}..${head}`);
        return {
          ...links,
          base_commit: objects.listed(base),
          merge_base_commit: objects.listed(common),
          status,
          ahead_by: ahead,
          behind_by: objects.count(`${head}..${base}`),
          total_commits: ahead,
          commits: [],
          files: [],
        };
      },
    ],
    [
      /\/commits$/u,
      (_, query) =>
        objects.list(query.get('sha') ?? '', Math.min(Number(query.get('per_page') ?? 30), 100)),
    ],
  ];

  const answer = ({ url: target = '' }: IncomingMessage): Answer => {
    const { pathname, searchParams } = new URL(target, 'http://localhost');
    for (const [pattern, make] of routes) {
      const match = pattern.exec(decodeURIComponent(pathname));
      if (match) return found(() => make(match, searchParams));
    }
    return notFound;
  };

  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    authorizations.push(request.headers.authorization ?? '');
    const trouble = troubles.find(
      ({ times, path }) => times > 0 && (request.url ?? '').includes(path ?? ''),
    );
    if (trouble) trouble.times--;
    const { status, body } = trouble
      ? { status: trouble.status, body: { message: messageOf(trouble.status) } }
      : answer(request);
    response
      .writeHead(status, { 'content-type': 'application/json', ...trouble?.headers })
      .end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    authorizations,
    troubles,
    get truncateAt() {
      return state.truncateAt;
    },
    set truncateAt(limit) {
      state.truncateAt = limit;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** GitHub's own words decide whether a client takes it for a rate limit. */
function messageOf(status: number): string {
  if (status !== 403 && status !== 429) return 'trouble';
  return 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
}

const notFound: Answer = { status: 404, body: { message: 'Not Found' } };

/** What git does not have, GitHub does not find. */
function found(make: () => unknown): Answer {
  try {
    const body = make();
    return body === undefined ? notFound : { status: 200, body };
  } catch {
    return notFound;
  }
}
