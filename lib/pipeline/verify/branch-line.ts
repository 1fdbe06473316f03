import { SourceError } from '../../errors/errors.ts';
import type { Commit, Source } from '../../ports/source.ts';

/** A commit and its first parents, oldest first. */
export interface BranchLine {
  readonly commits: readonly Commit[];
  /** The index of each commit in the line, by id. */
  readonly places: ReadonlyMap<string, number>;
}

/**
 * Reads the line that ends in a commit; `undefined` when the repository does not have the commit.
 */
export async function readBranchLine(
  source: Source,
  commit: string,
): Promise<BranchLine | undefined> {
  const commits: Commit[] = [];
  try {
    const history = await source.history(undefined, commit);
    for await (const each of history.commits) commits.push(each);
  } catch (error) {
    if (error instanceof SourceError) return undefined;
    throw error;
  }
  return { commits, places: new Map(commits.map(({ id }, place) => [id, place])) };
}
