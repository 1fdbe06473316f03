import { href } from '../../plan/addresses/addresses.ts';
import type { ChangeSet } from '../../plan/model/change.ts';
import { formatProblem, inOneLine } from '../../plan/model/problem.ts';

/** Where a change set is, what its title is in feeds, and how long ago it was pushed. */
export interface Published {
  readonly baseUrl: string;
  readonly address: string;
  readonly title: string;
  /** Milliseconds since the last push; `undefined` when nothing was pushed since the start. */
  readonly elapsed: number | undefined;
}

/** Tells the author what became of a commit: where it is live and what it changed, and its problems. */
export function authorLines(
  { commit, note, changes, problems }: ChangeSet,
  { baseUrl, address, title, elapsed }: Published,
): string[] {
  const time = elapsed === undefined ? '' : ` ${(elapsed / 1000).toFixed(2)} s after the push`;
  const subject = note.split('\n', 1)[0] ?? '';
  const count = `${changes.length} ${changes.length === 1 ? 'document' : 'documents'}`;
  return [
    inOneLine(`live: ${commit.slice(0, 12)} “${subject}” (${count})${time}`),
    ...(title === '' ? [] : [inOneLine(`      ${title}`)]),
    `      ${baseUrl}${href(address)}`,
    ...problems.map((problem) => `      ${formatProblem(problem)}`),
  ];
}
