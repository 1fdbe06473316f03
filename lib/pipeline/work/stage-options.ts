/** How a caller limits one call of a stage. */
export interface StageOptions {
  /** Asked between steps. Once it returns true, the stage stops at the end of a whole step. */
  readonly isTimeUp?: () => boolean;
}
