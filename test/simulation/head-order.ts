import type { ChangeSet } from '../../lib/plan/model/change.ts';
import type { ModelRepository } from './model-source.ts';

/** Holds what is published against the pushes: a head of the past must not come after a newer one. */
export interface HeadOrder {
  pushed(head: string | undefined): void;
  /** The ingest cursor stands at a commit without a change set of its own. */
  reached(commit: string): void;
  /** What is wrong with a change set that has become visible. */
  published(changeSet: ChangeSet): string[];
  /** The same order from here on. */
  copy(): HeadOrder;
}

/**
 * What follows from the cursor and was never published is news whenever it comes: nobody can know
 * of a push that was lost. A rewrite, or a commit that was published before, must be the branch as
 * a push left it that is not older than those already published.
 */
export function createHeadOrder(repository: ModelRepository): HeadOrder {
  return headOrder(repository, [], 0);
}

/** @param start the earliest push that can have left the branch where ingest stands */
function headOrder(
  repository: ModelRepository,
  pushes: (string | undefined)[],
  start: number,
): HeadOrder {
  const { isAncestor } = repository;
  let position = start;
  const find = (matches: (head: string) => boolean) =>
    pushes.findIndex((head, at) => at >= position && head !== undefined && matches(head));
  const reached = (commit: string) => {
    const at = find((head) => head === commit);
    if (at >= 0) position = at;
    return at >= 0;
  };
  return {
    pushed: (head) => void pushes.push(head),
    reached,
    published({ commit, rewrite, repeated, sequence }) {
      const isHead = reached(commit);
      if (isHead || (!rewrite && repeated === undefined)) return [];
      if (!rewrite && find((head) => isAncestor(commit, head)) >= 0) return [];
      return [`change set ${sequence} publishes ${commit.slice(0, 4)}, a head of the past`];
    },
    copy: () => headOrder(repository, [...pushes], position),
  };
}
