import type { Content } from '../model/content.ts';
import type { SortValues } from '../model/document.ts';
import { type FieldName, fieldDefinitions, type ValueSort } from '../model/field-definitions.ts';
import type { Report } from '../model/problem.ts';
import { shorten, textOf } from '../model/text-of.ts';
import { parseDate, whyNoDate } from './dates.ts';
import type { PartialFields } from './declared-fields.ts';
import { findLabels, itemsOf, type Label, maximumWord, withoutLists } from './find-labels.ts';
import { statusOfWord } from './labels.ts';
import { readMilestone, wrongDue } from './milestones.ts';
import { withoutStruck } from './without-struck.ts';

/** Longest single value, in UTF-16 units: room for any name, not for a text. */
const maximumValue = 1000;

/** What of a longer value is shown. */
const maximumShown = 200;

/** What reading labels needs to know of their document. */
export interface LabelContext {
  /** Whether it is a commitment. */
  readonly isNumbered: boolean;
  /** Whether front matter states a fact, which counts before any label. */
  readonly isDeclared: (name: FieldName) => boolean;
  /** The text, and the lines of the file before it. */
  readonly text: string;
  readonly lineOffset: number;
  readonly report: Report;
}

/**
 * Reads the fields that a text gives under bold labels or headings; the first of each counts.
 * Forms: `**Lead institutions**:` with a list after it, `**Due**: 30 June 2016`, `### Roadmap` with
 * a list or a line after it, and lists of such labels. What is struck out states nothing. A date that cannot be read is reported, and
 * kept as its author wrote it.
 */
export function readLabelledFields(
  content: readonly Content[],
  context: LabelContext,
): PartialFields {
  const labels = findLabels(withoutStruck(content), context.isNumbered).filter(
    ({ field }) => !context.isDeclared(field),
  );
  const fields: Partial<Record<FieldName, unknown>> = {};
  for (const label of labels) {
    if (fields[label.field] !== undefined) continue;
    const { sort } = fieldDefinitions[label.field];
    fields[label.field] = readers[sort](label);
    if (sort === 'milestones') reportWrongDues(label, context);
  }
  const unread: Partial<Record<FieldName, string>> = {};
  for (const label of labels) {
    const written = unreadValue(label, context);
    if (written === '' || fields[label.field] !== undefined) continue;
    if (unread[label.field] === undefined) reportUnread(label, written, context);
    unread[label.field] ??= written;
  }
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return {
    ...(Object.fromEntries(given) as PartialFields),
    ...(Object.keys(unread).length === 0 ? {} : { unread }),
  };
}

type Read<Sort extends ValueSort> = (label: Label) => SortValues[Sort] | undefined;

/** How a value of each sort is read from a text. */
const readers: { readonly [Sort in ValueSort]: Read<Sort> } = {
  title: readText,
  text: readText,
  number: readText,
  texts: readTexts,
  status: readStatus,
  date: (label) => parseDate(singleValue(label)),
  milestones: ({ list }) => {
    const milestones = itemsOf(list).map(readMilestone);
    return unlessEmpty(milestones.filter(({ title }) => title !== ''));
  },
};

function singleValue({ value, list }: Label): string {
  const [first] = value === '' ? itemsOf(list) : [];
  return first ? textOf(first.children) : value;
}

function readText(label: Label): string | undefined {
  return shorten(singleValue(label), maximumValue) || undefined;
}

/** A word of the scale, else what the author says of it. */
function readStatus(label: Label): string | undefined {
  const value = singleValue(label).replace(/\.$/u, '');
  return statusOfWord(value) ?? (value !== '' && value.length <= maximumWord ? value : undefined);
}

function readTexts({ value, list }: Label): readonly string[] | undefined {
  const names =
    value !== '' ? [value] : itemsOf(list).map(({ children }) => textOf(withoutLists(children)));
  const tidy = names.map((name) =>
    shorten(name, maximumValue).replace(/(?<![\s;,.])[\s;,.]+$/u, ''),
  );
  return unlessEmpty(tidy.filter((name) => name !== ''));
}

function unlessEmpty<Item>(items: readonly Item[]): readonly Item[] | undefined {
  return items.length === 0 ? undefined : items;
}

/** A value that is there and says nothing to Gazette; the prose below a heading is no value. */
function unreadValue(label: Label, { isNumbered }: LabelContext): string {
  const { sort } = fieldDefinitions[label.field];
  const value = singleValue(label);
  if (sort !== 'date' && sort !== 'status') return '';
  if (label.form === 'heading' && (!isNumbered || value.length > maximumWord)) return '';
  const shown = shorten(value, maximumShown);
  return shown === value ? value : `${shown.trimEnd()}…`;
}

const dateAdvice = 'Write a date such as 30 June 2016, June 2016 or Q2 2016.';

function reportUnread({ field, name }: Label, written: string, context: LabelContext): void {
  const what = fieldDefinitions[field].sort === 'date' ? 'date' : 'status';
  const label = name.replace(/(?<!\s)\s*[:：]\s*$/u, '');
  const why = (what === 'date' ? whyNoDate(written) : undefined) ?? 'is not understood';
  const message = `the ${what} after "${label}" ${why}, so it is shown as it is written: "${written.slice(0, 60)}"`;
  const advice = what === 'date' ? dateAdvice : 'Write a word or two.';
  context.report(lineOf(label, context), 'warning', message, advice);
}

/** Tells of dates of milestones that do not exist, which are kept as they are written. */
function reportWrongDues({ list }: Label, { text, lineOffset, report }: LabelContext): void {
  const wrong = itemsOf(list).flatMap((item) => wrongDue(item) ?? []);
  if (wrong.length === 0) return;
  const lines = text.split('\n');
  let next = 0;
  for (const { written, why } of wrong) {
    const line = lines.findIndex((one, index) => index >= next && one.includes(written));
    if (line >= 0) next = line + 1;
    const message = `the date of a milestone ${why}, so it is shown as it is written: "${written}"`;
    report(lineOffset + Math.max(1, next), 'warning', message, dateAdvice);
  }
}

/** The first line that begins with a label, as far as its signs let it be found. */
function lineOf(label: string, { text, lineOffset }: LabelContext): number {
  const line = text
    .split('\n')
    .findIndex((one) => one.replace(/^[\s#*_>+-]+/u, '').startsWith(label));
  return lineOffset + 1 + Math.max(0, line);
}
