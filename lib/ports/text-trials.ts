import type { Document } from '../plan/model/document.ts';

/** One text of the plan. */
export interface TrialText {
  readonly path: string;
  readonly text: string;
  /** BCP 47 tag, where it is known. */
  readonly language?: string | undefined;
}

/** A text to try and, where it takes the place of a published one, that. */
export interface Trial {
  readonly after: TrialText;
  readonly before?: TrialText;
}

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
   * Does with a text what publishing it takes: parse it, compare it, make its pages.
   *
   * @param milliseconds how long it may compute
   */
  attempt(trial: Trial, milliseconds: number): Promise<TrialResult>;
}
