import type { Document } from '../plan/model/document.ts';

/** One text of the plan. */
export interface TrialText {
  readonly path: string;
  readonly text: string;
  /** BCP 47 tag, where it is known. */
  readonly language?: string | undefined;
}

/**
 * Parsing a text, or all that publishing takes: parsing it, comparing it with the published text
 * that it takes the place of, where there is one, and making its pages.
 */
export type Trial =
  | { readonly step: 'parse'; readonly after: TrialText; readonly before?: never }
  | { readonly step: 'publish'; readonly after: TrialText; readonly before?: TrialText };

/** What a trial came to. */
export interface TrialResult {
  /** The parsed text, its content left out; `exceeded` when the trial had to be ended. */
  readonly outcome: Document | 'exceeded';
  /** How long it computed. Time in which the machine did something else does not count. */
  readonly milliseconds: number;
}

/** Tries texts apart from everything else, where they can be ended. */
export interface TextTrials {
  /**
   * Does a step with a text.
   *
   * @param milliseconds how long it may compute
   */
  attempt(trial: Trial, milliseconds: number): Promise<TrialResult>;
}
