import { element } from '../../plan/model/content.ts';
import type { Beside } from '../classify/kind-of-text.ts';
import { isBlock } from '../content/elements.ts';
import { readText } from '../content/read-text.ts';
import { accept, reject } from '../merged/accept-reject.ts';
import type { Merged } from '../merged/merged.ts';

/** So many characters on each side tell whether a sign is a minus, and what a mark closes. */
const reach = 80;

type Side = 'old' | 'new';

/** What stands beside a text in the old and in the new version of its line. */
export interface Surroundings {
  readonly old: Beside;
  readonly new: Beside;
}

const nothing: Beside = { left: '', right: '' };

/** Of what stands alone in its block. */
export const noSurroundings: Surroundings = { old: nothing, new: nothing };

/**
 * What stands beside the nodes from `start` to before `end`, within their line.
 *
 * @param outer what stands beside all of `nodes`
 */
export function surroundingsOf(
  nodes: readonly Merged[],
  start: number,
  end: number,
  outer: Surroundings,
): Surroundings {
  const beside = (side: Side): Beside => ({
    left: textBefore(nodes, start, side, outer[side].left),
    right: textBehind(nodes, end, side, outer[side].right),
  });
  return { old: beside('old'), new: beside('new') };
}

/** Both of them, or one where they are equal. */
export function differentOnes({ old, new: young }: Surroundings): readonly Beside[] {
  return old.left === young.left && old.right === young.right ? [old] : [old, young];
}

function textBefore(nodes: readonly Merged[], start: number, side: Side, outer: string): string {
  let text = '';
  for (let index = start - 1; index >= 0 && index >= start - reach; index--) {
    const node = nodes[index];
    if (!node || isBlockNode(node)) return text;
    text = sideText(node, side) + text;
    if (text.length >= reach) return text.slice(-reach);
  }
  return (outer + text).slice(-reach);
}

function textBehind(nodes: readonly Merged[], end: number, side: Side, outer: string): string {
  let text = '';
  for (let index = end; index < nodes.length && index < end + reach; index++) {
    const node = nodes[index];
    if (!node || isBlockNode(node)) return text;
    text += sideText(node, side);
    if (text.length >= reach) return text.slice(0, reach);
  }
  return (text + outer).slice(0, reach);
}

function sideText(node: Merged, side: Side): string {
  if (node.change === 'same' && node.content.type === 'text') return node.content.value;
  return readText(side === 'old' ? reject({ content: [node] }) : accept({ content: [node] }));
}

/** Whether a node is no part of a line of text. */
export function isBlockNode(node: Merged): boolean {
  if (node.change === 'moved') return true;
  if ('content' in node) return isBlock(node.content);
  return node.change !== 'respaced' && isBlock(element(node.name));
}
