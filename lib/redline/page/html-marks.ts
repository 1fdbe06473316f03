import { type Content, type Element, element } from '../../plan/model/content.ts';
import { holdsParts, isBlock, isPart } from '../content/elements.ts';

/** The attribute that every mark of ours has, and nothing an author wrote can have. */
export const markAttribute = 'data-redline';

/** The number of the move that a mark belongs to. */
export const moveAttribute = 'data-redline-move';

export type Mark = 'inserted' | 'deleted';

/** Where a change begins. */
export interface Start {
  readonly id: string;
  /** What stands behind its first mark: the way to the changes before and after. */
  readonly notes: readonly Content[];
}

/** An empty place to link to, which is in neither version. */
export function anchor({ id, notes }: Start): Content[] {
  return [element('span', { id, [markAttribute]: 'note' }), ...notes];
}

/** What was inserted or deleted as a whole, with its mark. */
export function markWhole(
  content: readonly Content[],
  mark: Mark,
  start: Start | undefined,
): Content[] {
  const [first] = content;
  if (first && isPart(first)) return [markPart(first, mark, start)];
  const isWholeBlock = content.some(isBlock);
  const attributes = {
    ...(isWholeBlock ? { class: 'block' } : {}),
    [markAttribute]: mark,
    ...(start ? { id: start.id } : {}),
  };
  return [element(nameOf(mark), attributes, content), ...(start?.notes ?? [])];
}

/** One of the two places of a block that moved: `notes` say so before its content. */
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

function nameOf(mark: Mark): string {
  return mark === 'inserted' ? 'ins' : 'del';
}

/**
 * A list item, row or cell carries the mark itself, and once more around what it holds: so browsers
 * without our style and screen readers show it too.
 */
function markPart(part: Element, mark: Mark, start: Start | undefined): Element {
  const marked = markInside(part, mark, start);
  return element(part.name, { ...part.attributes, [markAttribute]: mark }, marked.children);
}

/** Goes down from rows to cells, so never deeper than a table. */
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

/** Puts notes where a part may hold them: into the first cell of a row. */
function withNotes(part: Element, notes: readonly Content[]): Element {
  if (!holdsParts(part.name)) return { ...part, children: [...notes, ...part.children] };
  const [first, ...others] = part.children;
  return first && isPart(first)
    ? { ...part, children: [withNotes(first, notes), ...others] }
    : part;
}
