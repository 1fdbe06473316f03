import { accept } from './accept-reject.ts';
import type { Merged, Whole, Within } from './merged.ts';

export type Side = 'old' | 'new';

/**
 * What one version shows of a comparison: its own text with its own marks, nothing of the other.
 * A block that was split is whole on the old side, one that was joined on the new.
 */
export function sideOf(nodes: readonly Merged[], side: Side): Merged[] {
  const result: Merged[] = [];
  for (const node of nodes) {
    const shown = sideOfNode(node, side);
    const previous = result.at(-1);
    const [first] = shown;
    const isContinued =
      node.change === 'within' && node.join === (side === 'old' ? 'split' : 'joined');
    if (isContinued && first?.change === 'within' && previous?.change === 'within')
      result[result.length - 1] = {
        ...previous,
        children: [...previous.children, ...first.children],
      };
    else for (const one of shown) result.push(one);
  }
  return result;
}

function sideOfNode(node: Merged, side: Side): Merged[] {
  if (node.change === 'within') return [sideOfWithin(node, side)];
  if (node.change === 'moved') return side === 'new' ? [movedBlock(node.node)] : [];
  if (node.change === 'respaced') {
    const value = side === 'new' ? node.after : node.before;
    return value === '' ? [] : [{ change: 'same', content: { type: 'text', value } }];
  }
  if ('content' in node) {
    const isOther = node.change === (side === 'old' ? 'inserted' : 'deleted');
    return isOther ? [] : [withoutMove(node)];
  }
  const isHere = (node.change === 'wrapped') === (side === 'new');
  const children = sideOf(node.children, side);
  return isHere ? [{ ...node, children }] : children;
}

function sideOfWithin({ name, attributes, children, before }: Within, side: Side): Within {
  const tag = (side === 'old' && before) || { name, attributes };
  return { change: 'within', ...tag, children: sideOf(children, side) };
}

/** On its own side, a block that moved reads as one that came there, or that was there. */
function movedBlock(node: Whole | Within): Merged {
  const [content] = accept({ content: [node] });
  return content ? { change: 'inserted', content } : node;
}

function withoutMove({ change, content }: Whole): Whole {
  return { change, content };
}
