import { element } from '../plan/content.ts';
import { toHtml } from '../plan/html.ts';
import type { Merged } from './merged.ts';
import { plainContent, plainElement } from './plain-content.ts';

/** A merged tree made plain as `plainContent` does; what differs in nothing but ids and classes is the same. */
export function plainMerged(nodes: readonly Merged[], baseUrl: string | undefined): Merged[] {
  const plain: Merged[] = [];
  for (const node of nodes)
    for (const result of plainNodes(node, baseUrl)) {
      const last = plain.at(-1);
      if (!isUndone(last, result)) plain.push(result);
      else if (last?.change === 'deleted')
        plain[plain.length - 1] = { change: 'same', content: last.content };
    }
  return plain;
}

function plainNodes(node: Merged, baseUrl: string | undefined): Merged[] {
  if (node.change !== 'within')
    return plainContent([node.content], baseUrl).map((content) => ({
      change: node.change,
      content,
    }));
  const children = plainMerged(node.children, baseUrl);
  const [shell] = plainElement(node, [], baseUrl);
  if (shell?.type !== 'element') return children;
  const { name, attributes } = shell;
  if (!children.every((child) => child.change === 'same'))
    return [{ change: 'within', name, attributes, children }];
  const content = children.flatMap((child) => (child.change === 'same' ? [child.content] : []));
  return [{ change: 'same', content: element(name, attributes, content) }];
}

function isUndone(before: Merged | undefined, node: Merged): boolean {
  return (
    before?.change === 'deleted' &&
    node.change === 'inserted' &&
    toHtml([before.content]) === toHtml([node.content])
  );
}
