import type { Content } from '../../plan/model/content.ts';
import { isBlock } from '../content/elements.ts';

/** A node of a merged tree. Only a node that changed as a whole has `content`. */
interface MergedNode {
  readonly change: string;
  readonly content?: Content;
}

/**
 * The inline nodes from `start` on that were all inserted or all deleted, and so go into one mark.
 * Empty when the node there is a block or did not change as a whole.
 */
export function inlineFrom(nodes: readonly MergedNode[], start: number): Content[] {
  const line: Content[] = [];
  const change = nodes[start]?.change;
  if (change !== 'inserted' && change !== 'deleted') return line;
  for (let index = start; index < nodes.length; index++) {
    const node = nodes[index];
    if (node?.change !== change || !node.content || isBlock(node.content)) break;
    line.push(node.content);
  }
  return line;
}
