import { countUnits, type Deed, type UnitCounts } from '../redline/changes/count-units.ts';
import { type ListedChange, listChanges } from '../redline/changes/list-changes.ts';
import { kindOfText } from '../redline/classify/kind-of-text.ts';
import type { Unit } from '../redline/classify/units.ts';
import { type FieldChange, isDateField, visibleFields } from '../redline/facts/field-changes.ts';
import type { Redline } from '../redline/merged/redline-result.ts';
import { fieldName, fieldValue, shiftText } from './field-text.ts';
import type { WordLanguage } from './language.ts';
import { type RedlineWords, redlineWords } from './redline-words.ts';

/** Most facts that a sentence names. The rest are counted. */
const mostFields = 3;

/**
 * Most sorts of blocks that a sentence names for one thing done to them. The rarest are left out.
 */
const mostUnits = 3;

/** Longest quotation of a title or list, in characters. */
const longestValue = 120;

/**
 * Says in one short sentence what changed, without capital and full stop: "due date moved from 30
 * June 2016 to 31 December 2016; 2 paragraphs and 1 heading reworded".
 */
export function summarize(redline: Redline, language: WordLanguage): string {
  const words = redlineWords(language);
  const fields = visibleFields(redline.fields);
  const parts = [
    ...fieldSentences(
      fields.filter(({ field }) => field !== 'other'),
      words,
    ),
    ...textSentences(listChanges(redline.content), words),
    // What Gazette gives no meaning comes last: much of it is about the look of a page elsewhere.
    ...fieldSentences(
      fields.filter(({ field }) => field === 'other'),
      words,
    ),
  ];
  return parts.length === 0 ? words.noChange : parts.join('; ');
}

/**
 * What was done to the text, and where, if all of it is in one section; not where that is called as
 * the document is.
 */
export function textSentences(
  changes: readonly ListedChange[],
  words: RedlineWords,
  title?: string,
): string[] {
  const sections = new Set(changes.map(({ section }) => section));
  const [section] = sections;
  const sentences = deedSentences(countUnits(changes), words);
  const isHeading = changes.every(({ unit, units }) => unit === 'heading' || units.length > 1);
  if (sections.size > 1 || !section || section === title || isHeading) return sentences;
  return sentences.map((sentence, index) =>
    index === sentences.length - 1 ? words.within(sentence, shorten(section)) : sentence,
  );
}

/** What changed in the facts. Several added or removed milestones are counted, not named. */
function fieldSentences(fields: readonly FieldChange[], words: RedlineWords): string[] {
  const added = fields.filter((change) => isMilestone(change) && change.before === undefined);
  const removed = fields.filter((change) => isMilestone(change) && change.after === undefined);
  const counted = new Set([...several(added), ...several(removed)]);
  const parts = partsOf([...added, ...removed], fields);
  const named = fields.filter((change) => !counted.has(change) && !parts.has(change));
  return [
    ...named
      .slice(0, mostFields)
      .map((change) => `${fieldSentence(change, words)}${dueText(change, parts, words)}`),
    ...(named.length > mostFields ? [words.more(named.length - mostFields)] : []),
    ...several(added)
      .slice(0, 1)
      .map(() => deedSentence('inserted', milestonesOf(added), words)),
    ...several(removed)
      .slice(0, 1)
      .map(() => deedSentence('deleted', milestonesOf(removed), words)),
  ];
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

function milestonesOf(changes: readonly FieldChange[]): [Unit, number][] {
  return [['milestone', changes.length]];
}

/** One sentence for each thing done, the most frequent first. */
function deedSentences(counts: UnitCounts, words: RedlineWords): string[] {
  const deeds = new Map<Deed, [Unit, number][]>();
  for (const [key, count] of [...counts].sort(([, a], [, b]) => b - a)) {
    const [deed, unit] = key.split(' ') as [Deed, Unit];
    deeds.set(deed, [...(deeds.get(deed) ?? []), [unit, count]]);
  }
  return [...deeds].map(([deed, units]) => deedSentence(deed, units.slice(0, mostUnits), words));
}

function deedSentence(
  deed: Deed,
  units: readonly (readonly [Unit, number])[],
  words: RedlineWords,
): string {
  const total = units.reduce((sum, [, count]) => sum + count, 0);
  const names = units.map(([unit, count]) => words.units[unit](count));
  const last = names.pop() ?? '';
  return words[deed](names.length === 0 ? last : `${names.join(', ')}${words.and}${last}`, total);
}

/** "due date moved from 30 June 2016 to 31 December 2016 (184 days later)" */
export function fieldSentence(change: FieldChange, words: RedlineWords): string {
  const name = shorten(fieldName(change, words));
  const { field, before, after } = change;
  if (field === 'frontMatter')
    return after === undefined ? words.frontMatter.readAgain : words.frontMatter.lost;
  if (before !== undefined && after !== undefined && isRespaced(change, before, after))
    return words.respaced(name);
  const [oldText, newText] = [shown(change, 'before', words), shown(change, 'after', words)];
  if (before === undefined)
    return change.unread === 'before' ? words.stands(name, newText) : words.set(name, newText);
  if (after === undefined) return words.unset(name, oldText);
  if (change.unread === 'before') return words.corrected(name, oldText, newText);
  if (!isDateField(field) || change.unread !== undefined)
    return words.changed(name, oldText, newText);
  const shift = shiftText(change, words);
  return `${words.moved(name, oldText, newText)}${shift && ` (${shift})`}`;
}

/** Quoting two texts that look the same would say nothing. */
function isRespaced({ field, unread }: FieldChange, before: string, after: string): boolean {
  return !isDateField(field) && unread === undefined && kindOfText(before, after) === 'typography';
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

function shorten(text: string): string {
  return text.length > longestValue ? `${text.slice(0, longestValue).trimEnd()}…` : text;
}
