import { type DefaultTreeAdapterMap, parseFragment, serialize } from 'parse5';

type Node = DefaultTreeAdapterMap['childNode'];
type Parent = DefaultTreeAdapterMap['documentFragment'] | DefaultTreeAdapterMap['element'];

/** What a browser makes of HTML, written again. */
export function throughParser(html: string): string {
  return serialize(joinTexts(parseFragment(html)));
}

/**
 * Removes marked-up changes from a page's redline the way its documentation says: what has the
 * `removed` mark goes, what has the other stays without its mark.
 */
export function applyMarks(html: string, removed: 'inserted' | 'deleted'): string {
  const fragment = parseFragment(html);
  fragment.childNodes = unmark(fragment.childNodes, removed);
  return serialize(joinTexts(fragment));
}

function unmark(nodes: readonly Node[], removed: 'inserted' | 'deleted'): Node[] {
  return nodes.flatMap((node): Node[] => {
    if (!('attrs' in node)) return [node];
    const mark = node.attrs.find(({ name }) => name === 'data-redline')?.value;
    if (mark === removed) return [];
    node.childNodes = unmark(node.childNodes, removed);
    if (mark !== undefined && (node.tagName === 'ins' || node.tagName === 'del'))
      return node.childNodes;
    node.attrs = node.attrs.filter(({ name }) => name !== 'data-redline');
    for (const attribute of node.attrs)
      if (attribute.name === 'data-redline-id') attribute.name = 'id';
    return [node];
  });
}

function joinTexts<P extends Parent>(parent: P): P {
  const joined: Node[] = [];
  for (const node of parent.childNodes) {
    const last = joined.at(-1);
    if ('value' in node && last && 'value' in last) last.value += node.value;
    else joined.push(node);
    if ('childNodes' in node) joinTexts(node);
  }
  parent.childNodes = joined;
  return parent;
}
