import type { Content } from '../plan/model/content.ts';
import type { Fields } from '../plan/model/document.ts';
import { withLabels } from './blocks/counted-parts.ts';
import { mergeTrees } from './blocks/merge-trees.ts';
import { withLastText } from './blocks/section-order.ts';
import { normalize } from './content/rebuild.ts';
import { countSame } from './content/same-content.ts';
import { compareFields } from './facts/field-changes.ts';
import { countChanges, type Merged } from './merged/merged.ts';
import type { Redline } from './merged/redline-result.ts';
import { arranged, compareVersions, reverse } from './merged/reverse.ts';

/** One side of a comparison. */
export interface RedlineInput {
  readonly fields: Fields;
  readonly content: readonly Content[];
}

/**
 * Compares two versions of a document, block by block and then word by word. Takes nearly linear
 * time: content beyond the limits of `sequences/step-budget.ts` is compared in coarser pieces.
 * Exchanging the versions gives the same redline with insertions and deletions exchanged.
 */
export function redline(before: RedlineInput, after: RedlineInput): Redline {
  const fields = compareFields(before.fields, after.fields);
  const content = compareContent(normalize(before.content), normalize(after.content));
  return { fields, changes: fields.length + countChanges(content), content };
}

/**
 * The search is asymmetric, so it always runs in one direction; the result is reversed where
 * needed.
 */
function compareContent(before: readonly Content[], after: readonly Content[]): Merged[] {
  const labelled = withLabels(countSame(before, after), before, after);
  const { start, end } = withLastText(labelled, before, after);
  const [oldMiddle, newMiddle] = [before, after].map((all) => all.slice(start, all.length - end));
  const [first, last] = [after.slice(0, start), after.slice(after.length - end)];
  return first
    .map(unchanged)
    .concat(compareDiffering(oldMiddle ?? [], newMiddle ?? [], last[0]), last.map(unchanged));
}

function compareDiffering(
  before: readonly Content[],
  after: readonly Content[],
  behind: Content | undefined,
): Merged[] {
  const isBackwards = compareVersions(before, after) > 0;
  const work = { steps: 0 };
  if (!isBackwards) return arranged(mergeTrees(before, after, work, behind));
  return arranged(reverse(mergeTrees(after, before, work, behind)));
}

function unchanged(content: Content): Merged {
  return { change: 'same', content };
}
