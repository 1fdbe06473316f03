import { kindOfField } from '../redline/changes/find-kinds.ts';
import { listChanges } from '../redline/changes/list-changes.ts';
import { type FieldChange, isDateField, visibleFields } from '../redline/facts/field-changes.ts';
import type { Redline } from '../redline/merged/redline-result.ts';
import { differingParts } from './differing-parts.ts';
import { fieldName, fieldValue, shiftText } from './field-text.ts';
import type { WordLanguage } from './language.ts';
import { type RedlineWords, redlineWords } from './redline-words.ts';
import { shorten } from './shorten.ts';
import { tellText } from './text-sentences.ts';
import { byWeight, type Told } from './told.ts';

/** Most facts that a sentence names. The rest are counted. */
const mostFields = 3;

/**
 * Says in one short sentence what changed, the gravest first, without capital and full stop: "due
 * date moved from 30 June 2016 to 31 December 2016; 2 paragraphs and 1 heading reworded".
 */
export function summarize(redline: Redline, language: WordLanguage): string {
  const words = redlineWords(language);
  const fields = visibleFields(redline.fields);
  const isOther = ({ field }: FieldChange) => field === 'other';
  const told = byWeight([
    ...tellFields(
      fields.filter((one) => !isOther(one)),
      words,
    ),
    ...tellText(listChanges(redline.content), words),
    // What Gazette gives no meaning comes last of its kind: much of it is about the look of a page.
    ...tellFields(fields.filter(isOther), words),
  ]);
  return told.length === 0 ? words.noChange : told.map(({ text }) => text).join(words.separator);
}

/** Says what changed in the facts, one part for each: "due date moved from … to … (184 days later)". */
export function tellFacts(fields: readonly FieldChange[], language: WordLanguage): string[] {
  return tellFields(fields, redlineWords(language), fields.length).map(({ text }) => text);
}

/**
 * What changed in the facts. Several added or removed milestones are counted, not named.
 *
 * @param most facts that are named; the rest are counted
 */
function tellFields(
  fields: readonly FieldChange[],
  words: RedlineWords,
  most = mostFields,
): Told[] {
  const added = fields.filter((change) => isMilestone(change) && change.before === undefined);
  const removed = fields.filter((change) => isMilestone(change) && change.after === undefined);
  const counted = new Set([...several(added), ...several(removed)]);
  const parts = partsOf([...added, ...removed], fields);
  const named = byWeight(
    fields
      .filter((change) => !counted.has(change) && !parts.has(change))
      .map((change) => ({
        text: `${fieldSentence(change, words)}${dueText(change, parts, words)}`,
        kind: kindOfField(change),
      })),
  );
  const [next] = named.slice(most);
  return [
    ...named.slice(0, most),
    ...(next ? [{ ...next, text: words.more(named.length - most) }] : []),
    ...tellMilestones('inserted', several(added), words),
    ...tellMilestones('deleted', several(removed), words),
  ];
}

function tellMilestones(
  deed: 'inserted' | 'deleted',
  { length }: readonly FieldChange[],
  words: RedlineWords,
): Told[] {
  if (length === 0) return [];
  return [{ text: words[deed](words.units.milestone(length), length), kind: 'obligation' }];
}

function isMilestone({ field, unread }: FieldChange): boolean {
  return field === 'milestone' && unread === undefined;
}

/** The dates and states of milestones that were added or removed. */
function partsOf(
  milestones: readonly FieldChange[],
  fields: readonly FieldChange[],
): ReadonlySet<FieldChange> {
  const titles = new Set(milestones.map(({ before, after }) => after ?? before));
  const isPart = ({ milestone, before, after }: FieldChange) =>
    titles.has(milestone) && (before === undefined || after === undefined);
  return new Set(fields.filter(isPart));
}

/** The date of an added or removed milestone, such as " (30 September 2016)"; otherwise empty. */
function dueText(
  { field, before, after }: FieldChange,
  parts: ReadonlySet<FieldChange>,
  words: RedlineWords,
): string {
  if (field !== 'milestone') return '';
  const due = [...parts].find(
    (part) => part.field === 'milestone-due' && part.milestone === (after ?? before),
  );
  return due ? ` (${shown(due, due.after === undefined ? 'before' : 'after', words)})` : '';
}

function several(changes: readonly FieldChange[]): readonly FieldChange[] {
  return changes.length > 1 ? changes : [];
}

/** "due date moved from 30 June 2016 to 31 December 2016 (184 days later)" */
export function fieldSentence(change: FieldChange, words: RedlineWords): string {
  const name = shorten(fieldName(change, words));
  const { field, before, after } = change;
  if (field === 'frontMatter')
    return after === undefined ? words.frontMatter.readAgain : words.frontMatter.lost;
  if (before !== undefined && after !== undefined && isRespaced(change))
    return words.respaced(name);
  const cut = cutApart(change);
  const [oldText, newText] = [shown(cut, 'before', words), shown(cut, 'after', words)];
  if (before === undefined)
    return change.unread === 'before' ? words.stands(name, newText) : words.set(name, newText);
  if (after === undefined) return words.unset(name, oldText);
  if (change.unread === 'before') return words.corrected(name, oldText, newText);
  if (!isDateField(field) || change.unread !== undefined)
    return words.changed(name, oldText, newText);
  const shift = shiftText(change, words);
  return `${words.moved(name, oldText, newText)}${shift && ` (${shift})`}`;
}

/** Characters of a value that is quoted whole, however little of it changed: room for most titles. */
const longestWhole = 80;

/** Of two long values, what differs: whole, or cut at their ends, they would look the same. */
function cutApart(change: FieldChange): FieldChange {
  const { before, after } = change;
  if (before === undefined || after === undefined) return change;
  const isShort = Math.max(before.length, after.length) <= longestWhole;
  if (isShort && shorten(before) !== shorten(after)) return change;
  return { ...change, ...differingParts(before, after) };
}

/** Quoting two texts that read the same would say nothing. */
function isRespaced(change: FieldChange): boolean {
  return !isDateField(change.field) && !change.unread && kindOfField(change) === 'typography';
}

function shown(change: FieldChange, side: 'before' | 'after', words: RedlineWords): string {
  const value = change[side];
  if (value === undefined) return '';
  const short = fieldValue({ ...change, [side]: shorten(value) }, side, words) ?? '';
  const isTitle = change.field === 'title' || change.field === 'milestone';
  return isTitle && !isUnread(change, side) ? words.quote(short) : short;
}

function isUnread({ unread }: FieldChange, side: 'before' | 'after'): boolean {
  return unread === side || unread === 'both';
}
