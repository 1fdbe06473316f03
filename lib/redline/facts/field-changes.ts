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

/** Facts that are compared; the parts of a milestone belong to {@link FieldChange.milestone}. */
export type ChangedField =
  | 'frontMatter'
  | Exclude<FieldName, 'milestones'>
  | keyof typeof milestoneParts;

const definitions: Readonly<Record<ChangedField, ChangeDefinition>> = {
  frontMatter: { sort: 'text', changes: 'figures', isPromise: false },
  ...fieldDefinitions,
  ...milestoneParts,
};

/** What Gazette knows of a fact that changed. */
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
  /** Title of the milestone whose date or status it is. */
  readonly milestone?: string;
}

/**
 * The facts that differ, in the order of {@link Fields}. Where the front matter cannot be read any
 * more, that is all there is to say: its author removed none of the facts that are missing.
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

/** A fact's value in one line; none of an empty list. */
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

/** What makes two milestones the same one, the surest first: several may have one title. */
const milestoneKeys: readonly ((milestone: Milestone) => string)[] = [
  ({ title, due, status }) => JSON.stringify([title, due, status]),
  ({ title, due }) => JSON.stringify([title, due]),
  ({ title }) => title,
  ({ title }) => bareText(title),
];

/**
 * Milestones are the same when their titles are, or else when these differ in typography only, or
 * else when most of their words are the same.
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

/** Pairs what has no pair yet, the first of equal keys with the first, and so on; `pairs` is by the new one. */
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
    const old = waiting.get(keyOf(milestone))?.pop();
    if (old) pairs.set(milestone, old);
  }
}

/** Least share of words that makes two titles those of one milestone. */
const leastShared = 0.6;

/** Milestones of one document whose titles are compared with each other. */
const mostCompared = 100;

/** The most alike first; of those that are as much alike, the ones with the same date, then the first. */
function pairByWords(
  before: readonly Milestone[],
  after: readonly Milestone[],
  pairs: Map<Milestone, Milestone>,
): void {
  const taken = new Set(pairs.values());
  const old = before.filter((milestone) => !taken.has(milestone)).slice(0, mostCompared);
  const young = after.filter((milestone) => !pairs.has(milestone)).slice(0, mostCompared);
  const words = new Map([...old, ...young].map((milestone) => [milestone, wordsOf(milestone)]));
  const alike = young.flatMap((milestone) =>
    old.map((other) => ({
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

/** Whether values of a field are dates, as far as they are known. */
export function isDateField(field: ChangedField): boolean {
  return definitionOf(field).sort === 'date';
}

/** Identity is for machines: it tells readers nothing. */
export function visibleFields(fields: readonly FieldChange[]): FieldChange[] {
  return fields.filter(({ field }) => field !== 'id');
}
