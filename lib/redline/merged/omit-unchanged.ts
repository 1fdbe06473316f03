import { isBlock, isHeading } from '../content/elements.ts';
import type { Merged } from './merged.ts';

/** A run of blocks of a text that goes on a page together, or that was left out. */
export type Fold =
  | { readonly kind: 'shown'; readonly nodes: Merged[] }
  | { readonly kind: 'omitted'; readonly blocks: number };

/** The changed blocks, each under the heading it stands under; what stayed between them is left out. */
export function fold(nodes: readonly Merged[]): Fold[] {
  const folds: Fold[] = [];
  let heading: Merged | undefined;
  let [beforeHeading, omitted] = [0, 0];
  for (const node of nodes) {
    if (node.change === 'same' && isHeading(node.content)) {
      beforeHeading += omitted + Number(heading !== undefined);
      [heading, omitted] = [node, 0];
    } else if (isUnchanged(node)) omitted++;
    else {
      omit(folds, beforeHeading);
      if (heading) show(folds, heading);
      omit(folds, omitted);
      show(folds, node);
      [heading, beforeHeading, omitted] = [undefined, 0, 0];
    }
  }
  omit(folds, beforeHeading + Number(heading !== undefined) + omitted);
  return folds;
}

function omit(folds: Fold[], blocks: number): void {
  if (blocks > 0) folds.push({ kind: 'omitted', blocks });
}

function show(folds: Fold[], node: Merged): void {
  const last = folds.at(-1);
  if (last?.kind === 'shown') last.nodes.push(node);
  else folds.push({ kind: 'shown', nodes: [node] });
}

function isUnchanged(node: Merged): boolean {
  return node.change === 'respaced' || (node.change === 'same' && isBlock(node.content));
}
