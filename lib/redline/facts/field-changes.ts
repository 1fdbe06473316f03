import type { Fields, Milestone } from '../../plan/model/document.ts';
import {
  type ChangeDefinition,
  type FieldName,
  fieldDefinitions,
  fieldNames,
  milestoneParts,
} from '../../plan/model/field-definitions.ts';
import { bareText } from '../classify/kinds.ts';
import { isWord, splitWords } from '../content/words.ts';

/** The facts that are compared. A milestone's parts belong to {@link FieldChange.milestone}. */
export type ChangedField =
  | 'frontMatter'
  | Exclude<FieldName, 'milestones'>
  | keyof typeof milestoneParts;

const definitions: Readonly<Record<ChangedField, ChangeDefinition>> = {
  frontMatter: { sort: 'text', changes: 'figures', isPromise: false },
  ...fieldDefinitions,
  ...milestoneParts,
};

/** The definition of a fact that changed. */
export function definitionOf(field: ChangedField): ChangeDefinition {
  return definitions[field];
}

/** One fact that changed. Values are as in {@link Fields}: ISO dates, status keys. */
export interface FieldChange {
  readonly field: ChangedField;
  /** Absent when the fact was not there before. */
  readonly before?: string;
  /** Absent when the fact is no longer there. */
  readonly after?: string;
  /** Title of the milestone that the date or status belongs to. */
  readonly milestone?: string;
}

/**
 * Lists the facts that differ, in the order of {@link Fields}. When the new front matter cannot be
 * read, only that is listed: its author did not remove the missing facts.
 */
export function compareFields(before: Fields, after: Fields): FieldChange[] {
  const frontMatter = compare('frontMatter', before.frontMatter, after.frontMatter);
  if (after.frontMatter !== undefined) return frontMatter;
  return [
    ...frontMatter,
    ...fieldNames.flatMap((name) =>
      name === 'milestones'
        ? compareMilestones(before.milestones, after.milestones)
        : compare(name, textOfValue(before[name]), textOfValue(after[name])),
    ),
  ];
}

/** A fact's value in one line; `undefined` for an empty list. */
function textOfValue(value: string | readonly string[] | undefined): string | undefined {
  if (typeof value === 'string' || value === undefined) return value;
  return value.length === 0 ? undefined : value.join(', ');
}

function compare(
  field: ChangedField,
  before: string | undefined,
  after: string | undefined,
  milestone?: string,
): FieldChange[] {
  if (before === after) return [];
  return [
    {
      field,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
      ...(milestone === undefined ? {} : { milestone }),
    },
  ];
}

/**
 * Keys by which two milestones are the same, the surest first. Several milestones may have one
 * title.
 */
const milestoneKeys: readonly ((milestone: Milestone) => string)[] = [
  ({ title, due, status }) => JSON.stringify([title, due, status]),
  ({ title, due }) => JSON.stringify([title, due]),
  ({ title }) => title,
  ({ title }) => bareText(title),
];

/**
 * Pairs milestones by equal titles, then by titles that differ only in typography, then by titles
 * that share most of their words.
 */
function compareMilestones(
  before: readonly Milestone[],
  after: readonly Milestone[],
): FieldChange[] {
  const same = new Map<Milestone, Milestone>();
  for (const keyOf of milestoneKeys) pairByKey(before, after, keyOf, same);
  pairByWords(before, after, same);
  const kept = new Set(same.values());
  const removed = before.filter((milestone) => !kept.has(milestone));
  return [
    ...removed.flatMap((milestone) => compareMilestone(milestone, undefined)),
    ...after.flatMap((milestone) => compareMilestone(same.get(milestone), milestone)),
  ];
}

function compareMilestone(
  before: Milestone | undefined,
  after: Milestone | undefined,
): FieldChange[] {
  const { title } = after ?? before ?? {};
  return [
    ...compare('milestone', before?.title, after?.title),
    ...compare('milestone-due', before?.due, after?.due, title),
    ...compare('milestone-status', before?.status, after?.status, title),
  ];
}

/**
 * Pairs the milestones that have no pair yet: the first with a key with the first with an equal
 * key, and so on. `pairs` maps new milestones to old ones.
 */
function pairByKey(
  before: readonly Milestone[],
  after: readonly Milestone[],
  keyOf: (milestone: Milestone) => string,
  pairs: Map<Milestone, Milestone>,
): void {
  const taken = new Set(pairs.values());
  const waiting = Map.groupBy(before.filter((milestone) => !taken.has(milestone)).reverse(), keyOf);
  for (const milestone of after) {
    if (pairs.has(milestone)) continue;
    const oldMilestone = waiting.get(keyOf(milestone))?.pop();
    if (oldMilestone) pairs.set(milestone, oldMilestone);
  }
}

/** Two titles that share at least this part of their words name one milestone. */
const leastShared = 0.6;

/** Most milestones on each side whose titles are compared with each other. */
const mostCompared = 100;

/**
 * Pairs the most similar titles first. Among equally similar ones, those with the same date come
 * first, then those in document order.
 */
function pairByWords(
  before: readonly Milestone[],
  after: readonly Milestone[],
  pairs: Map<Milestone, Milestone>,
): void {
  const taken = new Set(pairs.values());
  const oldMilestones = before.filter((milestone) => !taken.has(milestone)).slice(0, mostCompared);
  const newMilestones = after.filter((milestone) => !pairs.has(milestone)).slice(0, mostCompared);
  const words = new Map(
    [...oldMilestones, ...newMilestones].map((milestone) => [milestone, wordsOf(milestone)]),
  );
  const alike = newMilestones.flatMap((milestone) =>
    oldMilestones.map((other) => ({
      milestone,
      other,
      share: shareOf(words.get(milestone) ?? noWords, words.get(other) ?? noWords),
      isSameDate: Number(milestone.due === other.due),
    })),
  );
  alike.sort((one, two) => two.share - one.share || two.isSameDate - one.isSameDate);
  for (const { milestone, other, share } of alike) {
    if (share < leastShared || pairs.has(milestone) || taken.has(other)) continue;
    pairs.set(milestone, other);
    taken.add(other);
  }
}

const noWords: ReadonlySet<string> = new Set();

function wordsOf({ title }: Milestone): ReadonlySet<string> {
  return new Set(splitWords(title.toLowerCase()).filter(isWord));
}

function shareOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((word) => other.has(word)).length;
  return (2 * shared) / (one.size + other.size || 1);
}

/** Whether a field's values are dates, full or partial. */
export function isDateField(field: ChangedField): boolean {
  return definitionOf(field).sort === 'date';
}

/** Leaves out the identity, which is for machines and says nothing to readers. */
export function visibleFields(fields: readonly FieldChange[]): FieldChange[] {
  return fields.filter(({ field }) => field !== 'id');
}
