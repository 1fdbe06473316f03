import { Octokit } from '@octokit/rest';
import { compareTrees } from '../compare-trees.ts';
import { SourceError, SourceUnavailableError } from '../errors.ts';
import type { Commit, History, Source, TreeEntry } from '../ports.ts';

/** Where the plan is on GitHub. */
export interface GithubSourceOptions {
  readonly owner: string;
  readonly repository: string;
  readonly branch: string;
  /** The plan's folder, `''` for the whole repository. */
  readonly path: string;
  /** Gives a token that may read the repository's contents; without one only public ones can be read. */
  readonly token?: () => Promise<string>;
  /** API of a GitHub Enterprise Server; GitHub's own by default. */
  readonly baseUrl?: string;
}

/** Reads the plan's repository through GitHub's REST API. */
export function createGithubSource(options: GithubSourceOptions): Source {
  const { owner, repository, branch, path, token, baseUrl } = options;
  let connection: Promise<Octokit> | undefined;
  const connect = () => {
    connection ??= createClient(token, baseUrl);
    return connection;
  };
  const at = { owner, repo: repository };
  const trees = new Map<string, Promise<ReadonlyMap<string, TreeEntry>>>();

  const readTree = (id: string) => {
    const known = trees.get(id);
    if (known) return known;
    const read = ask(async () => {
      const client = await connect();
      const { data } = await client.rest.git.getTree({ ...at, tree_sha: id });
      return new Map(
        data.tree.map(({ path: name, mode, sha }) => [
          name,
          { mode: mode.padStart(6, '0'), id: sha },
        ]),
      );
    });
    if (trees.size > 1_000) trees.clear();
    trees.set(id, read);
    return read;
  };

  const entry = async (tree: string, entryPath: string): Promise<TreeEntry | undefined> => {
    let current: TreeEntry | undefined = { mode: '040000', id: tree };
    for (const name of entryPath.split('/').filter(Boolean)) {
      if (current?.mode !== '040000') return undefined;
      current = (await readTree(current.id)).get(name);
    }
    return current;
  };

  const readCommit = (id: string) =>
    ask(async () => {
      const client = await connect();
      return (await client.rest.git.getCommit({ ...at, commit_sha: id })).data;
    });

  const asCommit = async (data: Awaited<ReturnType<typeof readCommit>>): Promise<Commit> => ({
    id: data.sha,
    tree: (await entry(data.tree.sha, path))?.id,
    author: data.author.name,
    date: new Date(data.committer.date).toISOString(),
    note: data.message.replace(/\n+$/u, ''),
  });

  /** First parents from the head back to `from`; `undefined` when `from` is not among them. */
  const walk = async (from: string | undefined, to: string) => {
    const line: Awaited<ReturnType<typeof readCommit>>[] = [];
    for (let id: string | undefined = to; id !== from; ) {
      if (id === undefined) return undefined;
      const data: Awaited<ReturnType<typeof readCommit>> = await readCommit(id);
      line.push(data);
      id = data.parents[0]?.sha;
    }
    return line.toReversed();
  };

  /** Whether a commit is among the head's ancestors, and how far back. */
  const relate = (from: string, to: string) =>
    ask(async () => {
      const client = await connect();
      const basehead = `${from}...${to}`;
      const { data } = await client.rest.repos.compareCommitsWithBasehead({
        ...at,
        basehead,
        per_page: 1,
      });
      return data.status === 'ahead' || data.status === 'identical';
    }).catch((error: unknown) => {
      if (isNotFound(error)) return false;
      throw error;
    });

  return {
    async head() {
      try {
        const client = await connect();
        const { data } = await client.rest.git.getRef({ ...at, ref: `heads/${branch}` });
        return data.object.sha;
      } catch (error) {
        if (isNotFound(error)) return undefined;
        throw explain(error);
      }
    },
    async history(from, to): Promise<History> {
      const isAncestor = from === undefined || (await relate(from, to));
      const line = isAncestor ? await walk(from, to) : undefined;
      const found = line ?? [await readCommit(to)];
      return {
        relation: line ? 'forward' : isAncestor ? 'joined' : 'rewritten',
        commits: (async function* () {
          for (const data of found) yield await asCommit(data);
        })(),
      };
    },
    compareTrees: (before, after) => compareTrees(readTree, before, after),
    entry,
    async blob(id, maximumBytes) {
      return ask(async () => {
        const client = await connect();
        const { data } = await client.rest.git.getBlob({ ...at, file_sha: id });
        const size = data.size ?? 0;
        if (size > maximumBytes) return { size };
        return { size, bytes: new Uint8Array(Buffer.from(data.content, 'base64')) };
      });
    },
  };
}

async function createClient(
  token: GithubSourceOptions['token'],
  baseUrl: string | undefined,
): Promise<Octokit> {
  return new Octokit({
    ...(token ? { auth: await token() } : {}),
    ...(baseUrl === undefined ? {} : { baseUrl }),
  });
}

async function ask<T>(request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    throw explain(error);
  }
}

function isNotFound(error: unknown): boolean {
  return statusOf(error) === 404 || (error instanceof Error && statusOf(error.cause) === 404);
}

/** The API lags behind the webhook, so a 404 is worth another try; refused credentials are not. */
function explain(cause: unknown): Error {
  const status = statusOf(cause);
  if (status === 401)
    return new SourceError('GitHub refuses the token', 'Put a valid one in the secret.', { cause });
  return new SourceUnavailableError(
    `GitHub answered ${status ?? 'nothing'}`,
    'The next wake-up tries again.',
    { cause },
  );
}

function statusOf(error: unknown): number | undefined {
  return typeof error === 'object' && error !== null && 'status' in error
    ? Number(error.status)
    : undefined;
}
