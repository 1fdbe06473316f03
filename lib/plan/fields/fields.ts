import type { Content } from '../model/content.ts';
import type { Fields, Heading } from '../model/document.ts';
import { fieldNames } from '../model/field-definitions.ts';
import type { Report } from '../model/problem.ts';
import type { FrontMatter } from '../source/front-matter.ts';
import { type PartialFields, readDeclaredFields } from './declared-fields.ts';
import { readLabelledFields } from './labelled-fields.ts';
import { readName } from './names.ts';

/**
 * The fields of a document: front matter wins; where it is silent, labels in the text, the heading
 * and the file name tell.
 */
export function readFields(
  path: string,
  frontMatter: FrontMatter,
  content: readonly Content[],
  headings: readonly Heading[],
  report: Report,
  language?: string,
): Fields {
  const named = readName(path, headings, content, language);
  const declared = readDeclaredFields(frontMatter, report);
  const labelled = readLabelledFields(content, {
    isNumbered: (declared.number ?? named.number) !== undefined,
    isDeclared: (name) => declared[name] !== undefined || declared.unread?.[name] !== undefined,
    text: frontMatter.text,
    lineOffset: frontMatter.lineOffset,
    report,
  });
  const {
    title = '',
    lead = [],
    milestones = [],
    ...rest
  } = { ...named, ...labelled, ...declared };
  const { others, unread: _both, titleFrom, ...known } = rest;
  const isNamed = declared.title === undefined && labelled.title === undefined;
  const unread = { ...labelled.unread, ...declared.unread };
  return {
    ...(frontMatter.unread === undefined ? {} : { frontMatter: 'unreadable' as const }),
    ...(titleFrom && isNamed ? { titleFrom } : {}),
    ...inOrder({ ...known, title, lead, milestones }),
    ...(Object.keys(unread).length === 0 ? {} : { unread }),
    ...(others === undefined ? {} : { others }),
  };
}

/** The same facts in the order of their definitions, in which data has them. */
function inOrder<Some extends PartialFields>(fields: Some): Some {
  const known = fieldNames.filter((name) => fields[name] !== undefined);
  return Object.fromEntries(known.map((name) => [name, fields[name]] as const)) as unknown as Some;
}

/** What the record of a document keeps: what lists, addresses and feeds need. Its text has the rest. */
export function recordedFields(all: Fields): Fields {
  const { unread: _unread, others: _others, titleFrom: _titleFrom, ...fields } = all;
  return fields;
}
