import type { VNode } from 'preact';
import type { SaidDate } from '../../plan/model/change.ts';
import { remembering } from '../../plan/model/remembering.ts';
import { periodText, withOrdinal } from '../../words/field-text.ts';
import type { Words } from '../../words/words.ts';

/** What a commit says of its date, where that is not believed: " (the commit says 1 January 2099)". */
export function SaidDateText(props: { of: { saidDate?: SaidDate }; words: Words }): VNode | null {
  const text = saidDateText(props.of.saidDate, props.words);
  return text === undefined ? null : <> ({text})</>;
}

/** The same as text; `undefined` where there is nothing to say. */
export function saidDateText(said: SaidDate | undefined, words: Words): string | undefined {
  if (said === undefined) return undefined;
  if (said === 'unreadable') return words.commitDateUnreadable;
  return words.commitSays(dateText(said, words));
}

/** ISO 8601 as git dates and fields have it: a year, a month, a day or an instant in UTC. */
const precisions: readonly (readonly [RegExp, Intl.DateTimeFormatOptions])[] = [
  [/^\d{4}$/u, { year: 'numeric' }],
  [/^\d{4}-\d\d$/u, { year: 'numeric', month: 'long' }],
  [
    /^(?:\d{4}|\+\d{6})-\d\d-\d\d(T[\d:.]+Z)?$/u,
    { year: 'numeric', month: 'long', day: 'numeric' },
  ],
];

/** A date in words, in UTC and to the precision it was given in; anything that is no date stays as it is. */
export function dateText(date: string, words: Words): string {
  return formatted(date, words) ?? periodText(date, words.language) ?? date;
}

/** A date in words with its exact value for machines. */
export function DateText({ date, words }: { date: string; words: Words }): VNode {
  const text = formatted(date, words);
  // HTML has no form for quarters and halves of years.
  if (text === undefined) return <bdi>{periodText(date, words.language) ?? date}</bdi>;
  return <time dateTime={date}>{text}</time>;
}

/** Hours and minutes in UTC, for lists where several versions share a day. */
export function timeText(date: string): string {
  const time = /T(\d\d:\d\d)/u.exec(date)?.[1];
  return time === undefined ? '' : `${time} UTC`;
}

/** ", 10:00 UTC" where another line of a list is of the same day; otherwise nothing. */
export function timeAmong(
  { date }: { readonly date: string },
  lines: readonly { readonly date: string }[],
): string {
  const ofDay = lines.filter((line) => line.date.slice(0, 10) === date.slice(0, 10));
  return ofDay.length > 1 ? `, ${timeText(date)}` : '';
}

function formatted(date: string, words: Words): string | undefined {
  return formattedIn(`${words.dates} ${date}`);
}

/** Pages of one plan show the same dates again and again, and formatting is slow. */
const formattedIn = remembering((key) => {
  const blank = key.indexOf(' ');
  return formatDate(key.slice(blank + 1), key.slice(0, blank));
}, 2000);

function formatDate(date: string, locale: string): string | undefined {
  const options = precisions.find(([pattern]) => pattern.test(date))?.[1];
  if (options === undefined) return undefined;
  const instant = new Date(date);
  // JavaScript takes 30 February for 2 March; that would be a false date, so it is shown as written.
  if (Number.isNaN(instant.getTime()) || !instant.toISOString().startsWith(date.slice(0, 10)))
    return undefined;
  return withOrdinal(formatFor(locale, options).format(instant), locale);
}

/** Making a formatter costs a hundred times what formatting does. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${Object.keys(options).join()}`;
  const format =
    formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  formats.set(key, format);
  return format;
}
