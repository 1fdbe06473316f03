import type { Content, Element } from '../model/content.ts';
import { type FieldName, fieldDefinitions } from '../model/field-definitions.ts';
import { textOf } from '../model/text-of.ts';
import { parseDate } from './dates.ts';
import { fieldOfLabel, isUnmistakable, statusOfWord } from './labels.ts';

/** Most items that are read of one list. */
const maximumItems = 200;

/** Longest value that may be a status, or a date that cannot be read, and not prose. */
export const maximumWord = 60;

/** A label that names a fact, and what stands after it: the rest of its line, and the list that follows. */
export interface Label {
  readonly field: FieldName;
  readonly form: 'line' | 'item' | 'heading';
  /** As it is written: `Lead institutions`. */
  readonly name: string;
  readonly value: string;
  readonly list?: Element;
  /** Whether other labels, of whatever name, stand beside it in the same form. */
  readonly isInBlock: boolean;
}

/**
 * The labels of a text that name facts. Ordinary bold words and headings are none: a label is one
 * where the text has two of them in the same form, where it stands among other labels, or where
 * its words ("Due date") or its value (a date) leave no doubt. In a commitment, which has a number,
 * each is one.
 */
export function findLabels(content: readonly Content[], isNumbered: boolean): Label[] {
  const labels = [...candidates(content)];
  const forms = Map.groupBy(labels.filter(hasPlausibleValue), ({ form }) => form);
  const isOneOfSeveral = ({ form }: Label) =>
    new Set(forms.get(form)?.map(({ field }) => field)).size > 1;
  return labels.filter(
    (label) => isNumbered || label.isInBlock || isOneOfSeveral(label) || isEvident(label),
  );
}

function isEvident({ field, form, name, value }: Label): boolean {
  return (form !== 'heading' && isUnmistakable(name)) || isPlainValue(field, value);
}

/** Headings such as "Start" and "End" with prose below them make no facts of each other. */
function hasPlausibleValue({ field, form, value }: Label): boolean {
  const { sort } = fieldDefinitions[field];
  if (form !== 'heading') return true;
  if (sort === 'date') return parseDate(value) !== undefined;
  return sort !== 'status' || (value !== '' && value.length <= maximumWord);
}

function* candidates(content: readonly Content[]): Generator<Label> {
  const blocks = content.filter((block) => block.type === 'element');
  for (const [index, block] of blocks.entries()) {
    if (isHeading(block)) yield* headingLabel(block, blocks, index);
    else if (block.name === 'p') {
      if (!block.children.some(isBold)) continue;
      const beside = [blocks[index - 1], blocks[index + 1]];
      yield* paragraphLabels(block, blocks[index + 1], beside.some(isLabelParagraph));
    } else if (block.name === 'ul') yield* listLabels(block);
  }
}

function* headingLabel(
  heading: Element,
  blocks: readonly Element[],
  index: number,
): Generator<Label> {
  const name = textOf(heading.children);
  const field = fieldOfLabel(name);
  if (!field) return;
  const after = blocks.slice(index + 1, index + 1 + maximumItems);
  const end = after.findIndex(isHeading);
  const section = end < 0 ? after : after.slice(0, end);
  const list = section.find(isList);
  const [first] = section;
  const isText = first?.name === 'p' && (fieldDefinitions[field].sort !== 'texts' || !list);
  const value = isText ? textOf(first.children) : '';
  yield { field, form: 'heading', name, value, ...(list ? { list } : {}), isInBlock: false };
}

/** Labels at the beginning of lines; the list belongs to the last one. A line in the middle of prose is none. */
function* paragraphLabels(
  paragraph: Element,
  next: Element | undefined,
  isBesideLabels: boolean,
): Generator<Label> {
  const lines = labelLines(paragraph.children);
  const labels = lines.filter((line) => line !== undefined);
  if (!lines[0] && labels.length < 2) return;
  const isInBlock = labels.length > 1 || isBesideLabels;
  yield* labelsOf(lines, {
    form: 'line',
    isInBlock,
    ...(next && isList(next) ? { list: next } : {}),
  });
}

function* listLabels(list: Element): Generator<Label> {
  const items = itemsOf(list).map((item) => {
    const [first] = item.children;
    const isBlock = first?.type === 'element' && first.name === 'p';
    const lines = labelLines(withoutLists(isBlock ? first.children : item.children));
    return { lines, list: item.children.find(isList) };
  });
  const isInBlock = items.filter(({ lines }) => lines[0]).length > 1;
  for (const { lines, list: inside } of items)
    yield* labelsOf(lines, { form: 'item', isInBlock, ...(inside ? { list: inside } : {}) });
}

type LabelLine = Pick<Label, 'name' | 'value'>;

function* labelsOf(
  lines: readonly (LabelLine | undefined)[],
  { list, ...place }: Pick<Label, 'form' | 'isInBlock' | 'list'>,
): Generator<Label> {
  for (const [index, line] of lines.entries()) {
    const field = line && fieldOfLabel(line.name);
    if (!field) continue;
    yield { field, ...line, ...place, ...(list && index === lines.length - 1 ? { list } : {}) };
  }
}

function isLabelParagraph(block: Element | undefined): boolean {
  return block?.name === 'p' && labelLines(block.children)[0] !== undefined;
}

/** Lines, each as the label it begins with, or `undefined` where it begins with none. */
function labelLines(inlines: readonly Content[]): (LabelLine | undefined)[] {
  if (!inlines.some(isBold)) return [];
  return linesOf(inlines)
    .flatMap(splitAtLabels)
    .map(([label, ...rest]) => {
      if (!label || !isBold(label)) return undefined;
      const name = textOf(label.children);
      const after = textOf(rest);
      const value = after.replace(/^\s*[:：–—-]\s*/u, '');
      const isSetOff = /[:：]\s*$/u.test(name) || value !== after || after === '';
      const field = fieldOfLabel(name);
      return isSetOff || (field && isPlainValue(field, after)) ? { name, value } : undefined;
    });
}

/** `**Status**: limited; **Due**: 2016`: a line that begins with a label may have others, each a line of its own. */
function splitAtLabels(line: Content[]): Content[][] {
  const [first, ...rest] = line;
  if (!first || !isFieldLabel(first, rest[0])) return [line];
  const lines = [[first]];
  for (const [index, inline] of rest.entries()) {
    if (isFieldLabel(inline, rest[index + 1])) lines.push([inline]);
    else lines.at(-1)?.push(inline);
  }
  return lines.map((one, index) => (index < lines.length - 1 ? withoutSeparator(one) : one));
}

function isFieldLabel(inline: Content, next: Content | undefined): boolean {
  if (!isBold(inline)) return false;
  const name = textOf(inline.children);
  const isSetOff =
    /[:：]\s*$/u.test(name) || (next?.type === 'text' && /^\s*[:：]/u.test(next.value));
  return isSetOff && fieldOfLabel(name) !== undefined;
}

/** What stands between two labels is no part of the value before it. */
function withoutSeparator(line: Content[]): Content[] {
  const last = line.at(-1);
  if (last?.type !== 'text') return line;
  const value = last.value.replace(/(?<![\s;,.·|/–—-])[\s;,.·|/–—-]+$/u, '');
  return [...line.slice(0, -1), { ...last, value }];
}

/** `**Due** 30 June 2016`: a value that needs nothing to set it off from its label, and that prose would not have. */
function isPlainValue(field: FieldName, value: string): boolean {
  const { sort } = fieldDefinitions[field];
  if (sort === 'date') return parseDate(value) !== undefined;
  return sort === 'status' && statusOfWord(value) !== undefined;
}

function isHeading({ name }: Element): boolean {
  return name.length === 2 && /^h[1-6]$/u.test(name);
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

function isList(block: Content): block is Element {
  return block.type === 'element' && (block.name === 'ul' || block.name === 'ol');
}

/** The first items of a list. */
export function itemsOf(list: Element | undefined): Element[] {
  return (list?.children ?? []).filter((item) => item.type === 'element').slice(0, maximumItems);
}

/** What stands in an item itself. */
export function withoutLists(children: readonly Content[]): Content[] {
  return children.filter((child) => !isList(child));
}
