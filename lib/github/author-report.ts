import type { AuthorReport } from '../ports/author-report.ts';
import { createGithubClient } from './github-client.ts';
import { type GithubPlan, reportCommit } from './report-commit.ts';

export interface GithubReportOptions extends GithubPlan {
  /** See `GithubConnection`. */
  readonly repositoryId?: number;
  /** Absolute URL of the site, no trailing slash. */
  readonly siteUrl: string;
  /** Takes what an operator should know, as one object for each line of the log. */
  readonly log: (entry: Readonly<Record<string, unknown>>) => void;
}

/**
 * Tells authors on their commit what went live. It is a courtesy: when GitHub does not take it, the
 * log says so and nothing else waits for it.
 */
export function createGithubReport(options: GithubReportOptions): AuthorReport {
  const { siteUrl, log, apiUrl, credentials, repositoryId } = options;
  // A batch has many commits: none of them may hold up the others.
  const connection = { token: credentials.token, patience: 0, retries: 0 };
  const client = createGithubClient({
    ...connection,
    ...(apiUrl === undefined ? {} : { apiUrl }),
    ...(repositoryId === undefined ? {} : { repositoryId }),
  });
  return {
    async report({ commit, problems }, { address, title }) {
      try {
        const url = `${siteUrl}${encodeURI(address)}`;
        const published =
          title === '' ? 'Nothing that is published changed' : `Published: ${title}`;
        await reportCommit(client, options, {
          commit,
          name: 'gazette',
          title: published,
          url,
          problems,
          failsOnErrors: true,
        });
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        const advice =
          'The token must be allowed to write commit statuses, the App to write checks.';
        log({ message: 'nothing said on the commit', commit, reason, advice });
      }
    },
  };
}
