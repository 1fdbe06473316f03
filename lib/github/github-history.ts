import { SourceUnavailableError } from '../errors/errors.ts';
import { authorOf, noteOf } from '../plan/commit-words.ts';
import { mergedToRead } from '../ports/source.ts';
import { ask, type GithubClient, hasFailedInside, isNotFound } from './github-client.ts';
import type { GithubRepository } from './github-trees.ts';

/** A commit as GitHub describes it. */
export interface GithubCommit {
  readonly id: string;
  readonly tree: string;
  readonly author: string;
  readonly date: string;
  readonly message: string;
  readonly firstParent: string | undefined;
  readonly isMerge: boolean;
}

/** Commits in one answer; the most that GitHub gives. */
export const pageSize = 100;

export async function readCommit(
  client: GithubClient,
  at: GithubRepository,
  id: string,
): Promise<GithubCommit> {
  const { data } = await ask(() => client.rest.git.getCommit({ ...at, commit_sha: id }));
  const { sha, tree, author, committer, message, parents } = data;
  return {
    id: sha,
    tree: tree.sha,
    // Null where the commit has none, whatever the types say.
    author: author?.name ?? '',
    date: committer?.date ?? '',
    message,
    firstParent: parents[0]?.sha,
    isMerge: parents.length > 1,
  };
}

/** A commit and those that lead to it, as many as one answer has, by id. */
export async function listCommits(
  client: GithubClient,
  at: GithubRepository,
  from: string,
): Promise<Map<string, GithubCommit>> {
  const { data } = await ask(() =>
    client.rest.repos.listCommits({ ...at, sha: from, per_page: pageSize }),
  );
  const commits = data.map(({ sha, commit, parents }) => ({
    id: sha,
    tree: commit.tree.sha,
    author: commit.author?.name ?? '',
    date: commit.committer?.date ?? '',
    message: commit.message,
    firstParent: parents[0]?.sha,
    isMerge: parents.length > 1,
  }));
  return new Map(commits.map((commit) => [commit.id, commit]));
}

/**
 * Commits that one has and another has not, oldest first, without merges and without itself. None
 * where GitHub cannot say: it answers 500 for good where two commits differ in very much.
 */
export async function commitsBetween(
  client: GithubClient,
  at: GithubRepository,
  base: string,
  id: string,
): Promise<{ readonly author: string; readonly note: string }[]> {
  const ask = (page: number) =>
    compare(client, at, { base, head: id, per_page: pageSize, page }).catch(noneOn500);
  const first = await ask(1);
  if (first === 'none' || first === undefined) return [];
  const pages = Math.ceil(first.total_commits / pageSize);
  const last = pages > 1 ? await ask(pages) : first;
  return (last === 'none' ? [] : (last?.commits ?? []))
    .filter(({ sha, parents }) => sha !== id && parents.length < 2)
    .map(({ commit }) => ({
      author: authorOf(commit.author?.name),
      note: noteOf(commit.message),
    }))
    .slice(-mergedToRead);
}

/** GitHub answers 500 for good where two commits differ in very much. */
function noneOn500(error: unknown): 'none' {
  if (!hasFailedInside(error)) throw error;
  return 'none';
}

/** Commits that are looked through where GitHub compares nothing: a hundred requests. */
const mostListed = 10_000;

/** Whether a commit is among those that lead to a head. */
async function isListed(
  client: GithubClient,
  at: GithubRepository,
  commit: string,
  head: string,
): Promise<boolean> {
  for (let page = 1; page <= mostListed / pageSize; page += 1) {
    const { data } = await ask(() =>
      client.rest.repos.listCommits({ ...at, sha: head, per_page: pageSize, page }),
    );
    if (data.some(({ sha }) => sha === commit)) return true;
    if (data.length < pageSize) return false;
  }
  throw new SourceUnavailableError(
    `GitHub neither compares ${commit} with ${head} nor lists it among the last ${mostListed} commits.`,
    'Publish from a clone: gazette import.',
  );
}

/**
 * How many commits the head has that are neither a commit nor its ancestors; `undefined` when that
 * commit is not the head nor one of its ancestors, or is gone.
 */
export async function commitsSince(
  client: GithubClient,
  at: GithubRepository,
  commit: string,
  head: string,
): Promise<number | undefined> {
  const found = await compare(client, at, { base: commit, head, request: { retries: 0 } }).catch(
    noneOn500,
  );
  if (found === 'none') return (await isListed(client, at, commit, head)) ? mostListed : undefined;
  if (found !== undefined) return aheadOf(found, commit !== head);
  // Also said while the head has not reached all of GitHub: only a head that is there tells a rewrite.
  await readCommit(client, at, head);
  const again = await compare(client, at, { base: commit, head });
  return again && aheadOf(again, commit !== head);
}

interface Comparison {
  readonly status: string;
  readonly ahead_by: number;
}

/** @throws {SourceUnavailableError} when two commits are said to be one: believed, all between them would be lost */
function aheadOf({ status, ahead_by }: Comparison, areTwo: boolean): number | undefined {
  if (areTwo && (status === 'identical' || (status === 'ahead' && ahead_by < 1)))
    throw new SourceUnavailableError(
      `GitHub says of two commits that nothing lies between them (${status}, ${ahead_by}).`,
      'The next wake-up tries again.',
    );
  return status === 'ahead' || status === 'identical' ? ahead_by : undefined;
}

/** What GitHub says of the way from one commit to another; `undefined` where it has not both, or no way. */
async function compare(
  client: GithubClient,
  at: GithubRepository,
  {
    base,
    head,
    ...options
  }: {
    readonly base: string;
    readonly head: string;
    readonly per_page?: number;
    readonly page?: number;
    readonly request?: { readonly retries: number };
  },
) {
  const basehead = `${base}...${head}`;
  try {
    const { data } = await ask(() =>
      client.rest.repos.compareCommitsWithBasehead({ ...at, basehead, per_page: 1, ...options }),
    );
    return data;
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}
