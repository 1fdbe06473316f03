import type { Change } from '../../../plan/model/change.ts';
import type { Fields } from '../../../plan/model/document.ts';
import { type ChangedField, compareFields } from '../../../redline/facts/field-changes.ts';
import type { PromiseStep, VersionLine } from '../../../site/models.ts';

/** The facts that are a promise: how far it is, by when, in which steps, and who answers for it. */
const promised: ReadonlySet<ChangedField> = new Set([
  ...(['status', 'due', 'lead', 'milestones'] as const),
  ...(['milestone', 'milestone-due', 'milestone-status'] as const),
]);

const nothing: Fields = { title: '', lead: [], milestones: [] };

/**
 * What became of a promise, oldest first: each change of its status, dates, milestones and leads, and
 * when it came and went. None of a document that never had such facts.
 *
 * @param changes the whole history of a document, oldest first
 * @param lines the line of each change, in the same order
 */
export function promiseSteps(
  changes: readonly Change[],
  lines: readonly VersionLine[],
): readonly PromiseStep[] {
  let before = nothing;
  const steps = changes.flatMap(({ kind, after }, index): PromiseStep[] => {
    const line = lines[index];
    if (!line) return [];
    const fate = kind === 'amended' || kind === 'moved' ? undefined : kind;
    // Facts that cannot be read are still those that were promised.
    const isRead = kind !== 'withdrawn' && after.fields.frontMatter === undefined;
    const facts = isRead ? compareFields(before, after.fields) : [];
    if (isRead) before = after.fields;
    const told = facts.filter(({ field }) => promised.has(field));
    if (told.length === 0 && fate === undefined) return [];
    const { date, saidDate, compareAddress, changeSetAddress } = line;
    const address = compareAddress ?? changeSetAddress;
    return [{ date, ...(saidDate && { saidDate }), address, ...(fate && { fate }), facts: told }];
  });
  return steps.some(({ facts }) => facts.length > 0) ? steps : [];
}
