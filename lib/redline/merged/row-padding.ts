import type { Content, Element } from '../../plan/model/content.ts';

/** For each column of a merged table: whether both versions have it, or which one. */
export type Layout = readonly ('same' | 'inserted' | 'deleted')[];

/** A node of a merged tree, with or without elements that only one version has. */
interface Node {
  readonly change: string;
  readonly name?: string;
  readonly children?: readonly Node[];
}

/** The columns of a merged table, when columns were added or removed; otherwise `undefined`. */
export function layoutOf({ children = [] }: Node): Layout | undefined {
  for (const section of children) {
    if (section.change !== 'within') continue;
    const rows = section.name === 'tr' ? [section] : (section.children ?? []);
    for (const row of rows) {
      if (row.change !== 'within') continue;
      const layout = (row.children ?? []).map(columnOf);
      if (layout.some((column) => column !== 'same')) return layout;
    }
  }
  return undefined;
}

function columnOf({ change }: Node): Layout[number] {
  return change === 'inserted' || change === 'deleted' ? change : 'same';
}

/** A row of one version, with an `empty` cell for each column that only the other version has. */
export function padRow(
  row: Element,
  change: 'inserted' | 'deleted',
  layout: Layout,
  empty: Element,
): Element {
  const cells = [...row.children];
  const children = layout.flatMap((column): Content[] => {
    if (column !== 'same' && column !== change) return [empty];
    const cell = cells.shift();
    return cell ? [cell] : [];
  });
  return { ...row, children: [...children, ...cells] };
}
