import type { ChangeSet } from '../../plan/model/change.ts';

/** How a caller limits one call of a stage. */
export interface StageOptions {
  /** Asked between steps. Once it returns true, the stage stops at the end of a whole step. */
  readonly isTimeUp?: () => boolean;
  /** Told of each change set that the stage has finished. */
  readonly onStep?: (changeSet: Pick<ChangeSet, 'commit' | 'sequence'>) => void;
}
