import { SourceError } from '../errors/errors.ts';
import type { Source } from '../ports/source.ts';
import { runGit, tryGit } from './run-git.ts';

/**
 * @throws {SourceError} when there is no repository, git cannot read it, its history is cut, or the
 *   folder is only a part of one: that would publish what nobody named
 */
export async function checkRepository(repository: string): Promise<void> {
  const asked = ['rev-parse', '--is-shallow-repository', '--show-prefix'];
  const answer = await runGit(repository, asked).catch((cause: unknown) => {
    throw unreadable(repository, cause);
  });
  const [shallow, prefix] = answer.split('\n', 2);
  if (shallow === 'true')
    throw new SourceError(
      `${repository} is a shallow clone: its history is cut off`,
      'Fetch the rest: git fetch --unshallow',
    );
  if (!prefix) return;
  const top = await runGit(repository, ['rev-parse', '--show-toplevel']);
  throw new SourceError(
    `${repository} is a folder of the repository ${top}, not one itself`,
    `Publish that folder alone: --repo ${top} --path ${prefix.replace(/\/$/u, '')}`,
  );
}

/** Git says why in its own words, such as whose the folder is; those come first. */
function unreadable(repository: string, cause: unknown): SourceError {
  const isTold = typeof cause === 'object' && cause !== null && 'stderr' in cause;
  const said = isTold ? String(cause.stderr).trim() : '';
  const isPlain = said === '' || said.includes('not a git repository');
  return isPlain
    ? new SourceError(
        `${repository} is not a git repository`,
        'Give the folder of a clone, with or without a worktree. Git itself must be installed.',
        { cause },
      )
    : new SourceError(`git cannot read ${repository}: ${said}`, 'Do what git says, or ask it.', {
        cause,
      });
}

const heads = 'refs/heads/';

/** The branch that HEAD names; where that is not there, the only branch there is. */
export async function headBranch(repository: string): Promise<string> {
  // Full names: git shortens "main" to "heads/main" where a tag has the same name.
  const head = await tryGit(repository, ['symbolic-ref', '--quiet', 'HEAD']);
  const listed = await tryGit(repository, ['for-each-ref', '--format=%(refname)', heads]);
  const branches = (listed ?? '').split('\n').filter(Boolean).map(shortName);
  if (head?.startsWith(heads)) {
    const named = shortName(head);
    if (branches.length === 0 || branches.includes(named)) return named;
  }
  const [only] = branches;
  if (branches.length === 1 && only !== undefined) return only;
  throw new SourceError(
    `HEAD of ${repository} is on no branch`,
    `Name the branch to publish, --branch NAME: ${branches.join(', ')}`,
  );
}

function shortName(ref: string): string {
  return ref.slice(heads.length);
}

/** The full name of the ref to read. */
export async function refOf(
  repository: string,
  branch: string,
  asFetched: boolean,
): Promise<string> {
  const fetched = `refs/remotes/origin/${branch}`;
  const isFetched =
    asFetched && (await tryGit(repository, ['show-ref', '--verify', '--quiet', fetched]));
  return isFetched === '' ? fetched : `${heads}${branch}`;
}

/** @throws {SourceError} when a branch that was asked for, or the plan's folder in it, is not there */
export async function checkPlan(
  source: Source,
  plan: {
    readonly repository: string;
    readonly branch: string;
    readonly path: string;
    readonly isNamed: boolean;
    /** Whether the folder may have gone from the branch. */
    readonly isKept: boolean;
  },
): Promise<void> {
  const { repository, branch, path } = plan;
  const head = await source.head();
  if (head === undefined && !plan.isNamed) return;
  if (head === undefined)
    throw new SourceError(
      `${repository} has no branch ${branch}`,
      'git branch --all shows the branches there are.',
    );
  if (path === '' || plan.isKept) return;
  // Of a file, git says "blob".
  const type = await tryGit(repository, ['cat-file', '-t', `${head}:${path}`]);
  if (type !== 'tree')
    throw new SourceError(
      `the branch ${branch} of ${repository} has no folder ${path}`,
      `git ls-tree ${branch} shows the folders there are.`,
    );
}
