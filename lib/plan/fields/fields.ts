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
): Fields {
  const found: PartialFields = {
    ...readName(path, headings),
    ...readLabelledFields(content),
    ...readDeclaredFields(frontMatter, report),
  };
  const { title = '', lead = [], milestones = [] } = found;
  return {
    ...(frontMatter.unread === undefined ? {} : { frontMatter: 'unreadable' as const }),
    ...inOrder({ ...found, title, lead, milestones }),
  };
}

/** The same facts in the order of their definitions, in which data has them. */
function inOrder<Some extends PartialFields>(fields: Some): Some {
  const known = fieldNames.filter((name) => fields[name] !== undefined);
  return Object.fromEntries(known.map((name) => [name, fields[name]])) as Some;
}
