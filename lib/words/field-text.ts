import { capitalize } from '../plan/source/capitalize.ts';
import { nameInvisible } from '../redline/content/invisible.ts';
import { definitionOf, type FieldChange, isDateField } from '../redline/facts/field-changes.ts';
import { namesOfField } from './field-names.ts';
import type { WordLanguage } from './language.ts';
import type { RedlineWords } from './redline-words.ts';

/** A field's name, with its milestone where it has one: "due date of milestone “Open the data”". */
export function fieldName(change: FieldChange, words: RedlineWords): string {
  const { field, milestone } = change;
  const name = change.name ?? namesOfField(field, words.language).name;
  return milestone === undefined ? name : words.milestone(name, words.quote(milestone));
}

/** A field's name where it stands first: "Due date". Names that authors gave stay as they are. */
export function fieldLabel(change: FieldChange, words: RedlineWords): string {
  const name = fieldName(change, words);
  return change.name === undefined ? capitalize(name) : name;
}

/**
 * A field's value before or after, as people write it: `2016-06-30` becomes "30 June 2016", and what
 * cannot be read `“someday” (not understood)`. `undefined` where there is none.
 */
export function fieldValue(
  change: FieldChange,
  side: 'before' | 'after',
  words: RedlineWords,
): string | undefined {
  const { field, unread } = change;
  const written = change[side];
  if (written === undefined) return undefined;
  const value = nameInvisible(written);
  if (unread === side || unread === 'both') return `${words.quote(value)} (${words.notUnderstood})`;
  if (field === 'frontMatter') return words.frontMatter.unreadable;
  const { sort } = definitionOf(field);
  if (sort === 'date') return dateText(value, words);
  return sort === 'status' ? (words.statuses[value] ?? value) : value;
}

/** Writes an ISO date out as far as it is known: day, month, quarter, half or year. What is no date stays as it is. */
function dateText(value: string, { dates, language }: RedlineWords): string {
  const period = periodText(value, language);
  if (period !== undefined) return period;
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u.exec(value) ?? [];
  if (year === undefined || month === undefined) return value;
  const date = new Date(`${year}-${month}-${day ?? '01'}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return value;
  const format = new Intl.DateTimeFormat(dates, {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
    ...(day === undefined ? {} : { day: 'numeric' }),
  });
  return withOrdinal(format.format(date), dates);
}

/** A quarter or half of a year in words: `2016-Q2` is "Q2 2016". `undefined` for other dates. */
export function periodText(date: string, language: WordLanguage): string | undefined {
  const [, year, letter, number] = /^(\d{4})-([QH])([1-4])$/u.exec(date) ?? [];
  if (year === undefined) return undefined;
  if (letter === 'Q') return `${language === 'fr' ? 'T' : 'Q'}${number} ${year}`;
  const isFirst = number === '1';
  return language === 'fr'
    ? `${isFirst ? 'premier' : 'second'} semestre ${year}`
    : `${isFirst ? 'first' : 'second'} half of ${year}`;
}

/** French says "1er mars", which Intl does not. */
export function withOrdinal(date: string, locale: string): string {
  return locale.startsWith('fr') ? date.replace(/^1 /u, '1er ') : date;
}

/** Days from one full date to another; `undefined` when either is not a full date. */
export function daysBetween(before: string, after: string): number | undefined {
  const [from, to] = [before, after].map((date) =>
    /^\d{4}-\d{2}-\d{2}$/u.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN,
  );
  const days = Math.round(((to ?? Number.NaN) - (from ?? Number.NaN)) / 86_400_000);
  return Number.isNaN(days) ? undefined : days;
}

/** "184 days later", where both values are full dates. */
export function shiftText(
  { field, before, after, unread }: FieldChange,
  words: RedlineWords,
): string {
  const isKnown = isDateField(field) && unread === undefined;
  if (!isKnown || before === undefined || after === undefined) return '';
  const days = daysBetween(before, after);
  return days ? words.shifted(days) : '';
}
