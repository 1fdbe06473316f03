import { Octokit } from '@octokit/rest';
import type { ChangeSet } from '../plan/change.ts';
import type { AuthorReport } from '../ports.ts';

/** Where statuses go, and with whose leave. */
export interface CommitStatusOptions {
  readonly owner: string;
  readonly repository: string;
  /** Gives a token that may write commit statuses. */
  readonly token: () => Promise<string>;
  /** Absolute URL of the site, no trailing slash. */
  readonly siteUrl: string;
  /** API of a GitHub Enterprise Server; GitHub's own by default. */
  readonly apiUrl?: string;
  /** Takes what an operator should know, as one object for each line of the log. */
  readonly log: (entry: Readonly<Record<string, unknown>>) => void;
}

/** What goes wrong is logged once, as one object. */
const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** Name of the status beside a commit. */
const context = 'gazette';

/** Characters of a status' description (https://docs.github.com/rest/commits/statuses). */
const longestDescription = 140;

/**
 * Tells authors on their commit what went live, with a link to the change set. A status is a
 * courtesy: when GitHub does not take it, the log says so and nothing else waits for it.
 */
export function createCommitStatusReport(options: CommitStatusOptions): AuthorReport {
  const { owner, repository, token, siteUrl, apiUrl, log } = options;
  return {
    async report(changeSet, address) {
      try {
        const client = new Octokit({
          auth: await token(),
          ...(apiUrl === undefined ? {} : { baseUrl: apiUrl }),
          log: silent,
        });
        await client.rest.repos.createCommitStatus({
          owner,
          repo: repository,
          sha: changeSet.commit,
          state: hasErrors(changeSet) ? 'failure' : 'success',
          target_url: `${siteUrl}${encodeURI(address)}`,
          description: describeStatus(changeSet),
          context,
        });
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        const advice = 'The token must be allowed to write commit statuses.';
        log({ message: 'commit status not set', commit: changeSet.commit, reason, advice });
      }
    },
  };
}

/** "Published: 3 documents, 1 remark", or first of all what is wrong: "a.md:12: not UTF-8". */
export function describeStatus({ changes, problems }: ChangeSet): string {
  const [error] = problems.filter(({ severity }) => severity === 'error');
  const published = `${changes.length} ${changes.length === 1 ? 'document' : 'documents'}`;
  const remarks = problems.length === 1 ? '1 remark' : `${problems.length} remarks`;
  const text = error
    ? `${error.path}:${error.line}: ${error.message} (published: ${published})`
    : `Published: ${published}${problems.length > 0 ? `, ${remarks}` : ''}`;
  return text.length > longestDescription
    ? `${text.slice(0, longestDescription - 1).toWellFormed()}…`
    : text;
}

function hasErrors({ problems }: ChangeSet): boolean {
  return problems.some(({ severity }) => severity === 'error');
}
