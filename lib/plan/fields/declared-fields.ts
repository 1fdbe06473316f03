import type { Fields, Milestone, SortValues } from '../model/document.ts';
import {
  type FieldName,
  fieldDefinitions,
  fieldNames,
  type ValueSort,
} from '../model/field-definitions.ts';
import type { Report } from '../model/problem.ts';
import { collapse } from '../model/text-of.ts';
import { cleanText } from '../source/clean-text.ts';
import type { FrontMatter } from '../source/front-matter.ts';
import type { FrontMatterEntry, FrontMatterNode } from '../source/front-matter-node.ts';
import { parseDate, whyNoDate } from './dates.ts';
import { fieldOfLabel, isUnmistakable, misspeltStatus, statusOfWord } from './labels.ts';
import { nearestWord } from './nearest-word.ts';
import { readOtherFacts } from './other-facts.ts';

/** Fields as far as a source gives them. */
export type PartialFields = { -readonly [Name in keyof Fields]?: Fields[Name] };

/** Longest single value, in characters: room for any title, not for a text in the wrong place. */
const maximumValue = 1000;

/** Most leads or milestones of one document. */
const maximumItems = 200;

/**
 * Reads the fields of front matter. What cannot be read is reported with its name and line, and
 * kept as its author wrote it.
 */
export function readDeclaredFields(frontMatter: FrontMatter, report: Report): PartialFields {
  const reader = new FieldReader(report);
  const fields: Partial<Record<FieldName, unknown>> = {};
  const unread: Partial<Record<FieldName, string>> = {};
  const labelled = labelledKeys(frontMatter);
  const stated = new Set<FieldName>();
  for (const name of fieldNames) {
    const node = frontMatter.fields.get(labelled.get(name) ?? name)?.node;
    if (!node || isEmpty(node)) continue;
    stated.add(name);
    const value = reader.read[fieldDefinitions[name].sort](node, name);
    if (value === undefined) unread[name] = writtenIn(node);
    else fields[name] = value;
  }
  const others = readOtherFacts(frontMatter, { keys: new Set(labelled.values()), stated }, report);
  return {
    ...(fields as PartialFields),
    ...(Object.keys(unread).length === 0 ? {} : { unread }),
    ...(others.length === 0 ? {} : { others }),
  };
}

/**
 * Names of front matter that are labels of a field ("Due date", "statut"), by the field; the first
 * counts, and none where the field has its own name. Ordinary words are names of other systems.
 */
function labelledKeys({ fields }: FrontMatter): ReadonlyMap<FieldName, string> {
  const keys = new Map<FieldName, string>();
  for (const [key, { node }] of fields) {
    const field = isUnmistakable(key) ? fieldOfLabel(key) : undefined;
    if (field === undefined || isEmpty(node) || fields.has(field) || keys.has(field)) continue;
    // "roadmap: https://…" is another system's.
    const isOther = field === 'milestones' && node.value.kind !== 'list';
    if (!isOther) keys.set(field, key);
  }
  return keys;
}

/** A value, or `undefined` where it cannot be read, which is reported. */
type Read<Value> = (node: FrontMatterNode, name: string) => Value | undefined;

class FieldReader {
  readonly #report: Report;

  constructor(report: Report) {
    this.#report = report;
  }

  /** How a value of each sort is read. */
  get read(): { readonly [Sort in ValueSort]: Read<SortValues[Sort]> } {
    const { text, number, texts, status, date, milestones } = this;
    return { title: text, text, number, texts, status, date, milestones };
  }

  readonly text: Read<string> = (node, name) => {
    if (node.value.kind === 'alias')
      return this.#wrong(node, name, 'must be written out, not refer to another value');
    if (node.value.kind !== 'scalar') return this.#wrong(node, name, 'must be text');
    const value = writtenIn(node);
    if (value.length <= maximumValue) return value;
    return this.#wrong(node, name, `has more than ${maximumValue} characters`);
  };

  readonly number: Read<string> = (node, name) => {
    const value = this.text(node, name);
    if (value === undefined || /^[\p{L}\p{N}][\p{L}\p{N}.-]{0,19}$/u.test(value)) return value;
    return this.#wrong(node, name, 'must be a number such as 24 or 7b');
  };

  readonly texts: Read<readonly string[]> = (node, name) => {
    if (node.value.kind !== 'list') {
      const value = this.text(node, name);
      return value === undefined ? undefined : [value];
    }
    const items = this.#items(node, name).map((item) => [this.text(item, name), item] as const);
    // What cannot be read among names that can is shown beside them.
    return items.some(([text]) => text !== undefined) || items.length === 0
      ? items.map(([text, item]) => text ?? writtenIn(item))
      : undefined;
  };

  /** A word of the scale, else what its author says of it. */
  readonly status: Read<string> = (node, name) => {
    const value = this.text(node, name);
    if (value === undefined) return undefined;
    const status = statusOfWord(value);
    const meant = status ?? misspeltStatus(value);
    if (status === undefined && meant !== undefined) {
      const message = `the field "${name}" has a word of its own, "${value.slice(0, 60)}": did you mean "${meant}"?`;
      this.#report(node.line, 'warning', message, `Write "${meant}" if you did.`);
    }
    return status ?? value;
  };

  readonly date: Read<string> = (node, name) => {
    const value = this.text(node, name);
    if (value === undefined) return undefined;
    const date = parseDate(value);
    const form = 'must be a date such as 2016-06-30, "June 2016" or "Q2 2016"';
    if (date === undefined) return this.#wrong(node, name, whyNoDate(value) ?? form);
    if (value.includes('(')) {
      const message = `of the field "${name}" what stands in parentheses is not shown`;
      this.#report(node.line, 'warning', message, 'Say it in the text.');
    }
    return date;
  };

  readonly milestones: Read<readonly Milestone[]> = (node, name) => {
    if (node.value.kind === 'map') return [this.#milestone(node, name)];
    if (node.value.kind !== 'list') return this.#wrong(node, name, 'must be a list');
    return this.#items(node, name).map((item) => this.#milestone(item, name));
  };

  #milestone(node: FrontMatterNode, name: string): Milestone {
    if (node.value.kind !== 'map') return { title: this.text(node, name) ?? writtenIn(node) };
    const parts = this.#milestoneParts(node.value.entries, name);
    const read = <Value>(key: string, reader: Read<Value>): Value | undefined => {
      const part = parts.get(key);
      return part && reader(part, `${name}.${key}`);
    };
    if (!parts.has('title')) this.#wrong(node, name, 'needs a title for each milestone');
    const due = read('due', this.date);
    const status = read('status', this.status);
    const written = parts.get('due');
    return {
      title: read('title', this.text) ?? writtenIn(parts.get('title') ?? node),
      ...(due === undefined ? {} : { due }),
      ...(due === undefined && written ? { unreadDue: writtenIn(written) } : {}),
      ...(status === undefined ? {} : { status }),
    };
  }

  #milestoneParts(
    entries: readonly FrontMatterEntry[],
    name: string,
  ): ReadonlyMap<string, FrontMatterNode> {
    const parts = new Map<string, FrontMatterNode>();
    for (const [written, node] of entries) {
      const key = written.trim().toLowerCase();
      if (isEmpty(node) || parts.has(key)) continue;
      parts.set(key, node);
    }
    for (const [key, node] of [...parts]) {
      if (milestoneKeys.some((known) => known === key)) continue;
      const meant = meantPart(key);
      const isRead = meant !== undefined && !parts.has(meant);
      if (isRead) parts.set(meant, node);
      const what = isRead
        ? `is read as "${meant}"`
        : 'has no meaning to Gazette, so it is not shown';
      const advice = isRead ? `Write "${meant}".` : `A milestone has ${milestoneKeys.join(', ')}.`;
      this.#report(node.line, 'warning', `"${name}.${key.slice(0, 80)}" ${what}`, advice);
    }
    return parts;
  }

  #items(node: FrontMatterNode, name: string): FrontMatterNode[] {
    if (node.value.kind !== 'list') return [];
    const { items } = node.value;
    if (items.length > maximumItems)
      this.#tell(node, name, `has more than ${maximumItems} entries; the first ones count`);
    return items.slice(0, maximumItems).filter((item) => !isEmpty(item));
  }

  #wrong(node: FrontMatterNode, name: string, what: string): undefined {
    this.#tell(node, name, `${what}, so it is shown as it is written`);
    return undefined;
  }

  #tell({ line }: FrontMatterNode, name: string, what: string): void {
    const advice = `Correct "${name}" in the front matter, or leave it out.`;
    this.#report(line, 'error', `the field "${name}" ${what}`, advice);
  }
}

const milestoneKeys = ['title', 'due', 'status'] as const;

/** What a part of a milestone was meant to be: its label ("deadline", "statut"), or what its letters are near. */
function meantPart(key: string): (typeof milestoneKeys)[number] | undefined {
  const labelled = fieldOfLabel(key);
  return milestoneKeys.find((known) => known === labelled) ?? nearestWord(key, milestoneKeys);
}

/** A value as its author wrote it, in one line, without the quotation marks of its language. */
function writtenIn({ value, written }: FrontMatterNode): string {
  return value.kind === 'scalar' ? collapse(cleanText(value.text)) : written;
}

/** Nothing, only white space, or a list of nothing. */
function isEmpty({ value }: FrontMatterNode): boolean {
  if (value.kind === 'list') return value.items.every(isEmpty);
  if (value.kind === 'map') return value.entries.length === 0;
  return value.kind === 'empty' || (value.kind === 'scalar' && collapse(value.text) === '');
}
