import type { Content } from '../model/content.ts';
import type { Fields, Heading } from '../model/document.ts';
import type { Report } from '../model/problem.ts';
import type { FrontMatter } from '../source/front-matter.ts';
import { readDeclaredFields } from './declared-fields.ts';
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
  const declared = readDeclaredFields(frontMatter, report);
  const named = readName(path, headings);
  const labelled = readLabelledFields(content);
  const number = declared.number ?? named.number;
  const { id, lead = [], status, start, due, milestones = [] } = { ...labelled, ...declared };
  return {
    ...(frontMatter.unread === undefined ? {} : { frontMatter: 'unreadable' as const }),
    ...(id === undefined ? {} : { id }),
    title: declared.title ?? named.title,
    ...(number === undefined ? {} : { number }),
    lead,
    ...(status === undefined ? {} : { status }),
    ...(start === undefined ? {} : { start }),
    ...(due === undefined ? {} : { due }),
    milestones,
  };
}
