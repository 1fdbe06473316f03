import type { Content, Element } from '../plan/content.ts';

/**
 * The columns of a table as a key; `undefined` when its rows do not agree. Rows of tables with
 * different columns cannot stand in one table, as HTML wants all rows equally wide.
 */
export function columnsOf(table: Element): string | undefined {
  const keys = new Set(rowsOf(table).map(columnsOfRow));
  const [key = ''] = keys;
  return keys.size > 1 ? undefined : key;
}

function rowsOf(table: Element): Element[] {
  return elementsOf(table.children).flatMap((child) =>
    child.name === 'tr' ? [child] : elementsOf(child.children).filter(({ name }) => name === 'tr'),
  );
}

/** Cells of one column have the same alignment in every row; a heading cell's `scope` is its own. */
function columnsOfRow(row: Element): string {
  const cells = elementsOf(row.children).map(({ attributes: { scope: _, ...others } }) => others);
  return JSON.stringify(cells);
}

function elementsOf(content: readonly Content[]): Element[] {
  return content.filter((node) => node.type === 'element');
}
