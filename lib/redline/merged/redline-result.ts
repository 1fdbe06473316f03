import type { FieldChange } from '../facts/field-changes.ts';
import type { Merged } from './merged.ts';

/** The readable difference between two versions. */
export interface Redline {
  readonly fields: readonly FieldChange[];
  /**
   * Number of changed facts and of changes in the text; 0 means that both versions read the same.
   */
  readonly changes: number;
  /** Both versions in one tree. `accept` and `reject` give each of them back. */
  readonly content: readonly Merged[];
}

/** A redline of two texts as written, made line by line. */
export interface LineRedline extends Redline {
  readonly byLines: true;
}

/** Whether a redline was made line by line. */
export function isByLines(redline: Redline): redline is LineRedline {
  return 'byLines' in redline;
}
