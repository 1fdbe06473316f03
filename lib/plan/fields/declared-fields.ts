import { isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';
import { type Fields, type Milestone, type SortValues, statuses } from '../model/document.ts';
import { fieldDefinitions, fieldNames, type ValueSort } from '../model/field-definitions.ts';
import type { Report } from '../model/problem.ts';
import { collapse } from '../model/text-of.ts';
import { cleanText } from '../source/clean-text.ts';
import type { FrontMatter, FrontMatterField } from '../source/front-matter.ts';
import { parseDate } from './dates.ts';
import { statusOfWord } from './labels.ts';

/** Fields as far as a source gives them. */
export type PartialFields = { -readonly [Name in keyof Fields]?: Fields[Name] };

/** Longest single value, in characters: room for any title, not for a text in the wrong place. */
const maximumValue = 1000;

/** Most leads or milestones of one document. */
const maximumItems = 200;

/** Reads the fields of front matter; each wrong one is reported with its name and left out. */
export function readDeclaredFields(frontMatter: FrontMatter, report: Report): PartialFields {
  const reader = new FieldReader(frontMatter, report);
  const entries = fieldNames.flatMap((name) => {
    const field = frontMatter.fields.get(name);
    if (!field || isEmpty(field.node)) return [];
    const value = reader.read[fieldDefinitions[name].sort](field, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(entries);
}

type Read<Value> = (field: FrontMatterField, name: string) => Value | undefined;

class FieldReader {
  readonly #frontMatter: FrontMatter;
  readonly #report: Report;

  constructor(frontMatter: FrontMatter, report: Report) {
    this.#frontMatter = frontMatter;
    this.#report = report;
  }

  /** How a value of each sort is read. */
  get read(): { readonly [Sort in ValueSort]: Read<SortValues[Sort]> } {
    const { text, number, texts, status, date, milestones } = this;
    return { title: text, text, number, texts, status, date, milestones };
  }

  readonly text: Read<string> = (field, name) => {
    const value = isScalar(field.node) ? collapse(cleanText(String(field.node.value))) : undefined;
    if (isAlias(field.node))
      return this.#wrong(field, name, 'must be written out, not refer to another value');
    if (value === undefined) return this.#wrong(field, name, 'must be text');
    if (value.length <= maximumValue) return value;
    return this.#wrong(field, name, `has more than ${maximumValue} characters`);
  };

  readonly number: Read<string> = (field, name) => {
    const value = this.text(field, name);
    if (value === undefined || /^[\p{L}\p{N}][\p{L}\p{N}.-]{0,19}$/u.test(value)) return value;
    return this.#wrong(field, name, 'must be a number such as 24 or 7b');
  };

  readonly texts: Read<readonly string[]> = (field, name) => {
    if (!isSeq(field.node)) {
      const value = this.text(field, name);
      return value === undefined ? undefined : [value];
    }
    return this.#items(field, name).flatMap((item) => {
      const value = isEmpty(item.node) ? undefined : this.text(item, name);
      return value === undefined ? [] : [value];
    });
  };

  readonly status: Read<SortValues['status']> = (field, name) => {
    const value = this.text(field, name);
    if (value === undefined) return undefined;
    return statusOfWord(value) ?? this.#wrong(field, name, `must be one of ${statuses.join(', ')}`);
  };

  readonly date: Read<string> = (field, name) => {
    const value = this.text(field, name);
    if (value === undefined) return undefined;
    return parseDate(value) ?? this.#wrong(field, name, 'must be a date such as 2016-06-30');
  };

  readonly milestones: Read<readonly Milestone[]> = (field, name) => {
    if (!isSeq(field.node)) return this.#wrong(field, name, 'must be a list');
    return this.#items(field, name).flatMap((item) => {
      const milestone = this.#milestone(item, name);
      return milestone ? [milestone] : [];
    });
  };

  #milestone(field: FrontMatterField, name: string): Milestone | undefined {
    if (!isMap(field.node)) {
      const title = this.text(field, name);
      return title === undefined || title === '' ? undefined : { title };
    }
    const parts = new Map<string, FrontMatterField>();
    for (const { key, value } of field.node.items) {
      if (!isScalar(key)) continue;
      const node = value as Node | null;
      const line = this.#frontMatter.lineOf(key);
      if (!isEmpty(node) && !parts.has(String(key.value)))
        parts.set(String(key.value), { node, line });
    }
    const read = <Value>(key: string, reader: Read<Value>): Value | undefined => {
      const part = parts.get(key);
      return part && reader(part, `${name}.${key}`);
    };
    const title = read('title', this.text);
    if (title === undefined) return this.#wrong(field, name, 'needs a title for each milestone');
    const due = read('due', this.date);
    const status = read('status', this.status);
    return { title, ...(due === undefined ? {} : { due }), ...(status ? { status } : {}) };
  }

  #items(field: FrontMatterField, name: string): FrontMatterField[] {
    if (!isSeq(field.node)) return [];
    const nodes = field.node.items as (Node | null)[];
    if (nodes.length > maximumItems)
      this.#wrong(field, name, `has more than ${maximumItems} entries; the first ones count`);
    return nodes.slice(0, maximumItems).map((node) => ({
      node,
      line: node ? this.#frontMatter.lineOf(node) : field.line,
    }));
  }

  #wrong(field: FrontMatterField, name: string, what: string): undefined {
    const advice = `Correct "${name}" in the front matter, or leave it out.`;
    this.#report(field.line, 'error', `the field "${name}" ${what}`, advice);
    return undefined;
  }
}

function isEmpty(node: Node | null): boolean {
  return node === null || (isScalar(node) && (node.value === null || node.value === ''));
}
