import type { GitSource } from '../../git/git-source.ts';
import type { GitRemote } from '../git-remote/git-remote.ts';

/** Where the plan of one machine comes from. */
export interface PlanOrigin {
  readonly source: GitSource;
  /** What webhooks call the repository, `owner/name`. */
  readonly repository: string;
  /** The git remote that takes pushes; `undefined` where authors push, or commit, elsewhere. */
  readonly remote: GitRemote | undefined;
  /** Calls `wake` whenever something may be new there, until it is stopped. */
  watch(wake: () => void): { readonly stop: () => void };
}

/** For an origin that tells of its pushes itself. */
export const watchesNothing = { stop: () => {} } as const;
