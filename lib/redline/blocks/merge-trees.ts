import type { Content } from '../../plan/model/content.ts';
import type { Merged } from '../merged/merged.ts';
import type { StepBudget } from '../sequences/step-budget.ts';
import { Comparison } from './comparison.ts';
import { findMoves } from './moves.ts';

/**
 * Merges two versions into one tree, and finds moves in it. Texts must be joined (see `normalize`).
 * Adds the steps it takes to `work`.
 *
 * @param behind what stands right behind in both versions
 */
export function mergeTrees(
  before: readonly Content[],
  after: readonly Content[],
  work: StepBudget,
  behind?: Content,
): Merged[] {
  const comparison = new Comparison(before, after, work);
  const merged = comparison.mergeChildren(before, after, { depth: 0, behind });
  return findMoves(merged, comparison);
}
