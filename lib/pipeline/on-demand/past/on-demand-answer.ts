import type { Page } from '../../../ports/page-store.ts';

/** An address to go to. `cache` is `permanent` when the answer can never change. */
export interface OnDemandRedirect {
  readonly redirect: string;
  readonly cache: Page['cache'];
  readonly headers?: Readonly<Record<string, string>>;
}

/** What is said to a reader whose question has no page of its own. */
export interface OnDemandText {
  readonly status: 200 | 400 | 404;
  readonly text: string;
  /** HTML where it is absent. */
  readonly contentType?: string;
  /** Seconds that it may be kept without asking again; not at all where it is absent. */
  readonly keptSeconds?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** How long an answer may be kept that can never change: longer would keep a mistake of ours as long. */
export const dayInSeconds = 86_400;

/** What is answered to a reader. */
export type OnDemandAnswer = Page | OnDemandRedirect | OnDemandText;
