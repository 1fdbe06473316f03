import type { Content, Element } from '../model/content.ts';
import type { SortValues } from '../model/document.ts';
import { type FieldName, fieldDefinitions, type ValueSort } from '../model/field-definitions.ts';
import { shorten, textOf } from '../model/text-of.ts';
import { parseDate } from './dates.ts';
import type { PartialFields } from './declared-fields.ts';
import { fieldOfLabel, statusOfWord } from './labels.ts';
import { readMilestone } from './milestones.ts';

/** Longest single value, in UTF-16 units: room for any name, not for a text. */
const maximumValue = 1000;

/** Most items that are read of one list. */
const maximumItems = 200;

/** What stands after a label: the rest of its line, and the list that follows. */
interface Labelled {
  readonly field: FieldName;
  readonly value: string;
  readonly list?: Element;
}

/**
 * Reads the fields that a text gives under bold labels or headings; the first of each counts.
 * Forms: `**Lead institutions**:` with a list after it, `**Due**: 30 June 2016`, `### Roadmap` with
 * a list or a line after it, and lists of such labels.
 */
export function readLabelledFields(content: readonly Content[]): PartialFields {
  let fields: PartialFields = {};
  for (const labelled of findLabels(content))
    if (fields[labelled.field] === undefined) fields = { ...fields, ...readLabelled(labelled) };
  return fields;
}

function readLabelled({ field, ...where }: Labelled): PartialFields {
  const value = readers[fieldDefinitions[field].sort](where);
  return value === undefined ? {} : { [field]: value };
}

type Where = Omit<Labelled, 'field'>;

/** How a value of each sort is read from a text. */
const readers: { readonly [Sort in ValueSort]: (where: Where) => SortValues[Sort] | undefined } = {
  title: readText,
  text: readText,
  number: readText,
  texts: readTexts,
  status: (where) => statusOfWord(singleValue(where).replace(/\.$/u, '')),
  date: (where) => parseDate(singleValue(where)),
  milestones: ({ list }) => {
    const milestones = itemsOf(list).map(readMilestone);
    return unlessEmpty(milestones.filter(({ title }) => title !== ''));
  },
};

function singleValue({ value, list }: Where): string {
  const [first] = value === '' ? itemsOf(list) : [];
  return first ? textOf(first.children) : value;
}

function readText(where: Where): string | undefined {
  return shorten(singleValue(where), maximumValue) || undefined;
}

function readTexts({ value, list }: Where): readonly string[] | undefined {
  const names =
    value !== '' ? [value] : itemsOf(list).map(({ children }) => textOf(withoutLists(children)));
  const tidy = names.map((name) => shorten(name, maximumValue).replace(/[\s;,.]+$/u, ''));
  return unlessEmpty(tidy.filter((name) => name !== ''));
}

function unlessEmpty<Item>(items: readonly Item[]): readonly Item[] | undefined {
  return items.length === 0 ? undefined : items;
}

function* findLabels(content: readonly Content[]): Generator<Labelled> {
  for (const [index, block] of content.entries()) {
    if (block.type !== 'element') continue;
    if (/^h[1-6]$/u.test(block.name)) yield* headingLabel(block, content, index);
    else if (block.name === 'p') yield* lineLabels(block.children, nextList(content, index));
    else if (block.name === 'ul')
      for (const item of itemsOf(block).slice(0, maximumItems)) yield* itemLabels(item);
  }
}

function* headingLabel(
  heading: Element,
  content: readonly Content[],
  index: number,
): Generator<Labelled> {
  const field = fieldOfLabel(textOf(heading.children));
  if (!field) return;
  const section: Element[] = [];
  for (const next of content.slice(index + 1, index + 1 + maximumItems)) {
    if (next.type !== 'element') continue;
    if (/^h[1-6]$/u.test(next.name)) break;
    section.push(next);
  }
  const list = section.find(isList);
  const [first] = section;
  const value =
    first?.name === 'p' && (fieldDefinitions[field].sort !== 'texts' || !list)
      ? textOf(first.children)
      : '';
  yield { field, value, ...(list ? { list } : {}) };
}

function* itemLabels(item: Element): Generator<Labelled> {
  const [first] = item.children;
  const lines = first?.type === 'element' && first.name === 'p' ? first.children : item.children;
  yield* lineLabels(withoutLists(lines), item.children.find(isList));
}

/** Lines that begin with a bold label; the list belongs to the last one. */
function* lineLabels(inlines: readonly Content[], list: Element | undefined): Generator<Labelled> {
  if (!inlines.some(isBold)) return;
  const lines = linesOf(inlines);
  for (const [index, [label, ...rest]] of lines.entries()) {
    if (!label || !isBold(label)) continue;
    const field = fieldOfLabel(textOf(label.children));
    if (!field) continue;
    const value = textOf(rest).replace(/^\s*:\s*/u, '');
    yield { field, value, ...(list && index === lines.length - 1 ? { list } : {}) };
  }
}

function isBold(inline: Content): inline is Element {
  return inline.type === 'element' && inline.name === 'strong';
}

function linesOf(inlines: readonly Content[]): Content[][] {
  const lines: Content[][] = [[]];
  for (const inline of inlines) {
    if (inline.type === 'element') {
      if (inline.name === 'br') lines.push([]);
      else lines.at(-1)?.push(inline);
      continue;
    }
    for (const [index, value] of inline.value.split('\n').entries()) {
      if (index > 0) lines.push([]);
      if (value.trim() !== '') lines.at(-1)?.push({ type: 'text', value });
    }
  }
  return lines.filter((line) => line.length > 0);
}

function nextList(content: readonly Content[], index: number): Element | undefined {
  const next = content.slice(index + 1, index + 3).find((block) => block.type === 'element');
  return next && isList(next) ? next : undefined;
}

function isList(block: Content): block is Element {
  return block.type === 'element' && (block.name === 'ul' || block.name === 'ol');
}

function itemsOf(list: Element | undefined): Element[] {
  return (list?.children ?? []).filter((item) => item.type === 'element').slice(0, maximumItems);
}

function withoutLists(children: readonly Content[]): Content[] {
  return children.filter((child) => !isList(child));
}
