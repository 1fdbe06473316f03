import { setTimeout as wait } from 'node:timers/promises';
import { SourceUnavailableError } from '../errors/errors.ts';
import type { PreviewOutcome, PullRequest, PullRequests } from '../ports/pull-requests.ts';
import type { GithubReportOptions } from './author-report.ts';
import { ask, createGithubClient, type GithubClient, isNotFound } from './github-client.ts';
import { commentMark, describeOutcome, writeComment } from './preview-comment.ts';
import { reportCommit } from './report-commit.ts';

export interface PullRequestsOptions extends Omit<GithubReportOptions, 'credentials'> {
  /** Without any, public repositories can be read and nobody is told. */
  readonly credentials?: GithubReportOptions['credentials'];
  /** The published branch. */
  readonly branch: string;
  /** Whether errors fail the check of a pull request; they are named either way. */
  readonly failsOnErrors?: boolean;
  /** Share of GitHub's requests that previews leave to others. */
  readonly reserve?: number;
  /** As in {@link GithubConnection}. */
  readonly isPaced?: boolean;
  /** Milliseconds before GitHub is asked again whether there are conflicts; doubles each time. */
  readonly retryAfter?: number;
}

/** How often GitHub is asked whether there are conflicts: with a second at first, half a minute. */
const mostQuestions = 5;

/** Whoever may write to the repository (https://docs.github.com/graphql/reference/enums#commentauthorassociation). */
const members: ReadonlySet<string> = new Set(['OWNER', 'MEMBER', 'COLLABORATOR']);

/** Only members can give a pull request a label: with this one they ask for its preview. */
export const previewLabel = 'preview';

/** Pull requests on GitHub. Their authors are told by a status or check run and by one comment. */
export function createPullRequests(options: PullRequestsOptions): PullRequests {
  const { owner, repository, credentials, apiUrl, siteUrl, log, retryAfter = 1_000 } = options;
  const { reserve = 0, repositoryId, isPaced = true } = options;
  const client = createGithubClient({
    ...(credentials === undefined ? {} : { token: credentials.token }),
    ...(apiUrl === undefined ? {} : { apiUrl }),
    ...(repositoryId === undefined ? {} : { repositoryId }),
    ...{ retryAfter, reserve, isPaced },
  });
  const at = { owner, repo: repository };
  return {
    async read(number) {
      for (let question = 0; question < mostQuestions; question += 1) {
        const found = await readOnce(client, { ...at, pull_number: number }, options.branch);
        if (found !== 'undecided') return found;
        await wait(retryAfter * 2 ** question);
      }
      throw new SourceUnavailableError(
        `GitHub does not say whether pull request ${number} can be merged.`,
        'The queue tries again.',
      );
    },
    async report(pullRequest, outcome) {
      if (credentials === undefined) return;
      const { number, head } = pullRequest;
      const tell = { ...options, credentials };
      try {
        await comment(client, at, pullRequest, outcome, siteUrl);
        if (outcome.kind !== 'closed')
          await reportCommit(client, tell, asReport(outcome, head, options));
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        const advice =
          'The token or App must be allowed to write pull requests, and commit statuses or checks.';
        log({ message: 'nothing said on the pull request', pullRequest: number, reason, advice });
      }
    },
  };
}

async function readOnce(
  client: GithubClient,
  at: { readonly owner: string; readonly repo: string; readonly pull_number: number },
  branch: string,
): Promise<PullRequest | undefined | 'undecided'> {
  try {
    const { data } = await ask(() => client.rest.pulls.get(at));
    const isOpen = data.state === 'open' && data.base.ref === branch;
    // Until the merge to try is there, that there is none means nothing.
    const isTried = data.mergeable === false || data.merge_commit_sha !== null;
    if (isOpen && (data.mergeable === null || !isTried)) return 'undecided';
    return {
      number: data.number,
      isOpen,
      title: data.title,
      body: data.body ?? '',
      // Null where the account is gone; GitHub itself shows “ghost”, whatever the types say.
      author: data.user?.login ?? 'ghost',
      head: data.head.sha,
      isTrusted:
        members.has(data.author_association) ||
        data.labels?.some(({ name }) => name === previewLabel) === true,
      merge: data.mergeable === true ? (data.merge_commit_sha ?? undefined) : undefined,
    };
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/** One comment, kept up to date; a pull request that leaves the plan alone gets none. */
async function comment(
  client: GithubClient,
  at: { readonly owner: string; readonly repo: string },
  { number, head }: PullRequest,
  outcome: PreviewOutcome,
  siteUrl: string,
): Promise<void> {
  const body = writeComment(outcome, head, siteUrl);
  const existing = await findComment(client, { ...at, issue_number: number });
  if (existing !== undefined)
    await client.rest.issues.updateComment({ ...at, comment_id: existing, body });
  else if (!['unchanged', 'closed', 'untrusted'].includes(outcome.kind))
    await client.rest.issues.createComment({ ...at, issue_number: number, body });
}

async function findComment(
  client: GithubClient,
  at: { readonly owner: string; readonly repo: string; readonly issue_number: number },
): Promise<number | undefined> {
  const pages = client.paginate.iterator(client.rest.issues.listComments, {
    ...at,
    per_page: 100,
  });
  for await (const { data } of pages)
    for (const { id, body } of data) if (body?.startsWith(commentMark)) return id;
  return undefined;
}

function asReport(
  outcome: PreviewOutcome,
  commit: string,
  { siteUrl, failsOnErrors = false }: PullRequestsOptions,
) {
  const made = outcome.kind === 'made' ? outcome : undefined;
  return {
    commit,
    name: 'gazette/preview' as const,
    title: describeOutcome(outcome),
    ...(made ? { url: `${siteUrl}${encodeURI(made.changes)}` } : {}),
    failsOnErrors,
    problems: made?.changeSet.problems ?? [],
  };
}
