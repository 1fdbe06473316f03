import type { Content, Element } from '../../plan/model/content.ts';
import { startTag } from './fingerprints.ts';

/** Elements that stand among blocks; all others stand in lines of text. */
const blocks: ReadonlySet<string> = new Set([
  ...['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'blockquote'],
  ...['pre', 'hr', 'section', 'div', 'details', 'summary', 'figure', 'figcaption', 'table'],
  ...['caption', 'colgroup', 'col', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th'],
]);

/** The only children that HTML allows in these elements, so that no `ins` or `del` may stand there. */
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

/** Elements whose parent allows only them (or them only in one place): they carry a mark themselves. */
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

/** A paragraph, or a list item that holds nothing but text. */
export function isTextBlock({ name, children }: Element): boolean {
  return textBlocks.has(name) && children.every((child) => !isBlock(child));
}

/** A list item, row, cell or the like, which no `ins` or `del` can wrap. */
export function isPart(node: Content): node is Element {
  return node.type === 'element' && parts.has(node.name);
}

/** One of the items of a list, or of the rows of a table: its place says what it is an item of. */
export function isListed(node: Content | undefined): node is Element {
  return node?.type === 'element' && (node.name === 'li' || node.name === 'tr');
}

/** Whether an element holds only parts (a list, a table, a row), and no text or blocks of its own. */
export function holdsParts(name: string): boolean {
  return allowedChildren.has(name);
}

/** Whether every child is one that HTML allows there. */
export function isRegular({ name, children }: Element): boolean {
  const allowed = allowedChildren.get(name);
  return !allowed || children.every((child) => child.type === 'element' && allowed.has(child.name));
}

/** A paragraph may become a heading, and a heading one of another level. */
function isLine(block: Element): boolean {
  return block.name === 'p' || isHeading(block);
}

const lists: ReadonlySet<string> = new Set(['ul', 'ol']);

export function isList(node: Content): node is Element {
  return node.type === 'element' && lists.has(node.name);
}

/** Whether two elements can be shown as one that differs inside, in valid HTML. */
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
