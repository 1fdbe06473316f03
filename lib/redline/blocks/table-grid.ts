import { toHtml } from '../../markup/html.ts';
import type { Content, Element } from '../../plan/model/content.ts';
import { startTag } from '../content/fingerprints.ts';
import type { Alignment } from '../sequences/align.ts';
import type { Item } from './block-items.ts';

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

/** Most columns of a table whose rows are paired: a span is no longer than what it spans. */
const mostColumns = 100;

/** A key for each row that is joined to others by a cell that spans several rows. */
export type JoinedRows = ReadonlyMap<Element, string>;

/**
 * The rows that cells join, of two tables with cells that span others, if any row that stands alone
 * and any rows that are joined can be put in or taken out without another one growing: all rows are
 * equally wide. Joined rows have the same keys where their cells span the same and the first has the
 * same name. `undefined` where the rows cannot be paired.
 */
export function joinedRows(before: Element, after: Element): JoinedRows | undefined {
  const [old, young] = [before, after].map(groupsOf);
  if (!old || !young || old.width !== young.width) return undefined;
  const keys = new Map<Element, string>();
  for (const groups of [old.groups, young.groups]) {
    const met = new Set<string>();
    for (const rows of groups) {
      const key = `${textIn(elements(rows[0]?.children ?? [])[0])} ${rows.map(spansOf).join()}`;
      if (met.has(key)) return undefined;
      met.add(key);
      for (const [index, row] of rows.entries()) keys.set(row, `${index} ${key}`);
    }
  }
  return keys;
}

/** Whether two rows have as many cells, which span the same, and are of the same sorts where that counts. */
export function haveSameSpans(before: Element, after: Element, areSorted: boolean): boolean {
  const spans = [before, after].map(spansOf);
  if (spans[0] === spans[1]) return true;
  return !areSorted && spans[0]?.replaceAll('th ', 'td ') === spans[1]?.replaceAll('th ', 'td ');
}

function spansOf({ children }: Element): string {
  return elements(children)
    .map(({ name, attributes }) => `${name} ${attributes.colspan ?? 1} ${attributes.rowspan ?? 1}`)
    .join();
}

/** The rows that cells join, and the width of all rows; `undefined` where these differ in width. */
function groupsOf(
  table: Element,
): { readonly width: number; readonly groups: readonly Element[][] } | undefined {
  const groups: Element[][] = [];
  let width: number | undefined;
  for (const rows of sectionsOf(table)) {
    /** For each column, how many rows below are spanned from above. */
    let reach: number[] = [];
    for (const row of rows) {
      const isJoined = reach.some((left) => left > 0);
      const next = reachOf(row, reach);
      width ??= next?.length;
      if (!next || next.length !== width) return undefined;
      if (isJoined) groups.at(-1)?.push(row);
      else if (next.some((left) => left > 0)) groups.push([row]);
      reach = next;
    }
    if (reach.some((left) => left > 0)) return undefined;
  }
  return width === undefined ? undefined : { width, groups };
}

/** For each column below a row: how many more rows are spanned; `undefined` where cells are in the way. */
function reachOf({ children }: Element, above: readonly number[]): number[] | undefined {
  const reach = above.map((left) => Math.max(0, left - 1));
  let column = 0;
  for (const { attributes } of elements(children)) {
    while ((above[column] ?? 0) > 0) column++;
    const [wide, high] = [Number(attributes.colspan ?? 1), Number(attributes.rowspan ?? 1)];
    const isSpan = [wide, high].every((span) => Number.isInteger(span) && span > 0);
    if (!isSpan || column + wide > mostColumns) return undefined;
    for (const end = column + wide; column < end; column++) {
      if ((above[column] ?? 0) > 0) return undefined;
      reach[column] = high - 1;
    }
  }
  while ((above[column] ?? 0) > 0) column++;
  return column === reach.length ? reach : undefined;
}

/** The rows of each part of a table. */
function sectionsOf(table: Element): Element[][] {
  const parts = elements(table.children);
  const rowsIn = (some: readonly Element[]) => some.filter(({ name }) => name === 'tr');
  return [rowsIn(parts), ...parts.map(({ children }) => rowsIn(elements(children)))];
}

/** Sets joined rows apart that are not all aligned with the same ones: such rows stay together. */
export function keepJoined(
  before: readonly Item[],
  after: readonly Item[],
  alignment: Alignment,
  joined: JoinedRows,
): void {
  const keyOf = (item: Item | undefined) => (item?.block ? joined.get(item.block) : undefined);
  const groupOf = (key: string) => key.slice(key.indexOf(' '));
  const parted = new Set<string>();
  for (const [index, item] of before.entries()) {
    const key = keyOf(item);
    if (key !== undefined && keyOf(after[alignment[index] ?? -1]) !== key) parted.add(groupOf(key));
  }
  const isAligned = new Set<Item | undefined>();
  for (const [index, item] of before.entries()) {
    const key = keyOf(item);
    if (key === undefined) continue;
    if (parted.has(groupOf(key))) alignment[index] = -1;
    if (alignment[index] === -1) item.isApart = true;
    else isAligned.add(after[alignment[index] ?? -1]);
  }
  for (const item of after)
    if (keyOf(item) !== undefined && !isAligned.has(item)) item.isApart = true;
}
