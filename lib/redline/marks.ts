import { type Content, type Element, element } from '../plan/content.ts';
import { holdsParts, isBlock, isPart } from './elements.ts';

/** The attribute that every mark of ours has, and nothing an author wrote can have. */
export const markAttribute = 'data-redline';

/** The number of the move that a mark belongs to. */
export const moveAttribute = 'data-redline-move';

export type Mark = 'inserted' | 'deleted';

/** An empty place to link to, which is in neither version. */
export function anchor(id: string): Element {
  return element('span', { id, [markAttribute]: 'note' });
}

/** What was inserted or deleted as a whole, with its mark. */
export function markWhole(
  content: readonly Content[],
  mark: Mark,
  id: string | undefined,
): Element {
  const [first] = content;
  if (first && isPart(first)) return markPart(first, mark, id === undefined ? {} : { id });
  const isWholeBlock = content.some(isBlock);
  const attributes = {
    ...(isWholeBlock ? { class: 'block' } : {}),
    [markAttribute]: mark,
    ...(id === undefined ? {} : { id }),
  };
  return element(nameOf(mark), attributes, content);
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
    const marked = mark === 'deleted' ? markPart(content, mark, {}) : content;
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
function markPart(part: Element, mark: Mark, first: { readonly id?: string }): Element {
  const marked = markInside(part, mark, first);
  return element(part.name, { ...part.attributes, [markAttribute]: mark }, marked.children);
}

/** Goes down from rows to cells, so never deeper than a table. */
function markInside(part: Element, mark: Mark, first: { readonly id?: string }): Element {
  if (!holdsParts(part.name)) {
    if (part.name === 'col') return { ...part, children: [] };
    return { ...part, children: [markWhole(part.children, mark, first.id)] };
  }
  let attributes = first;
  const children = part.children.map((child) => {
    if (!isPart(child) || child.attributes[markAttribute] === 'note') return child;
    const marked = markInside(child, mark, attributes);
    attributes = {};
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
