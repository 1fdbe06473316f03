import { type Content, type Element, element } from '../model/content.ts';

/**
 * The contents of a table that its author wrote as HTML, in the form that a table in Markdown has:
 * a head, if there is one, and one body. A first row of nothing but headings is a head.
 */
export function tidyTable(children: readonly Content[]): readonly Content[] {
  const parts = children.filter((child) => child.type === 'element');
  const rowsOf = (part: Element) => (part.name === 'tr' ? [part] : part.children.filter(isRow));
  const captions = parts.filter(({ name }) => name === 'caption');
  const heads = parts.filter(({ name }) => name === 'thead').flatMap(rowsOf);
  const rows = parts.filter(({ name }) => name !== 'caption' && name !== 'thead').flatMap(rowsOf);
  const [first] = rows;
  if (heads.length === 0 && first && isHead(first)) heads.push(...rows.splice(0, 1));
  return [
    ...captions,
    ...(heads.length > 0 ? [element('thead', {}, heads.map(withScope('col')))] : []),
    ...(rows.length > 0 ? [element('tbody', {}, rows.map(withScope('row')))] : []),
  ];
}

function isRow(content: Content): content is Element {
  return content.type === 'element' && content.name === 'tr';
}

function isHead({ children }: Element): boolean {
  return children.length > 0 && children.every((cell) => isElement(cell) && cell.name === 'th');
}

function isElement(content: Content): content is Element {
  return content.type === 'element';
}

/** Says of headings in a row what they are headings of (HTML, section 4.9.10). */
function withScope(scope: 'col' | 'row'): (row: Element) => Element {
  return (row) => ({
    ...row,
    children: row.children.filter(isElement).map((cell) => {
      if (cell.name !== 'th') return cell;
      return { ...cell, attributes: { scope, ...cell.attributes } };
    }),
  });
}
