import type { Content, Element } from '../../plan/model/content.ts';
import { startTag } from './fingerprints.ts';

/** Block elements. All other elements are inline: they stand in lines of text. */
const blocks: ReadonlySet<string> = new Set([
  ...['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'blockquote'],
  ...['pre', 'hr', 'section', 'div', 'details', 'summary', 'figure', 'figcaption', 'table'],
  ...['caption', 'colgroup', 'col', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th'],
]);

/** The only children that HTML allows in these elements. An `ins` or `del` may not stand there. */
const allowedChildren: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    ul: ['li'],
    ol: ['li'],
    dl: ['dt', 'dd'],
    table: ['caption', 'colgroup', 'thead', 'tbody', 'tfoot', 'tr'],
    colgroup: ['col'],
    thead: ['tr'],
    tbody: ['tr'],
    tfoot: ['tr'],
    tr: ['td', 'th'],
  }).map(([name, children]) => [name, new Set(children)]),
);

/**
 * Elements that no `ins` or `del` can wrap, because their parent allows only them or allows one of
 * them. They carry the mark themselves.
 */
const parts: ReadonlySet<string> = new Set([
  ...[...allowedChildren.values()].flatMap((children) => [...children]),
  ...['summary', 'figcaption'],
]);

const textBlocks: ReadonlySet<string> = new Set(['p', 'li', 'dd']);

const headings: ReadonlySet<string> = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

export function isBlock(node: Content): node is Element {
  return node.type === 'element' && blocks.has(node.name);
}

export function isHeading(node: Content): node is Element {
  return node.type === 'element' && headings.has(node.name);
}

export function isParagraph(node: Content): node is Element {
  return node.type === 'element' && node.name === 'p';
}

/** A paragraph, or a list item that holds nothing but text. */
export function isTextBlock({ name, children }: Element): boolean {
  return textBlocks.has(name) && children.every((child) => !isBlock(child));
}

/**
 * Whether a block holds text and no other blocks, so that each such block may become another: a
 * paragraph, an item, a term, a heading, code.
 */
export function isLeafBlock(block: Element): boolean {
  return ['pre', 'dt'].includes(block.name) || isTextBlock(block) || isHeading(block);
}

/** The `code` of a code block, where that is text alone and all that the block holds. */
export function codeIn({ name, children }: Element): Element | undefined {
  const [only, more] = children;
  if (name !== 'pre' || more || only?.type !== 'element' || only.name !== 'code') return undefined;
  return only.children.every(({ type }) => type === 'text') ? only : undefined;
}

/**
 * Whether text goes on in an element where the other version has several blocks of that text: in a
 * block, or in the `code` of a code block.
 *
 * @param around the name of the element around it
 */
export function goesOnIn(name: string, around: string | undefined): boolean {
  return blocks.has(name) || (name === 'code' && around === 'pre');
}

/** Whether a node is a list item, row, cell or the like, which no `ins` or `del` can wrap. */
export function isPart(node: Content): node is Element {
  return node.type === 'element' && parts.has(node.name);
}

/**
 * Whether a node is an item of a list or a row of a table. The list or table gives it its meaning.
 */
export function isListed(node: Content | undefined): node is Element {
  return node?.type === 'element' && (node.name === 'li' || node.name === 'tr');
}

/**
 * Whether an element (a list, a table, a row) holds only parts, and no text or blocks of its own.
 */
export function holdsParts(name: string): boolean {
  return allowedChildren.has(name);
}

/** Whether HTML allows every child there. */
export function isRegular({ name, children }: Element): boolean {
  const allowed = allowedChildren.get(name);
  return !allowed || children.every((child) => child.type === 'element' && allowed.has(child.name));
}

/**
 * Whether a block is a paragraph or heading: each may become the other, or a heading of another
 * level.
 */
function isLine(block: Element): boolean {
  return block.name === 'p' || isHeading(block);
}

const lists: ReadonlySet<string> = new Set(['ul', 'ol']);

export function isList(node: Content): node is Element {
  return node.type === 'element' && lists.has(node.name);
}

/**
 * Whether two elements can be merged into one, with their differences inside, and still be valid
 * HTML.
 */
export function canMerge(before: Element, after: Element): boolean {
  if (!isRegular(before) || !isRegular(after)) return false;
  if (before.name !== after.name)
    return (isLine(before) && isLine(after)) || (lists.has(before.name) && lists.has(after.name));
  if (holdsParts(before.name) && isPart(before) && startTag(before) !== startTag(after))
    return false;
  return before.name !== 'details' || summaries(before) === summaries(after);
}

function summaries({ children }: Element): number {
  return children.filter((child) => child.type === 'element' && child.name === 'summary').length;
}
