import type { Content } from '../../plan/markdown/content.ts';
import { isBlock } from '../content/elements.ts';
import type { Merged } from './merged.ts';
import type { PlainMerged } from './plain-merged.ts';

/**
 * The inline nodes from `start` on that were all inserted or all deleted and go into one mark;
 * none when what is there is a block or did not change as a whole.
 */
export function inlineFrom(nodes: readonly (Merged | PlainMerged)[], start: number): Content[] {
  const line: Content[] = [];
  const change = nodes[start]?.change;
  if (change !== 'inserted' && change !== 'deleted') return line;
  for (let index = start; index < nodes.length; index++) {
    const node = nodes[index];
    if (node?.change !== change || !('content' in node) || isBlock(node.content)) break;
    line.push(node.content);
  }
  return line;
}
