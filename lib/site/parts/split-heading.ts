import type { Content } from '../../plan/model/content.ts';
import type { DocumentPage } from '../models.ts';

/** A text that may begin with its title. */
type OpenedText = Pick<DocumentPage, 'content' | 'fields' | 'headings'>;

/**
 * Parts the heading that opens a text from the rest, so that the facts can stand between them; a
 * lower one that is the title is the page's heading all the same.
 * "Commitment 24" alone is half a heading; the next one completes it, as it does the title.
 */
export function splitHeading(page: OpenedText): [Content[], Content[]] {
  const { content, fields, headings } = page;
  const solid = content.filter((node) => node.type === 'element' || node.value.trim() !== '');
  const [opening, second] = solid;
  const isTitle = !hasTop(page) && headings[0]?.text === fields.title;
  if (opening?.type !== 'element' || !isHeading(opening, isTitle ? /^h[1-6]$/u : /^h1$/u))
    return [[], [...content]];
  const first = { ...opening, name: 'h1' };
  const completion = headings[1];
  const isHalf =
    isHeading(second, /^h[2-6]$/u) &&
    completion !== undefined &&
    completion.text !== '' &&
    fields.title.includes(completion.text);
  return [[first, ...solid.slice(1, isHalf ? 2 : 1)], solid.slice(isHalf ? 2 : 1)];
}

function hasTop({ headings }: OpenedText): boolean {
  return headings.some(({ level }) => level === 1);
}

function isHeading(node: Content | undefined, name: RegExp): boolean {
  return node?.type === 'element' && name.test(node.name);
}
