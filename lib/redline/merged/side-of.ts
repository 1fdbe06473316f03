import { element } from '../../plan/model/content.ts';
import { goesOnIn, isList } from '../content/elements.ts';
import { accept } from './accept-reject.ts';
import type { Merged, StartTag, Whole, Within } from './merged.ts';

export type Side = 'old' | 'new';

/**
 * One version of a comparison: its own text with its own marks, and nothing of the other. A block
 * that was split is whole on the old side; a block that was joined is whole on the new side.
 */
export function sideOf(nodes: readonly Merged[], side: Side, result: Merged[] = []): Merged[] {
  for (const node of nodes) {
    if (node.change === (side === 'old' ? 'wrapped' : 'unwrapped'))
      sideOf(node.children, side, result);
    else if (!continuesLast(node, side, result))
      for (const one of sideOfNode(node, side)) result.push(one);
  }
  return result;
}

/** Appends a node to the text before it, when the other version split it off or joined it. */
function continuesLast(node: Merged, side: Side, result: Merged[]): boolean {
  const join = side === 'old' ? 'split' : 'joined';
  if (node.change !== 'within' || node.join !== join) return false;
  endWith(result, sideOf(node.children, side), isList(element(node.name)));
  return true;
}

function endWith(
  nodes: Merged[],
  children: readonly Merged[],
  areItems: boolean,
  around?: string,
): void {
  const last = nodes.at(-1);
  if (last && 'children' in last && goesOnIn(last.name, around)) {
    const all = [...last.children];
    if (areItems) all.push(...children);
    else endWith(all, children, areItems, last.name);
    nodes[nodes.length - 1] = { ...last, children: all };
  } else nodes.push(...children);
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
  return [{ ...node, children: sideOf(node.children, side) }];
}

function sideOfWithin({ name, attributes, children, before }: Within, side: Side): Within {
  const tag = (side === 'old' && before) || { name, attributes };
  return { change: 'within', ...tag, children: sideOf(children, side) };
}

/** On one side, a moved block looks inserted. */
function movedBlock(node: Whole | Within): Merged {
  const [content] = accept({ content: [node] });
  return content ? { change: 'inserted', content } : node;
}

function withoutMove({ change, content }: Whole): Whole {
  return { change, content };
}

/** Whether a version has a node at this place. */
export function isIn({ change }: Merged, side: Side): boolean {
  if (change === 'inserted' || change === 'moved' || change === 'wrapped') return side === 'new';
  return change === 'deleted' || change === 'unwrapped' ? side === 'old' : true;
}

/** The start tag that a node has in a version which has it; `undefined` of text. */
export function tagOn(node: Merged, side: Side): StartTag | undefined {
  const inner = node.change === 'moved' ? node.node : node;
  if (inner.change === 'respaced') return undefined;
  if ('content' in inner) return inner.content.type === 'element' ? inner.content : undefined;
  return inner.change === 'within' && side === 'old' ? (inner.before ?? inner) : inner;
}
