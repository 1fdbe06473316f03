import type { Content, Element } from '../../plan/model/content.ts';
import { isNote } from '../content/read-text.ts';
import { visitContent } from '../content/rebuild.ts';

/** What readers count: "2 paragraphs". */
export type Unit =
  | 'paragraph'
  | 'heading'
  | 'item'
  | 'row'
  | 'column'
  | 'table'
  | 'code'
  | 'image'
  | 'file'
  | 'link'
  | 'line'
  | 'note'
  | 'milestone'
  | 'block'
  | 'list';

/** Blocks that readers count as one. Other blocks are counted by their contents. */
const unitOf: ReadonlyMap<string, Unit> = new Map(
  Object.entries({
    ...{ p: 'paragraph', summary: 'paragraph', dt: 'item', dd: 'item', li: 'item' },
    ...{ tr: 'row', th: 'column', pre: 'code', hr: 'line', table: 'table', figure: 'image' },
    ...{ caption: 'row', td: 'column' },
    ...{ h1: 'heading', h2: 'heading', h3: 'heading', h4: 'heading', h5: 'heading', h6: 'heading' },
  } as const),
);

/**
 * The unit that a changed element makes, if any. A paragraph in a list item counts as that item.
 */
export function ownUnit(
  { name, attributes }: Pick<Element, 'name' | 'attributes'>,
  around: Unit | undefined,
): Unit | undefined {
  if (isNote({ attributes })) return 'note';
  if (name === 'ul' || name === 'ol') return 'list';
  const unit = name === 'table' || name === 'th' || name === 'td' ? undefined : unitOf.get(name);
  return unit === 'paragraph' && around !== undefined ? undefined : unit;
}

/**
 * The units in added or removed content. A list counts as its items, a quotation as its paragraphs.
 */
export function unitsIn(content: Content, around: Unit | undefined): Unit[] {
  const own = content.type === 'element' ? unitOfElement(content) : undefined;
  if (own !== undefined) return [own === 'paragraph' && around ? around : own];
  const units: Unit[] = [];
  visitContent([content], (node) => {
    const unit = node.type === 'element' ? unitOfElement(node) : undefined;
    if (unit && unit !== 'paragraph' && unit !== 'row' && unit !== 'column') units.push(unit);
  });
  return units.length > 0 ? units : [around ?? 'paragraph'];
}

function unitOfElement(element: Element): Unit | undefined {
  return isNote(element) ? 'note' : unitOf.get(element.name);
}
