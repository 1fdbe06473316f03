import type { ChangeSet } from '../plan/model/change.ts';
import type { Page } from './page-store.ts';

/** What the receive stage hands to preview: a hint that something happened to a pull request. */
export interface PullRequestMessage {
  readonly repository: string;
  /** The host's number of it, which stays when its name does not. */
  readonly repositoryId?: number;
  readonly pullRequest: number;
  /** Delivery id of the webhook: the queue's deduplication id. */
  readonly delivery: string;
}

/** The queue between receive and preview: first in, first out for each pull request. */
export interface PullRequestQueue {
  /** Resolves when the message is durable. */
  send(message: PullRequestMessage): Promise<void>;
}

/** A pull request as it stands. */
export interface PullRequest {
  readonly number: number;
  /** False once it was merged, closed, or turned to another branch. */
  readonly isOpen: boolean;
  readonly title: string;
  readonly body: string;
  readonly author: string;
  /** Its newest commit, full hex. */
  readonly head: string;
  /** Whether a member made it, or asks for its preview: anybody can open one. */
  readonly isTrusted: boolean;
  /** The commit that merging it would make; `undefined` when there are conflicts. */
  readonly merge: string | undefined;
}

/** What merging a pull request would publish, or why that cannot be shown. */
export type PreviewOutcome =
  | {
      readonly kind: 'made';
      /** As the feeds would have it. */
      readonly title: string;
      /** Addresses of the preview: the redline of everything, the feed entry, the first page. */
      readonly changes: string;
      readonly feedEntry: string;
      readonly start: string;
      readonly changeSet: ChangeSet;
    }
  | {
      readonly kind:
        | 'unchanged'
        | 'conflicts'
        | 'too-large'
        | 'unpublished'
        | 'closed'
        | 'untrusted';
    };

/** Pull requests against the published branch. */
export interface PullRequests {
  /** `undefined` when there is none of that number. */
  read(number: number): Promise<PullRequest | undefined>;
  /** Tells its authors what would be published. */
  report(pullRequest: PullRequest, outcome: PreviewOutcome): Promise<void>;
}

/** Where previews are kept, apart from everything published. */
export interface PreviewStore {
  /** The mark that a preview was last given; `undefined` when its pages were replaced since. */
  marked(pullRequest: number): Promise<string | undefined>;
  /** Gives a preview a mark that says what it was made of. */
  mark(pullRequest: number, mark: string): Promise<void>;
  /** Makes these the pages of a preview, and no others; none removes it. Keys as on the site. */
  replace(pullRequest: number, pages: readonly Page[]): Promise<void>;
}
