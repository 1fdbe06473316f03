import { SourceUnavailableError } from '../errors/errors.ts';
import type { GithubClient } from './github-client.ts';
import { type GithubCommit, listCommits, pageSize, readCommit } from './github-history.ts';
import type { GithubRepository } from './github-trees.ts';
import type { KeptLine, KeptPart } from './kept-line.ts';

/** The way from a published commit to a head. */
export interface Way {
  readonly from: string | undefined;
  readonly to: string;
  /** Commits that are looked at, at most. */
  readonly most: number;
}

/** What was asked for before. */
export interface WalkedBefore {
  /** Commits that no kept part has; those of the last way. */
  readonly walked: Map<string, GithubCommit>;
  readonly kept: KeptLine;
  /** Commits of one part. */
  readonly partSize: number;
}

/** Some commits of a line, newest first: at hand, or of a kept part those before `until`. */
type Piece = { readonly commits: readonly GithubCommit[] } | PartPiece;

interface PartPiece {
  readonly part: KeptPart;
  readonly until?: string | undefined;
}

/**
 * The first parents from the head back to `from`, oldest first; `undefined` when `from` is not among
 * the first `most` of them. One request gives a hundred commits, merged ones among them; where these
 * fill it, the next request begins at the first parent that it left out.
 *
 * Commits never change, so none is asked for twice: not by a run that goes on after another or after
 * a refusal, and of a long line not by one that starts anew. At most two parts of it are in memory.
 */
export async function firstParents(
  client: GithubClient,
  at: GithubRepository,
  { from, to, most }: Way,
  before: WalkedBefore,
): Promise<AsyncIterable<GithubCommit> | undefined> {
  const { walked, kept, partSize } = before;
  // What one answer holds is not looked for in what is kept.
  const parts = new Map<string, KeptPart>();
  if (most > pageSize) for (const part of await kept.parts()) parts.set(part.newest, part);
  const ask = createAsking(client, at, walked);
  const pieces: Piece[] = [];
  let fresh: GithubCommit[] = [];
  let count = 0;
  let id: string | undefined = to;
  while (id !== from && id !== undefined && count < most) {
    const part = await takePart(id, from, parts, kept);
    if (part) {
      pieces.push({ commits: fresh }, part);
      fresh = [];
      count += part.count;
      id = part.next;
      continue;
    }
    const commit: GithubCommit = await ask(id);
    fresh.push(commit);
    count += 1;
    id = commit.firstParent;
    if (fresh.length < partSize || id === from) continue;
    pieces.push({ part: await kept.keep(fresh) });
    for (const one of fresh) walked.delete(one.id);
    fresh = [];
  }
  walked.clear();
  if (id !== from) return undefined;
  pieces.push({ commits: fresh });
  for (const commit of pieces.flatMap((piece) => ('commits' in piece ? piece.commits : [])))
    walked.set(commit.id, commit);
  // What is left is published, or of a line that was given up.
  await kept.forget([...parts.values()]);
  return oldestFirst(pieces, kept);
}

/** Gives commits by id: those of the line that were asked for before, or a hundred in one request. */
function createAsking(
  client: GithubClient,
  at: GithubRepository,
  walked: Map<string, GithubCommit>,
): (id: string) => Promise<GithubCommit> {
  let listed: ReadonlyMap<string, GithubCommit> = new Map();
  return async (id) => {
    if (!walked.has(id) && !listed.has(id)) listed = await listCommits(client, at, id);
    const commit = walked.get(id) ?? listed.get(id) ?? (await readCommit(client, at, id));
    walked.set(id, commit);
    return commit;
  };
}

/**
 * The part that begins with a commit, up to `from` where that is in it; each is taken once. It is
 * read, because `from` may be anywhere; one that is lost is listed again.
 */
async function takePart(
  id: string,
  from: string | undefined,
  parts: Map<string, KeptPart>,
  kept: KeptLine,
): Promise<
  (PartPiece & { readonly count: number; readonly next: string | undefined }) | undefined
> {
  const part = parts.get(id);
  if (!part) return undefined;
  parts.delete(id);
  const commits = await kept.read(part);
  if (!commits) return undefined;
  const end = commits.findIndex((commit) => commit.id === from);
  if (end < 0) return { part, count: commits.length, next: part.next };
  return { part, until: from, count: end, next: from };
}

/** @throws {SourceUnavailableError} when a part is lost by now: the next run lists it again */
async function* oldestFirst(pieces: readonly Piece[], kept: KeptLine): AsyncIterable<GithubCommit> {
  for (const piece of pieces.toReversed()) {
    if ('commits' in piece) {
      yield* piece.commits.toReversed();
      continue;
    }
    const commits = await kept.read(piece.part);
    if (!commits) {
      await kept.forget([piece.part]);
      throw new SourceUnavailableError(
        `Of the commits that were listed, those up to ${piece.part.newest} are lost.`,
        'The next wake-up lists them again.',
      );
    }
    const end = commits.findIndex(({ id }) => id === piece.until);
    yield* (end < 0 ? commits : commits.slice(0, end)).toReversed();
  }
  // Whoever took the last commit has published those before it.
  await kept.forget(pieces.some((piece) => 'part' in piece) ? await kept.parts() : []);
}
