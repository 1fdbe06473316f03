import type { ChangeSet } from '../../plan/model/change.ts';
import type { Commit } from '../../ports/source.ts';
import type { BranchLine } from './branch-line.ts';
import { type Difference, differsFromGit } from './difference.ts';

/** What the store has published, from which the next change set was worked out; `undefined` at first. */
type Published = Pick<ChangeSet, 'sequence' | 'commit' | 'tree'> | undefined;

/**
 * Compares the change sets with the first parents up to the ingest cursor: each that changes the
 * plan's tree has one, and each one is of such a commit. Where the branch was rewritten, or joined
 * from the side, no change set is missing between what was published before and after. What was
 * published of a history that was taken away later is on the branch no more, and stays.
 */
export function verifyBranch(changeSets: readonly ChangeSet[], line: BranchLine): Difference[] {
  const found: Difference[] = [];
  let before: Published;
  let elsewhere: ChangeSet[] = [];
  for (const next of changeSets) {
    const place = line.places.get(next.commit);
    if (place !== undefined) found.push(...verifyWords(next, line.commits[place]));
    if (next.rewrite || next.joined) elsewhere = [];
    else if (place !== undefined) {
      found.push(...verifyStep(before, place, elsewhere, line));
      elsewhere = [];
    }
    if (place === undefined) elsewhere.push(next);
    before = next;
  }
  return [...found, ...verifyStep(before, line.commits.length, elsewhere, line)];
}

/** Commits of the line up to `end` (exclusive) are either published before, or leave the plan alone. */
function verifyStep(
  before: Published,
  end: number,
  elsewhere: readonly ChangeSet[],
  line: BranchLine,
): Difference[] {
  const start = placeOf(before, end, line);
  if (start === undefined)
    return elsewhere.length > 0 ? elsewhere.map(notOnBranch) : goesBack(before);
  return line.commits
    .slice(start + 1, end)
    .filter(({ tree }) => (tree ?? '') !== (before?.tree ?? ''))
    .map(({ id }) => differsFromGit(`commit ${id}`, 'it changes the plan and has no change set'));
}

/**
 * Where the line goes on after what was published. A rewrite that leaves the plan as it was makes no
 * change set: then it goes on after the last commit of the same tree.
 */
function placeOf(before: Published, end: number, line: BranchLine): number | undefined {
  if (!before) return -1;
  const own = line.places.get(before.commit);
  if (own !== undefined && own < end) return own;
  const same = line.commits.slice(0, end).findLastIndex(({ tree }) => (tree ?? '') === before.tree);
  return same < 0 ? undefined : same;
}

function verifyWords(changeSet: ChangeSet, commit: Commit | undefined): Difference[] {
  const others = [
    ...(changeSet.tree === (commit?.tree ?? '') ? [] : ['tree']),
    ...(changeSet.author === commit?.author ? [] : ['author']),
    ...(changeSet.note === commit?.note ? [] : ['note']),
  ];
  return others.map((word) =>
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
