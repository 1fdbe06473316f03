import { type Content, type Element, element, text } from '../../plan/model/content.ts';
import { append } from '../content/rebuild.ts';
import type { Merged, Within } from './merged.ts';

type Side = 'old' | 'new';

/**
 * For each side: which nodes it drops, which it replaces by their contents, and which continue the
 * element before them.
 */
const rules = {
  new: { dropped: 'deleted', unwrapped: 'unwrapped', joined: 'joined' },
  old: { dropped: 'inserted', unwrapped: 'wrapped', joined: 'split' },
} as const;

/** The new version: insertions kept, deletions left out. */
export function accept({ content }: { readonly content: readonly Merged[] }): Content[] {
  return oneSide(content, 'new');
}

/** The old version: deletions kept, insertions left out. */
export function reject({ content }: { readonly content: readonly Merged[] }): Content[] {
  return oneSide(content, 'old');
}

/** Recursion is limited by the depth of the alignment (`maximumDepth`), not by the input. */
function oneSide(nodes: readonly Merged[], side: Side, content: Content[] = []): Content[] {
  for (const node of nodes) {
    if (node.change === 'within') addWithin(content, node, side);
    else if (node.change === 'respaced')
      append(content, [text(side === 'new' ? node.after : node.before)]);
    else if (node.change === 'moved') {
      if (side === 'new') append(content, oneSide([node.node], side));
    } else if (!('content' in node)) {
      if (node.change === rules[side].unwrapped) oneSide(node.children, side, content);
      else content.push(element(node.name, node.attributes, oneSide(node.children, side)));
    } else if (node.change !== rules[side].dropped) append(content, [node.content]);
  }
  return content;
}

function addWithin(content: Content[], node: Within, side: Side): void {
  const { name, attributes } = side === 'old' ? (node.before ?? node) : node;
  const children = oneSide(node.children, side);
  const previous = content.at(-1);
  if (node.join === rules[side].joined && previous?.type === 'element')
    content[content.length - 1] = continued(previous, children);
  else content.push(element(name, attributes, children));
}

function continued(previous: Element, children: readonly Content[]): Element {
  const all = [...previous.children];
  append(all, children);
  return { ...previous, children: all };
}
