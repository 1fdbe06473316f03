import { type Content, type Element, element } from '../plan/content.ts';
import type { Merged, Within } from './merged.ts';

/** For each column of a merged table: whether both versions have it, or which. */
export type Layout = readonly ('same' | 'inserted' | 'deleted')[];

/** The columns of a table whose columns changed; `undefined` of any other. */
export function layoutOf({ children }: Within): Layout | undefined {
  for (const section of children) {
    if (section.change !== 'within') continue;
    const rows = section.name === 'tr' ? [section] : section.children;
    for (const row of rows) {
      if (row.change !== 'within') continue;
      const layout = row.children.map(columnOf);
      if (layout.some((column) => column !== 'same')) return layout;
    }
  }
  return undefined;
}

function columnOf({ change }: Merged): Layout[number] {
  return change === 'inserted' || change === 'deleted' ? change : 'same';
}

/** A row of one version with empty cells where only the other has a column. */
export function padRow(row: Element, change: 'inserted' | 'deleted', layout: Layout): Element {
  const cells = [...row.children];
  const children = layout.flatMap((column): Content[] => {
    if (column !== 'same' && column !== change) return [element('td', { 'data-redline': 'note' })];
    const cell = cells.shift();
    return cell ? [cell] : [];
  });
  return { ...row, children: [...children, ...cells] };
}
