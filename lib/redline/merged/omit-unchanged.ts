import { isBlock, isHeading } from '../content/elements.ts';
import type { Merged } from './merged.ts';

/** A run of blocks that is shown together or left out together. */
export type Run =
  | { readonly kind: 'shown'; readonly nodes: Merged[] }
  | { readonly kind: 'omitted'; readonly blocks: number };

/**
 * Keeps the changed blocks, each after its heading, and leaves out the unchanged ones between them.
 */
export function omitUnchanged(nodes: readonly Merged[]): Run[] {
  const runs: Run[] = [];
  let heading: Merged | undefined;
  let [beforeHeading, omitted] = [0, 0];
  for (const node of nodes) {
    if (node.change === 'same' && isHeading(node.content)) {
      beforeHeading += omitted + Number(heading !== undefined);
      [heading, omitted] = [node, 0];
    } else if (isUnchanged(node)) omitted++;
    else {
      omit(runs, beforeHeading);
      if (heading) show(runs, heading);
      omit(runs, omitted);
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

function isUnchanged(node: Merged): boolean {
  return node.change === 'respaced' || (node.change === 'same' && isBlock(node.content));
}
