import { href } from '../../plan/addresses/addresses.ts';
import type { ChangeSet } from '../../plan/model/change.ts';
import type { Problem } from '../../plan/model/document.ts';
import { formatProblem, inOneLine } from '../../plan/model/problem.ts';

/** Where a change set is, what its title is in feeds, and how long ago it was pushed. */
export interface Published {
  readonly baseUrl: string;
  readonly address: string;
  readonly title: string;
  /** Milliseconds since the last push; `undefined` when nothing was pushed since the start. */
  readonly elapsed: number | undefined;
}

/** Tells the author what became of a commit: where it is live and what it changed. */
export function liveLines(
  { commit, note, changes, problems }: ChangeSet,
  { baseUrl, address, title, elapsed }: Published,
): string[] {
  const time = elapsed === undefined ? '' : ` ${(elapsed / 1000).toFixed(2)} s after the push`;
  const name = `${commit.slice(0, 12)} “${note.split('\n', 1)[0] ?? ''}”`;
  const page = `      ${baseUrl}${href(address)}`;
  if (changes.length === 0)
    return [
      inOneLine(`nothing new to read: ${name} changes no document${time}`),
      ...(problems.length === 0 ? [filesAreShown] : []),
      page,
    ];
  return [
    inOneLine(`live: ${name} (${counted(changes, 'document')})${time}`),
    ...(title === '' ? [] : [inOneLine(`      ${title}`)]),
    page,
  ];
}

const filesAreShown = '      a file is published when a document shows it or links to it';

/** Tells the author what is wrong with a commit, first of all whether that stopped anything. */
export function problemLines(problems: readonly Problem[]): string[] {
  if (problems.length === 0) return [];
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  const counts = [
    ...(errors.length === 0 ? [] : [counted(errors, 'error')]),
    ...(warnings.length === 0 ? [] : [counted(warnings, 'warning')]),
  ].join(', ');
  const result = problems.some(isHeldBack)
    ? 'not all is published'
    : `all is published${errors.length === 0 ? '' : ', but not as it is meant'}`;
  return [
    `      ${counts}: ${result}`,
    ...problems.map((problem) => `      ${formatProblem(problem)}`),
  ];
}

/** Whether a file, an image or an attachment is not published. */
function isHeldBack({ message }: Problem): boolean {
  return /^(?:".*" is )?not published: /su.test(message);
}

function counted({ length }: readonly unknown[], noun: string): string {
  return `${length} ${noun}${length === 1 ? '' : 's'}`;
}
