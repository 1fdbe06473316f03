/** A text or an image that was removed by order, and what is public about that. */
export interface Removal {
  /** Git's id of what was removed: wherever it comes again, it is not published. */
  readonly blob: string;
  /** Where it was. */
  readonly commit: string;
  readonly path: string;
  /** When it was removed, ISO 8601 in UTC. */
  readonly date: string;
  /** On whose order and why, in the operator's words. */
  readonly reason: string;
  /** Markdown that stands in place of a text. */
  readonly notice: string;
}

/** Look-up of all removals of a plan. */
export const removalsKey = 'REMOVALS';
