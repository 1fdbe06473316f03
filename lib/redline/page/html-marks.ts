import { type Content, type Element, element } from '../../plan/model/content.ts';
import { isPictures } from '../classify/files.ts';
import { holdsParts, isBlock, isPart } from '../content/elements.ts';

/** The attribute of every mark that Gazette makes. Authors' elements cannot have it. */
export const markAttribute = 'data-redline';

/** The number of the move that a mark belongs to. */
export const moveAttribute = 'data-redline-move';

/** On the old place of a block that is shown at its new place only. */
export const leftAttribute = 'data-redline-left';

export type Mark = 'inserted' | 'deleted';

/** The start of a change. */
export interface Start {
  readonly id: string;
  /** Nodes behind the first mark: links to the changes before and after. */
  readonly notes: readonly Content[];
}

/** An empty element to link to, which is in neither version. */
export function anchor({ id, notes }: Start): Content[] {
  return [element('span', { id, [markAttribute]: 'note' }), ...notes];
}

/** Marks content that was inserted or deleted as a whole. */
export function markWhole(
  content: readonly Content[],
  mark: Mark,
  start: Start | undefined,
): Content[] {
  const [first] = content;
  if (first && isPart(first)) return [markPart(first, mark, start)];
  const isWholeBlock = content.some(isBlock);
  const classes = [
    ...(isWholeBlock ? ['block'] : []),
    ...(isPictures(content) ? ['pictures'] : []),
  ];
  const attributes = {
    ...(classes.length > 0 ? { class: classes.join(' ') } : {}),
    [markAttribute]: mark,
    ...(start ? { id: start.id } : {}),
  };
  return [element(nameOf(mark), attributes, content), ...(start?.notes ?? [])];
}

/** Marks one of the two places of a moved block. `notes` before its content say so. */
export function markMove(
  content: Content,
  mark: 'moved' | 'deleted',
  move: number,
  notes: readonly Content[],
): Element {
  const attributes = { [markAttribute]: mark, [moveAttribute]: String(move) };
  if (isPart(content)) {
    const marked = mark === 'deleted' ? markPart(content, mark, undefined) : content;
    const noted = withNotes(marked, notes);
    return element(noted.name, { ...noted.attributes, ...attributes }, noted.children);
  }
  return element(mark === 'deleted' ? 'del' : 'div', { class: 'block', ...attributes }, [
    ...notes,
    content,
  ]);
}

/**
 * Marks the old place of a block that is shown at its new place only. It is hidden, and there for
 * whoever reads the old version back.
 */
export function markLeft(content: Content, move: number): Element {
  const { name, attributes, children } = markMove(content, 'deleted', move, []);
  const hidden = isPart(content) ? {} : { hidden: '' };
  return element(name, { ...attributes, ...hidden, [leftAttribute]: '' }, children);
}

function nameOf(mark: Mark): string {
  return mark === 'inserted' ? 'ins' : 'del';
}

/**
 * Marks a list item, row or cell: on the element itself, and again around its content. Browsers
 * without our styles and screen readers show the inner mark.
 */
function markPart(part: Element, mark: Mark, start: Start | undefined): Element {
  const marked = markInside(part, mark, start);
  return element(part.name, { ...part.attributes, [markAttribute]: mark }, marked.children);
}

/** Marks the contents of a part, from rows down to cells. Recursion is no deeper than a table. */
function markInside(part: Element, mark: Mark, start: Start | undefined): Element {
  if (!holdsParts(part.name)) {
    if (part.name === 'col') return { ...part, children: [] };
    return { ...part, children: markWhole(part.children, mark, start) };
  }
  let first = start;
  const children = part.children.map((child) => {
    if (!isPart(child) || child.attributes[markAttribute] === 'note') return child;
    const marked = markInside(child, mark, first);
    first = undefined;
    return marked;
  });
  return { ...part, children };
}

/** Puts notes where a part may hold them; in a row, that is the first cell. */
function withNotes(part: Element, notes: readonly Content[]): Element {
  if (!holdsParts(part.name)) return { ...part, children: [...notes, ...part.children] };
  const [first, ...others] = part.children;
  return first && isPart(first)
    ? { ...part, children: [withNotes(first, notes), ...others] }
    : part;
}
