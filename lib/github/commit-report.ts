import type { Problem } from '../plan/document.ts';
import { createCheckRun } from './check-run.ts';
import { setCommitStatus } from './commit-status.ts';
import type { GithubClient } from './github-client.ts';
import type { GithubCredentials } from './github-credentials.ts';

/** What became of a commit, for those who look at it on GitHub. */
export interface CommitReport {
  /** Full hex id. */
  readonly commit: string;
  /** Tells several reports on one commit apart. */
  readonly name: 'gazette' | 'gazette/preview';
  /** One line, plain text. */
  readonly title: string;
  /** Absolute URL of the page with the changes. */
  readonly url?: string;
  readonly problems: readonly Problem[];
}

/** A repository, and the plan in it. */
export interface GithubPlan {
  readonly owner: string;
  readonly repository: string;
  /** The plan's folder, `''` for the whole repository. */
  readonly path: string;
  readonly credentials: GithubCredentials;
  /** API of a GitHub Enterprise Server; GitHub's own by default. */
  readonly apiUrl?: string;
}

/** A check run with annotations where the credentials are an App's, else a commit status. */
export async function reportCommit(
  client: GithubClient,
  { owner, repository, path, credentials }: GithubPlan,
  report: CommitReport,
): Promise<void> {
  const at = { owner, repo: repository };
  if (await credentials.isApp()) await createCheckRun(client, at, report, path);
  else await setCommitStatus(client, at, report);
}

/** Whether something could not be published as meant. */
export function hasErrors({ problems }: Pick<CommitReport, 'problems'>): boolean {
  return problems.some(({ severity }) => severity === 'error');
}
