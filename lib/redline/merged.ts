import type { Content } from '../plan/content.ts';

/**
 * A node of the one tree that holds two versions: in both, in the new one only, in the old one
 * only, or an element of both whose children differ. An element whose attributes changed is its
 * deletion followed by its insertion.
 */
export type Merged = Whole | Within;

/** Content that is in both versions, or in one of them with all it contains. */
export interface Whole {
  readonly change: 'same' | 'inserted' | 'deleted';
  readonly content: Content;
}

/** An element of both versions that differs somewhere inside. */
export interface Within {
  readonly change: 'within';
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Merged[];
}

/** Only in one of the two versions. */
export function isOneSided(node: Merged | undefined): boolean {
  return node?.change === 'inserted' || node?.change === 'deleted';
}

/**
 * Whether a node begins a change of its own: neighbours that were deleted and inserted together
 * are one change, and what is deleted after an insertion begins the next.
 */
export function beginsChange(previous: Merged | undefined, node: Merged): boolean {
  if (!isOneSided(node)) return false;
  return !isOneSided(previous) || (previous?.change === 'inserted' && node.change === 'deleted');
}

/** How many changes a reader can go through. */
export function countChanges(nodes: readonly Merged[]): number {
  let count = 0;
  for (const [index, node] of nodes.entries()) {
    if (node.change === 'within') count += countChanges(node.children);
    else if (beginsChange(nodes[index - 1], node)) count++;
  }
  return count;
}
