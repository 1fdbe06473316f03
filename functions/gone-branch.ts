import { SourceError } from '../lib/errors/errors.ts';
import type { IngestResult } from '../lib/pipeline/ingest/ingest.ts';
import type { StageWatch } from '../lib/settings/stage-watch.ts';

/**
 * Tells of a published branch that is gone, once for each time it goes. Nothing can be done again
 * about it, so messages do not come back for it: they would stand before the push that makes the
 * branch anew. The function that is returned says whether the run counts as failed, which it does
 * until the branch is back.
 */
export function createGoneBranchNotice(
  watch: Pick<StageWatch, 'step'>,
): (result: Pick<IngestResult, 'branchGoneAfter'>) => boolean {
  let isTold = false;
  return ({ branchGoneAfter: commit }) => {
    const isGone = commit !== undefined;
    if (isGone && !isTold) watch.step({ commit, outcome: 'failed', error: branchIsGone() });
    isTold = isGone;
    return isGone;
  };
}

function branchIsGone(): SourceError {
  return new SourceError(
    'The published branch is gone from the repository.',
    'What was published stays, and nothing new is published. Push the branch again, or configure the name that it has now.',
  );
}
