import { setTimeout as sleep } from 'node:timers/promises';
import { SourceError } from '../errors/errors.ts';
import { compareTrees } from '../git-trees/compare-trees.ts';
import { authorOf, noteOf } from '../plan/commit-words.ts';
import type { KeptObjects } from '../ports/kept-objects.ts';
import type { Commit, History, Source, TreeEntry } from '../ports/source.ts';
import { firstParents } from './first-parents.ts';
import {
  ask,
  createGithubClient,
  type GithubClient,
  type GithubConnection,
  isEmptyRepository,
  isNotFound,
  isTooLarge,
} from './github-client.ts';
import { commitsBetween, commitsSince, type GithubCommit, readCommit } from './github-history.ts';
import { createGithubIdentity } from './github-identity.ts';
import { createTreeReader, type GithubRepository } from './github-trees.ts';
import { createKeptLine, createMemoryObjects } from './kept-line.ts';

/** Where the plan is on GitHub. */
export interface GithubSourceOptions extends GithubConnection {
  readonly owner: string;
  readonly repository: string;
  readonly branch: string;
  /** The plan's folder, `''` for the whole repository. */
  readonly path: string;
  /** Where a long line of commits is kept while it is listed; the memory of this process by default. */
  readonly objects?: KeptObjects;
  /** Commits of the line that are kept together: fifty requests, some twenty seconds. */
  readonly partSize?: number;
  /** Passes the time until GitHub is consistent; `setTimeout` by default. */
  readonly wait?: (milliseconds: number) => Promise<unknown>;
}

/**
 * How long GitHub may answer with a branch as it was. It gives no figure; the API lags behind the
 * webhook by seconds. Half a minute is ten times that, a tenth of what a stage may run, and nothing
 * to whoever rewrites a history.
 */
export const consistentAfterMilliseconds = 30_000;

/** What GitHub serves of a blob (https://docs.github.com/rest/git/blobs); of a larger one no size either. */
const mostBlobBytes = 100 * 1024 * 1024;

/**
 * Reads the plan's repository through GitHub's REST API.
 *
 * @throws {SourceError} when GitHub refuses the token
 * @throws {SourceUnavailableError} when GitHub does not answer, or not yet with what was pushed
 */
export function createGithubSource(options: GithubSourceOptions): Source {
  const { owner, repository, branch, path, wait = sleep, partSize = 5_000 } = options;
  const { repositoryId, moved } = options;
  const known = { isConfigured: repositoryId !== undefined, value: repositoryId };
  const client = createGithubClient({ ...options, number: () => known.value });
  const at = { owner, repo: repository };
  const trees = createTreeReader(client, at);
  const kept = createKeptLine(options.objects ?? createMemoryObjects());
  const before = { walked: new Map<string, GithubCommit>(), kept, partSize };

  const entry = async (tree: string, entryPath: string): Promise<TreeEntry | undefined> => {
    let current: TreeEntry | undefined = { mode: '040000', id: tree };
    for (const name of entryPath.split('/').filter(Boolean)) {
      if (current?.mode !== '040000') return undefined;
      current = (await trees.read(current.id)).get(name);
    }
    return current;
  };

  /** @param since the published commit, where the commit does not follow from its own first parent */
  const asCommit = async (commit: GithubCommit, since?: string): Promise<Commit> => {
    const folder = await entry(commit.tree, path);
    const base = since ?? (commit.isMerge ? commit.firstParent : undefined);
    const merged = base === undefined ? [] : await commitsBetween(client, at, base, commit.id);
    return {
      id: commit.id,
      tree: folder?.mode === '040000' ? folder.id : undefined,
      author: authorOf(commit.author),
      date: isoDate(commit.date),
      note: noteOf(commit.message),
      ...(merged.length > 0 && { merged }),
    };
  };

  const head = async (): Promise<string | undefined> => {
    try {
      const { data } = await ask(() =>
        client.rest.git.getRef({ ...at, ref: `heads/${branch}`, request: { retries: 0 } }),
      );
      return data.object.sha;
    } catch (error) {
      if (isEmptyRepository(error)) return undefined;
      if (!isNotFound(error)) throw error;
      await checkRepository(client, at);
      return undefined;
    }
  };

  return {
    folder: path,
    identity: createGithubIdentity(client, at, known, moved),
    head,
    async confirmHead() {
      await wait(consistentAfterMilliseconds);
      return head();
    },
    async history(from, to): Promise<History> {
      const most = from === undefined ? Infinity : await commitsSince(client, at, from, to);
      // Of first parents there are at most as many as of all commits in between.
      const line =
        most === undefined ? undefined : await firstParents(client, at, { from, to, most }, before);
      const since = line === undefined && most !== undefined ? from : undefined;
      const found = line ?? [await readCommit(client, at, to)];
      return {
        relation: line ? 'forward' : most === undefined ? 'rewritten' : 'joined',
        commits: (async function* () {
          for await (const commit of found) yield await asCommit(commit, since);
        })(),
      };
    },
    compareTrees: (before, after) => compareTrees(trees.read, before, after),
    entry,
    async blob(id, maximumBytes) {
      // GitHub sends a blob whole or not at all, and a film of 90 MB may take longer than is waited.
      const listed = trees.sizeOf(id);
      if (listed !== undefined && listed > maximumBytes) return { size: listed };
      try {
        const { data } = await ask(() => client.rest.git.getBlob({ ...at, file_sha: id }));
        const size = data.size ?? 0;
        if (size > maximumBytes) return { size };
        return { size, bytes: new Uint8Array(Buffer.from(data.content, 'base64')) };
      } catch (error) {
        if (isTooLarge(error) && maximumBytes < mostBlobBytes) return { size: mostBlobBytes + 1 };
        throw error;
      }
    },
  };
}

/**
 * GitHub says 404 of a branch that is not there, and of everything in a repository that a token may
 * not read (https://docs.github.com/rest/overview/troubleshooting, "404 Not Found").
 *
 * @throws {SourceError} when it is the repository
 */
async function checkRepository(client: GithubClient, at: GithubRepository): Promise<void> {
  try {
    await ask(() => client.rest.git.listMatchingRefs({ ...at, ref: 'heads/', per_page: 1 }));
  } catch (cause) {
    if (isEmptyRepository(cause)) return;
    if (!isNotFound(cause)) throw cause;
    throw new SourceError(
      `GitHub shows no repository ${at.owner}/${at.repo} to this token (404).`,
      'It was renamed, removed or made private, or the token lost it. Check the plan’s repository and what the token or App may read. If another repository is meant to be published from now on, configure its number as repositoryId.',
      { cause },
    );
  }
}

/** GitHub has no date, or one that means nothing, where the commit has none that it can read. */
function isoDate(date: string): string {
  const instant = new Date(date);
  return Number.isNaN(instant.getTime()) ? '' : instant.toISOString();
}
