import { type Content, element } from '../plan/content.ts';
import type { Merged } from './merged.ts';
import { append } from './rebuild.ts';
import type { Redline } from './redline.ts';

/** The new version: insertions kept, deletions left out. */
export function accept(redline: Redline): Content[] {
  return without('deleted', redline.content);
}

/** The old version: deletions kept, insertions left out. */
export function reject(redline: Redline): Content[] {
  return without('inserted', redline.content);
}

/** Recursion is as deep as the alignment, see `maximumDepth`, not as the input. */
function without(dropped: 'inserted' | 'deleted', nodes: readonly Merged[]): Content[] {
  const content: Content[] = [];
  for (const node of nodes) {
    if (node.change === 'within')
      content.push(element(node.name, node.attributes, without(dropped, node.children)));
    else if (node.change !== dropped) append(content, [node.content]);
  }
  return content;
}
