import type { AuthorReport } from '../ports/author-report.ts';
import { createGithubClient } from './github-client.ts';
import { type GithubPlan, reportCommit } from './report-commit.ts';

export interface GithubReportOptions extends GithubPlan {
  /** See `GithubConnection`. */
  readonly repositoryId?: number;
  /** See `GithubConnection`. */
  readonly isPaced?: boolean;
  /** Absolute URL of the site, no trailing slash. */
  readonly siteUrl: string;
  /** Takes what an operator should know, as one object for each line of the log. */
  readonly log: (entry: Readonly<Record<string, unknown>>) => void;
}

/**
 * Milliseconds after which nobody waits for word on a commit. GitHub lets a token create 80 things a
 * minute and 500 an hour (https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api),
 * which a history that is published late, such as an import, would use up.
 */
const awaited = 24 * 60 * 60 * 1_000;

/**
 * Tells authors on their commit what went live. It is a courtesy: when GitHub does not take it, the
 * log says so and nothing else waits for it. Commits older than a day are left out.
 */
export function createGithubReport(
  options: GithubReportOptions & { readonly now: () => Date },
): AuthorReport {
  const { siteUrl, log, apiUrl, credentials, repositoryId, isPaced = true, now } = options;
  // A batch has many commits: none of them may hold up the others.
  const connection = { token: credentials.token, patience: 0, retries: 0, isPaced };
  const client = createGithubClient({
    ...connection,
    ...(apiUrl === undefined ? {} : { apiUrl }),
    ...(repositoryId === undefined ? {} : { repositoryId }),
  });
  return {
    async report({ commit, date, problems }, { address, title }) {
      if (now().getTime() - Date.parse(date) > awaited) return;
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
