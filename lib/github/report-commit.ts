import { createCheckRun } from './check-run.ts';
import type { CommitReport } from './commit-report.ts';
import { setCommitStatus } from './commit-status.ts';
import type { GithubClient } from './github-client.ts';
import type { GithubCredentials } from './github-credentials.ts';

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
