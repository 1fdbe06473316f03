import {
  type ChangedField,
  definitionOf,
  type FieldChange,
  isDateField,
} from '../redline/facts/field-changes.ts';
import { namesOfField } from './field-names.ts';
import type { RedlineWords } from './redline-words.ts';

/** A field's name, with its milestone where it has one: "due date of milestone “Open the data”". */
export function fieldName({ field, milestone }: FieldChange, words: RedlineWords): string {
  const { name } = namesOfField(field, words.language);
  return milestone === undefined ? name : words.milestone(name, words.quote(milestone));
}

/** A field's value as people write it: `2016-06-30` becomes "30 June 2016". */
export function fieldValue(field: ChangedField, value: string, words: RedlineWords): string {
  if (field === 'frontMatter') return words.frontMatter.unreadable;
  const { sort } = definitionOf(field);
  if (sort === 'date') return dateText(value, words.dates);
  return sort === 'status' ? (words.statuses[value] ?? value) : value;
}

/**
 * Writes an ISO date in words, as exact as it is: day, month or year. Any other value stays as it
 * is.
 */
function dateText(value: string, locale: string): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u.exec(value) ?? [];
  if (year === undefined || month === undefined) return value;
  const date = new Date(`${year}-${month}-${day ?? '01'}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return value;
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
    ...(day === undefined ? {} : { day: 'numeric' }),
  });
  return withOrdinal(format.format(date), locale);
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

/** Such as "184 days later", when both values are full dates; otherwise empty. */
export function shiftText({ field, before, after }: FieldChange, words: RedlineWords): string {
  if (!isDateField(field) || before === undefined || after === undefined) return '';
  const days = daysBetween(before, after);
  return days ? words.shifted(days) : '';
}
