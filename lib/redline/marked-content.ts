import { type Content, type Element, element } from '../plan/content.ts';
import { holdsParts, isBlock, isPart } from './elements.ts';
import { inlineFrom } from './inline-from.ts';
import { beginsChange, type Merged } from './merged.ts';
import { rebuild, visitContent } from './rebuild.ts';

/** The attribute that every mark of ours has, and nothing an author wrote can have. */
export const markAttribute = 'data-redline';

/** Where the id of a deleted element went when an element of the new version has the same one. */
export const keptIdAttribute = 'data-redline-id';

type Mark = 'inserted' | 'deleted';

/**
 * Both versions as one document with marks, see `redlineToHtml`. `prefix` begins the ids of
 * changes; numbers whose id the document itself has are passed over.
 */
export function markedContent(nodes: readonly Merged[], prefix: string): Content[] {
  return new Marking(nodes, prefix).mark(nodes);
}

class Marking {
  readonly #prefix: string;
  readonly #newIds = new Set<string>();
  readonly #oldIds = new Set<string>();
  #number = 0;

  constructor(nodes: readonly Merged[], prefix: string) {
    this.#prefix = prefix;
    this.#collectIds(nodes);
  }

  mark(nodes: readonly Merged[]): Content[] {
    const result: Content[] = [];
    for (let index = 0; index < nodes.length; ) {
      const node = nodes[index];
      if (!node) break;
      if (node.change === 'within')
        result.push(element(node.name, node.attributes, this.mark(node.children)));
      else if (node.change === 'same') result.push(node.content);
      else {
        const id = beginsChange(nodes[index - 1], node) ? this.#nextId() : undefined;
        const inline = inlineFrom(nodes, index);
        const line = inline.length > 0 ? inline : [node.content];
        const content = node.change === 'deleted' ? this.#withoutTakenIds(line) : line;
        result.push(markWhole(content, node.change, id));
        index += line.length - 1;
      }
      index++;
    }
    return result;
  }

  #nextId(): string {
    let id: string;
    do id = `${this.#prefix}${++this.#number}`;
    while (this.#newIds.has(id) || this.#oldIds.has(id));
    return id;
  }

  #collectIds(nodes: readonly Merged[]): void {
    for (const node of nodes) {
      if (node.change === 'within') {
        if (node.attributes.id !== undefined) this.#newIds.add(node.attributes.id);
        this.#collectIds(node.children);
        continue;
      }
      const ids = node.change === 'deleted' ? this.#oldIds : this.#newIds;
      visitContent([node.content], (content) => {
        if (content.type === 'element' && content.attributes.id !== undefined)
          ids.add(content.attributes.id);
      });
    }
  }

  /** An id may stand in a page once; the new version keeps it. */
  #withoutTakenIds(content: readonly Content[]): Content[] {
    return rebuild(content, (original, children) => {
      const { id } = original.attributes;
      if (id === undefined || !this.#newIds.has(id)) return [{ ...original, children }];
      const attributes = Object.entries(original.attributes).map(([name, value]) =>
        name === 'id' ? [keptIdAttribute, value] : [name, value],
      );
      return [element(original.name, Object.fromEntries(attributes), children)];
    });
  }
}

function markWhole(content: readonly Content[], mark: Mark, id: string | undefined): Content {
  const [first] = content;
  if (first && isPart(first)) return markPart(first, mark, id);
  const isWholeBlock = content.some(isBlock);
  return element(
    mark === 'inserted' ? 'ins' : 'del',
    {
      ...(isWholeBlock ? { class: 'block' } : {}),
      [markAttribute]: mark,
      ...(id === undefined ? {} : { id }),
    },
    content,
  );
}

/**
 * A list item, row or cell carries the mark itself, and once more around what it holds: so browsers
 * without our style and screen readers show it too.
 */
function markPart(part: Element, mark: Mark, id: string | undefined): Element {
  const marked = markInside(part, mark, id);
  return element(part.name, { ...part.attributes, [markAttribute]: mark }, marked.children);
}

/** Goes down from rows to cells, so never deeper than a table. */
function markInside(part: Element, mark: Mark, id: string | undefined): Element {
  if (!holdsParts(part.name))
    return { ...part, children: part.name === 'col' ? [] : [markWhole(part.children, mark, id)] };
  let nextId = id;
  const children = part.children.map((child) => {
    if (!isPart(child)) return child;
    const marked = markInside(child, mark, nextId);
    nextId = undefined;
    return marked;
  });
  return { ...part, children };
}
