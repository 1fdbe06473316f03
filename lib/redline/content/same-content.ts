import type { Content } from '../../plan/model/content.ts';
import { startTag } from './fingerprints.ts';
import { countSameEnds } from './same-ends.ts';

/** Whether two nodes are equal, with everything in them. Any depth works. */
export function isSameContent(before: Content, after: Content): boolean {
  const oldNodes = [before];
  const newNodes = [after];
  for (let oldNode = oldNodes.pop(); oldNode; oldNode = oldNodes.pop()) {
    const newNode = newNodes.pop();
    if (!newNode || !isSameNode(oldNode, newNode)) return false;
    if (oldNode.type === 'text' || newNode.type === 'text') continue;
    for (const child of oldNode.children) oldNodes.push(child);
    for (const child of newNode.children) newNodes.push(child);
  }
  return true;
}

/** Whether two nodes are equal, apart from their children. */
function isSameNode(one: Content, other: Content): boolean {
  if (one.type === 'text') return other.type === 'text' && one.value === other.value;
  return (
    other.type === 'element' &&
    one.children.length === other.children.length &&
    startTag(one) === startTag(other)
  );
}

/** How many nodes are equal at the start and at the end of two lists. */
export interface SameEnds {
  readonly start: number;
  readonly end: number;
}

/** Counts the equal nodes at the start and at the end of two lists. No node is counted twice. */
export function countSame(before: readonly Content[], after: readonly Content[]): SameEnds {
  return countSameEnds(
    before,
    after,
    (one, other) => one !== undefined && other !== undefined && isSameContent(one, other),
  );
}
