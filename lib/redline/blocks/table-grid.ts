import { toHtml } from '../../markup/html.ts';
import type { Content, Element } from '../../plan/model/content.ts';
import { startTag } from '../content/fingerprints.ts';

/** Two tables are versions of each other when at least this part of their cells is the same. */
const leastSame = 0.5;

/**
 * Whether two tables with cells that span others have the same rows of the same cells, and most
 * cells with the same content. Such tables are compared cell by cell, since no row can be put in
 * without another one growing.
 */
export function haveSameGrid(before: Element, after: Element): boolean {
  const [oldCells, newCells] = [cellsIn(before), cellsIn(after)];
  if (oldCells.length !== newCells.length || frameOf(before) !== frameOf(after)) return false;
  const same = oldCells.filter((cell, index) => textIn(cell) === textIn(newCells[index]));
  return same.length >= leastSame * oldCells.length;
}

const cells: ReadonlySet<string> = new Set(['td', 'th', 'caption']);

function cellsIn({ children }: Element): Element[] {
  return elements(children).flatMap((child) => (cells.has(child.name) ? [child] : cellsIn(child)));
}

/** The tags of a table and all in it, without what the cells hold. */
function frameOf(table: Element): string {
  const inner = cells.has(table.name) ? [] : elements(table.children).map(frameOf);
  return `${startTag(table)}(${inner.join('')})`;
}

function textIn(cell: Element | undefined): string {
  return toHtml(cell?.children ?? []);
}

function elements(content: readonly Content[]): Element[] {
  return content.filter((node) => node.type === 'element');
}
