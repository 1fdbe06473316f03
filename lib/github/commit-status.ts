import { placeOf } from '../plan/model/problem.ts';
import { type CommitReport, hasFailed } from './commit-report.ts';
import type { GithubClient } from './github-client.ts';
import { shorten } from './plain-text.ts';

/** Characters of a status' description (https://docs.github.com/rest/commits/statuses). */
const longestDescription = 140;

/** Says in one line beside the commit what became of it, with a link to the changes. */
export async function setCommitStatus(
  client: GithubClient,
  at: { readonly owner: string; readonly repo: string },
  report: CommitReport,
): Promise<void> {
  await client.rest.repos.createCommitStatus({
    ...at,
    sha: report.commit,
    state: hasFailed(report) ? 'failure' : 'success',
    ...(report.url === undefined ? {} : { target_url: report.url }),
    description: describeStatus(report),
    context: report.name,
  });
}

/** The title and the number of remarks, or first of all what is wrong: "a.md:12: not UTF-8". */
export function describeStatus({ title, problems }: CommitReport): string {
  const [error] = problems.filter(({ severity }) => severity === 'error');
  if (error) return shorten(`${placeOf(error)}${error.message}. ${title}`, longestDescription);
  const remarks = problems.length === 1 ? ' (1 remark)' : ` (${problems.length} remarks)`;
  const end = problems.length === 0 ? '' : remarks;
  return `${shorten(title, longestDescription - end.length)}${end}`;
}
