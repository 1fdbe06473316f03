/** How one call may be bounded and watched. */
export interface StageOptions {
  /** Asked between steps; once true the stage stops after a whole step. */
  readonly isTimeUp?: () => boolean;
}
