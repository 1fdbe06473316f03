import { substance } from '../../redline/classify/kinds.ts';
import type { ChangeDetail } from '../models.ts';

/** Whether a change says something else than before: a text that came or went does. */
export function isOfSubstance({ change, kinds }: Pick<ChangeDetail, 'change' | 'kinds'>): boolean {
  const isWhole = change === 'created' || change === 'withdrawn' || change === 'reinstated';
  return isWhole || kinds.some(({ kind }) => substance.has(kind));
}
