import { notFound, ok, type Route, url, user } from './answers.ts';
import type { GithubObjects } from './github-objects.ts';

/** A pull request as a test has it; whoever opens one pushes its commits to the repository first. */
export interface GithubPullRequest {
  readonly number: number;
  title: string;
  body: string | null;
  state: 'open' | 'closed';
  /** Branch that it is to be merged into. */
  base: string;
  /** Newest commit. */
  head: string;
  /** What GitHub merged to try; `null` while it tries, and when there are conflicts. */
  merge: string | null;
  /** `null` while GitHub finds out. */
  mergeable: boolean | null;
  /** `owner/name` that it comes from; another one for a fork. */
  from: string;
  /** What its author is to the repository; a member when left out. */
  association?: string;
  labels?: readonly string[];
}

/** Pull requests by number. */
export function pullRequestRoutes(
  objects: GithubObjects,
  pullRequests: ReadonlyMap<number, GithubPullRequest>,
): readonly Route[] {
  return [
    {
      method: 'GET',
      path: /^pulls\/(?<number>\d+)$/u,
      async answer({ parameters: { number = '' } }) {
        const found = pullRequests.get(Number(number));
        return found ? ok(describe(found, (await objects.head(found.base)) ?? '')) : notFound;
      },
    },
  ];
}

const label = { description: null, color: 'ffffff', default: false };

/** The parts of GitHub's description that Gazette reads. */
function describe(pullRequest: GithubPullRequest, baseSha: string) {
  const { number, title, body, state, base, head, merge, mergeable, from } = pullRequest;
  const { association = 'MEMBER', labels = [] } = pullRequest;
  return {
    author_association: association,
    labels: labels.map((name, id) => ({ ...{ id, node_id: '', url, name }, ...label })),
    ...{ number, title, body, state, mergeable, merge_commit_sha: merge },
    ...{ id: number, node_id: '', url, html_url: url, user, draft: false },
    base: { ref: base, sha: baseSha, repo: { full_name: 'state/plan' } },
    head: { ref: 'change', sha: head, repo: { full_name: from } },
  };
}
