import type { ChangeSet } from '../../plan/model/change.ts';
import type { Commit } from '../../ports/source.ts';
import type { BranchLine } from './branch-line.ts';
import { type Difference, differsFromGit } from './difference.ts';

/** The published state that the next change set was worked out from; `undefined` at the start. */
type Published = Pick<ChangeSet, 'sequence' | 'commit' | 'tree'> | undefined;

/**
 * Compares the change sets with the first parents up to the ingest cursor. Each commit that changes
 * the plan's tree must have a change set, and each change set must belong to such a commit. After a
 * rewrite or a `joined` history (see `History.relation`), the commits since the published state
 * need no change sets. Change sets of a history that was later taken off the branch stay, and are
 * no difference.
 */
export function verifyBranch(changeSets: readonly ChangeSet[], line: BranchLine): Difference[] {
  const found: Difference[] = [];
  let before: Published;
  let offBranch: ChangeSet[] = [];
  for (const next of changeSets) {
    const place = line.places.get(next.commit);
    if (place !== undefined) found.push(...verifyWords(next, line.commits[place]));
    if (next.rewrite || next.joined) offBranch = [];
    else if (place !== undefined) {
      found.push(...verifyStep(before, place, offBranch, line));
      offBranch = [];
    }
    if (place === undefined) offBranch.push(next);
    before = next;
  }
  return [...found, ...verifyStep(before, line.commits.length, offBranch, line)];
}

/**
 * Checks that each commit of the line up to `end` (exclusive) is published or leaves the plan
 * alone.
 */
function verifyStep(
  before: Published,
  end: number,
  offBranch: readonly ChangeSet[],
  line: BranchLine,
): Difference[] {
  const start = placeOf(before, end, line);
  if (start === undefined)
    return offBranch.length > 0 ? offBranch.map(notOnBranch) : goesBack(before);
  return line.commits
    .slice(start + 1, end)
    .filter(({ tree }) => (tree ?? '') !== (before?.tree ?? ''))
    .map(({ id }) => differsFromGit(`commit ${id}`, 'it changes the plan and has no change set'));
}

/**
 * The index of the commit after which the line continues from a published state. A rewrite that
 * leaves the plan as it was makes no change set; then the line continues after the last commit with
 * the same tree.
 */
function placeOf(before: Published, end: number, line: BranchLine): number | undefined {
  if (!before) return -1;
  const own = line.places.get(before.commit);
  if (own !== undefined && own < end) return own;
  const same = line.commits.slice(0, end).findLastIndex(({ tree }) => (tree ?? '') === before.tree);
  return same < 0 ? undefined : same;
}

function verifyWords(changeSet: ChangeSet, commit: Commit | undefined): Difference[] {
  const differing = [
    ...(changeSet.tree === (commit?.tree ?? '') ? [] : ['tree']),
    ...(changeSet.author === commit?.author ? [] : ['author']),
    ...(changeSet.note === commit?.note ? [] : ['note']),
  ];
  return differing.map((word) =>
    differsFromGit(`change set ${changeSet.sequence}`, `its ${word} is not that of its commit`),
  );
}

function goesBack(before: Published): Difference[] {
  const sequence = (before?.sequence ?? 0) + 1;
  return [differsFromGit(`change set ${sequence}`, 'it goes back and does not say so')];
}

function notOnBranch({ sequence, commit }: ChangeSet): Difference {
  return differsFromGit(
    `change set ${sequence}`,
    `its commit ${commit} is not on the published branch`,
  );
}
