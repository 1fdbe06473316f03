import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openGitSource } from '../../git/git-source.ts';
import { runGit } from '../../git/run-git.ts';
import { checkPush } from '../../pipeline/check/check-plan.ts';
import { formatProblem } from '../../plan/model/problem.ts';
import type { TextTrials } from '../../ports/text-trials.ts';
import type { VersionStore } from '../../ports/version-store.ts';
import type { JudgePush, OfferedPush } from './pre-receive.ts';

/** Lines of a refusal: the first ones are enough to begin with. */
const mostLines = 50;

/** What a judge of pushes needs. */
export interface JudgeOptions {
  readonly store: VersionStore;
  readonly trials: TextTrials;
  /** The published branch; every other one is taken. */
  readonly branch: string;
  readonly path: string;
  /** BCP 47 tag of the site. */
  readonly language: string;
  /** Publishes what was pushed before, so that only what the push brings counts. */
  readonly settle: () => Promise<void>;
}

/** Refuses a push whose last state has errors that it brings itself. */
export function createJudge({ branch, ...options }: JudgeOptions): JudgePush {
  return async (push) => {
    if (push.ref !== `refs/heads/${branch}` || /^0+$/u.test(push.after)) return [];
    await options.settle();
    const problems = await problemsOf(push, options);
    const errors = problems.filter(({ severity }) => severity === 'error').map(formatProblem);
    if (errors.length === 0) return [];
    const more = errors.length - mostLines;
    return [
      `refused, nothing is published: ${errors.length} ${errors.length === 1 ? 'error' : 'errors'}; each line says what publishing would do`,
      ...errors.slice(0, mostLines),
      ...(more > 0 ? [`(${more} more)`] : []),
    ];
  };
}

/** Reads what is not in the repository yet through a repository of its own, which lends its objects. */
async function problemsOf(
  { after, objects }: OfferedPush,
  { store, trials, path, language }: Omit<JudgeOptions, 'branch' | 'settle'>,
) {
  const repository = await mkdtemp(join(tmpdir(), 'gazette-push-'));
  try {
    const format = after.length === 64 ? ['--object-format=sha256'] : [];
    await runGit(tmpdir(), ['init', '--quiet', '--bare', ...format, repository]);
    const lent = `${objects.join('\n')}\n`;
    await writeFile(join(repository, 'objects', 'info', 'alternates'), lent);
    await runGit(repository, ['update-ref', 'refs/heads/push', after]);
    const source = await openGitSource({ repository, branch: 'push', path, isKept: true });
    try {
      return await checkPush(store, { source, trials, language }, after);
    } finally {
      await source.close();
    }
  } finally {
    await rm(repository, { recursive: true, force: true });
  }
}
