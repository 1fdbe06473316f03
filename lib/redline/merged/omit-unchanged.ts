import { element } from '../../plan/model/content.ts';
import { isBlock, isHeading, isList, isParagraph } from '../content/elements.ts';
import type { Merged } from './merged.ts';
import { type Side, tagOn } from './side-of.ts';

/** A run of blocks that is shown together or left out together. */
export type Run =
  | { readonly kind: 'shown'; readonly nodes: Merged[] }
  | { readonly kind: 'omitted'; readonly blocks: number };

/**
 * Keeps the changed blocks, each after its heading, and leaves out the unchanged ones between them.
 * The paragraph that introduces a changed list stays with it: it says what its items are.
 */
export function omitUnchanged(nodes: readonly Merged[]): Run[] {
  const runs: Run[] = [];
  let heading: Merged | undefined;
  let [beforeHeading, omitted] = [0, 0];
  for (const [index, node] of nodes.entries()) {
    if (node.change === 'same' && isHeading(node.content)) {
      beforeHeading += omitted + Number(heading !== undefined);
      [heading, omitted] = [node, 0];
    } else if (isUnchanged(node)) omitted++;
    else {
      omit(runs, beforeHeading);
      if (heading) show(runs, heading);
      const intro = introOf(nodes, index);
      omit(runs, omitted - Number(intro !== undefined));
      if (intro) show(runs, intro);
      show(runs, node);
      [heading, beforeHeading, omitted] = [undefined, 0, 0];
    }
  }
  omit(runs, beforeHeading + Number(heading !== undefined) + omitted);
  return runs;
}

function omit(runs: Run[], blocks: number): void {
  if (blocks > 0) runs.push({ kind: 'omitted', blocks });
}

function show(runs: Run[], node: Merged): void {
  const last = runs.at(-1);
  if (last?.kind === 'shown') last.nodes.push(node);
  else runs.push({ kind: 'shown', nodes: [node] });
}

/** The unchanged paragraph right before a list, which is one in either version. */
function introOf(nodes: readonly Merged[], index: number): Merged | undefined {
  const node = nodes[index];
  const isListOn = (side: Side) => {
    const tag = node && tagOn(node, side);
    return tag !== undefined && isList(element(tag.name));
  };
  if (!isListOn('old') && !isListOn('new')) return undefined;
  const before = nodes[nodes[index - 1]?.change === 'respaced' ? index - 2 : index - 1];
  return before?.change === 'same' && isParagraph(before.content) ? before : undefined;
}

function isUnchanged(node: Merged): boolean {
  return node.change === 'respaced' || (node.change === 'same' && isBlock(node.content));
}
