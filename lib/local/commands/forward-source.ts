import { SourceError } from '../../errors/errors.ts';
import type { Commit, History, Source } from '../../ports/source.ts';

/** The store has what the clone has, and more: nothing is left to do. */
export class AlreadyPublishedError extends Error {}

/**
 * A source that is read forward only. What it would publish as a rewritten history is refused:
 * where a clone does not contain what was published last, it is an old one or another plan's far
 * more often than a rewritten one, and what is published stays for ever.
 */
export function forwardSource(source: Source, onCommitDone: (commit: Commit) => void): Source {
  return {
    ...source,
    async history(from, to) {
      const { relation, commits } = await source.history(from, to);
      if (relation === 'rewritten' && from !== undefined) throw await refusal(source, from, to);
      return { relation, commits: watched(commits, onCommitDone) };
    },
  };
}

async function* watched(
  commits: History['commits'],
  onCommitDone: (commit: Commit) => void,
): AsyncGenerator<Commit> {
  for await (const commit of commits) {
    yield commit;
    // Reached only when the next one is asked for.
    onCommitDone(commit);
  }
}

async function refusal(source: Source, published: string, head: string): Promise<Error> {
  const relation = await relationBackwards(source, published, head);
  if (relation === 'forward' || relation === 'joined') return new AlreadyPublishedError();
  const name = published.slice(0, 12);
  return relation === undefined
    ? new SourceError(
        `the clone does not have ${name}, the commit that was published last`,
        'Nothing was changed. Bring the clone up to date (git fetch) and start again. If it is a clone of another plan, give the name of that plan’s stack.',
      )
    : new SourceError(
        `${name}, the commit that was published last, is not in the history of the branch`,
        'Nothing was changed. If the history was rewritten, push it: the deployed stages publish that as one change set and mark it. Otherwise check which branch and which stack you gave.',
      );
}

/** How the head relates to what was published; `undefined` when the clone does not have that. */
async function relationBackwards(
  source: Source,
  published: string,
  head: string,
): Promise<History['relation'] | undefined> {
  try {
    return (await source.history(head, published)).relation;
  } catch (error) {
    if (error instanceof SourceError) return undefined;
    throw error;
  }
}
