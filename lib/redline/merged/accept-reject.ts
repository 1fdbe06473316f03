import { type Content, type Element, element, text } from '../../plan/model/content.ts';
import { goesOnIn, isList } from '../content/elements.ts';
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
  if (node.join === rules[side].joined) endWith(content, children, isList(element(node.name)));
  else content.push(element(name, attributes, children));
}

/**
 * Ends the text before with more text, or the list before with more items. The text may be that of
 * the last item of a list.
 */
function endWith(
  content: Content[],
  children: readonly Content[],
  areItems: boolean,
  around?: string,
): void {
  const last = content.at(-1);
  const goesOn = last?.type === 'element' && goesOnIn(last.name, around);
  if (!goesOn || (areItems && !isList(last))) append(content, children);
  else content[content.length - 1] = continued(last, children, areItems);
}

function continued(block: Element, children: readonly Content[], areItems: boolean): Element {
  const all = [...block.children];
  if (areItems) append(all, children);
  else endWith(all, children, areItems, block.name);
  return { ...block, children: all };
}
