import type { Problem } from '../plan/model/document.ts';

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
  /** Whether errors are a failure; otherwise they are remarks. */
  readonly failsOnErrors: boolean;
}

/** Whether something could not be published as meant, and that is a failure. */
export function hasFailed({ problems, failsOnErrors }: CommitReport): boolean {
  return failsOnErrors && problems.some(({ severity }) => severity === 'error');
}
