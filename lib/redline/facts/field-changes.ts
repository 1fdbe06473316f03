import { fieldOfLabel, normalizeWords } from '../../plan/fields/labels.ts';
import { dueBehind, withoutDue } from '../../plan/fields/milestones.ts';
import { meantField } from '../../plan/fields/other-facts.ts';
import type { Fields, Milestone, OtherFact } from '../../plan/model/document.ts';
import {
  type ChangeDefinition,
  type FieldName,
  fieldDefinitions,
  fieldNames,
  milestoneParts,
} from '../../plan/model/field-definitions.ts';
import { writtenForm } from '../classify/written-form.ts';
import { isWord, splitWords } from '../content/words.ts';

/**
 * Facts that are compared. `other` is the one named in {@link FieldChange.name}; the parts of a
 * milestone belong to {@link FieldChange.milestone}; `milestones` are all of them, where a list of
 * them cannot be read.
 */
export type ChangedField = 'frontMatter' | 'other' | FieldName | keyof typeof milestoneParts;

const definitions: Readonly<Record<ChangedField, ChangeDefinition>> = {
  frontMatter: { sort: 'text', changes: 'figures', isPromise: false },
  other: { sort: 'text', changes: 'wording', isPromise: false },
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
  /** Which of the values cannot be read, and is as its author wrote it; with an absent one, nobody can tell what it was. */
  readonly unread?: 'before' | 'after' | 'both';
  /** Title of the milestone whose date or status it is. */
  readonly milestone?: string;
  /** What its author calls a fact that Gazette gives no meaning. */
  readonly name?: string;
}

/** A fact's value in one version. */
interface Side {
  readonly text: string;
  readonly isUnread: boolean;
}

/**
 * The facts that differ, in the order of {@link Fields}. Where the front matter cannot be read any
 * more, that is all there is to say: its author removed none of the facts that are missing, and
 * added none when it can be read again. The same holds of facts under labels in a text that is shown
 * as it is written, and of a fact whose name was another one that {@link meantField} knows.
 */
export function compareFields(before: Fields, after: Fields): FieldChange[] {
  const frontMatter = changeOf(
    'frontMatter',
    sideOf(before.frontMatter),
    sideOf(after.frontMatter),
  );
  if (after.frontMatter !== undefined) return frontMatter;
  const slips = new Set<OtherFact>();
  const known = fieldNames.flatMap((name) => compareField(name, before, after, slips));
  const changes = [...known, ...compareOthers(before, after, slips)];
  const isLost = after.labels !== undefined && before.labels === undefined;
  const isFound = before.frontMatter !== undefined || before.labels !== undefined;
  const told = isLost ? changes.filter((change) => change.after !== undefined) : changes;
  return [...frontMatter, ...(isFound ? told.map(foundAgain) : told)];
}

/** A fact that could not be read before has not been added now. */
function foundAgain(change: FieldChange): FieldChange {
  return change.before === undefined ? { ...change, unread: 'before' } : change;
}

function compareField(
  name: FieldName,
  before: Fields,
  after: Fields,
  slips: Set<OtherFact>,
): FieldChange[] {
  const isUnread = (before.unread?.[name] ?? after.unread?.[name]) !== undefined;
  if (name === 'milestones' && !isUnread)
    return compareMilestones(before.milestones, after.milestones);
  if (name === 'title' && !isUnread && before.title === after.title) return [];
  const [old, young] = [stated(name, before), stated(name, after)];
  if (!old === !young) return changeOf(name, old, young);
  const slip = old ? misspelt(name, after, before) : misspelt(name, before, after);
  if (!slip) return changeOf(name, old, young);
  slips.add(slip);
  const side = { text: slip.values.join(', '), isUnread: true };
  return changeOf(name, old ?? side, young ?? side);
}

/** What a version states of a fact. The name of a file is no title that its text states. */
function stated(name: FieldName, fields: Fields): Side | undefined {
  if (name === 'title' && fields.titleFrom === 'path') return undefined;
  const unread = fields.unread?.[name];
  if (unread !== undefined) return { text: unread, isUnread: true };
  const value = fields[name];
  if (typeof value === 'string' || value === undefined) return sideOf(value);
  if (value.length === 0) return undefined;
  return sideOf(value.map((item) => (typeof item === 'string' ? item : item.title)).join(', '));
}

/** The fact whose name was meant to be another one. What the other version has under that name, too, is a fact of its own. */
function misspelt(
  name: FieldName,
  { others = [] }: Fields,
  { others: kept = [] }: Fields,
): OtherFact | undefined {
  const keys = new Set(kept.map(({ name: own }) => keyOfName(own)));
  const isKept = ({ name: own }: OtherFact) => keys.has(keyOfName(own));
  return others.find((other) => meantField(other) === name && !isKept(other));
}

/**
 * What two names of one fact have in common: names are the same in any case, and words that Gazette
 * knows as labels with and without their accents.
 */
function keyOfName(name: string): string {
  return fieldOfLabel(name) === undefined
    ? name.normalize('NFC').toLowerCase()
    : normalizeWords(name);
}

function compareOthers(
  before: Fields,
  after: Fields,
  slips: ReadonlySet<OtherFact>,
): FieldChange[] {
  const [old, young] = [before, after].map(({ others = [] }) =>
    Map.groupBy(
      others.filter((other) => !slips.has(other)),
      ({ name }) => keyOfName(name),
    ),
  );
  const keys = new Set([...(old?.keys() ?? []), ...(young?.keys() ?? [])]);
  return [...keys].flatMap((key) => {
    const [was, is] = [old?.get(key), young?.get(key)];
    const name = (is ?? was)?.[0]?.name ?? key;
    return changeOf('other', sideOfAll(was), sideOfAll(is)).map((change) => ({ ...change, name }));
  });
}

function sideOfAll(facts: readonly OtherFact[] | undefined): Side | undefined {
  return sideOf(facts?.flatMap(({ values }) => values).join(', '));
}

function sideOf(text: string | undefined): Side | undefined {
  return text === undefined ? undefined : { text, isUnread: false };
}

function changeOf(
  field: ChangedField,
  before: Side | undefined,
  after: Side | undefined,
  milestone?: string,
): FieldChange[] {
  if (before?.text === after?.text && before?.isUnread === after?.isUnread) return [];
  const unread = unreadOf(before, after);
  return [
    {
      field,
      ...(before === undefined ? {} : { before: before.text }),
      ...(after === undefined ? {} : { after: after.text }),
      ...(unread === undefined ? {} : { unread }),
      ...(milestone === undefined ? {} : { milestone }),
    },
  ];
}

function unreadOf(before: Side | undefined, after: Side | undefined): FieldChange['unread'] {
  if (before?.isUnread) return after?.isUnread ? 'both' : 'before';
  return after?.isUnread ? 'after' : undefined;
}

/** What makes two milestones the same one, the surest first: several may have one title. */
const milestoneKeys: readonly ((milestone: Milestone) => string)[] = [
  ({ title, due, unreadDue, status }) => JSON.stringify([title, due, unreadDue, status]),
  ({ title, due }) => JSON.stringify([title, due]),
  ({ title }) => title,
  ({ title }) => writtenForm(title),
  ({ title }) => writtenForm(withoutDue(title)),
];

/**
 * Pairs milestones by equal titles, then by titles that differ only in typography or in a date at their
 * end, then by titles that share most of their words.
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
  const [old, young] = [withDue(before, after), withDue(after, before)];
  const { title } = young ?? old ?? {};
  return [
    ...changeOf('milestone', sideOf(old?.title), sideOf(young?.title)),
    ...changeOf('milestone-due', dueSide(old), dueSide(young), title),
    ...changeOf('milestone-status', sideOf(old?.status), sideOf(young?.status), title),
  ];
}

/**
 * A milestone whose title ends with a date that cannot be read, where the other version has the same
 * title and a date: its author moved that date, and did not remove it.
 */
function withDue(
  milestone: Milestone | undefined,
  other: Milestone | undefined,
): Milestone | undefined {
  if (!milestone || !other || (dueSide(milestone) ?? !dueSide(other))) return milestone;
  const unreadDue = dueBehind(other.title, milestone.title);
  return unreadDue === undefined ? milestone : { ...milestone, title: other.title, unreadDue };
}

function dueSide(milestone: Milestone | undefined): Side | undefined {
  const { due, unreadDue } = milestone ?? {};
  return unreadDue === undefined ? sideOf(due) : { text: unreadDue, isUnread: true };
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

/** Whether readers are told of a fact: what it is, and what it was made from, are for machines. */
export function isTold(field: ChangedField): boolean {
  return field !== 'id' && field !== 'translates';
}

/** Leaves out what is for machines and says nothing to readers. */
export function visibleFields(fields: readonly FieldChange[]): FieldChange[] {
  return fields.filter(({ field }) => isTold(field));
}
