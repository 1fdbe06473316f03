import type { ContentsEntry } from '../models.ts';

/** An entry of the contents with what lies below it. */
export interface ContentsBranch {
  readonly entry: ContentsEntry;
  readonly children: readonly ContentsBranch[];
}

interface GrowingBranch extends ContentsBranch {
  readonly depth: number;
  readonly children: GrowingBranch[];
}

/** Deeper levels are shown at this one: a phone has no room for more. */
const deepestLevel = 6;

/** Nests a flat list by depth; an entry that skips a level hangs below the one before it. */
export function contentsTree(entries: readonly ContentsEntry[]): readonly ContentsBranch[] {
  const roots: GrowingBranch[] = [];
  const open: GrowingBranch[] = [];
  for (const entry of entries) {
    const branch = { entry, depth: entry.depth, children: [] };
    while (open.length >= deepestLevel || (open.at(-1)?.depth ?? -1) >= entry.depth) open.pop();
    (open.at(-1)?.children ?? roots).push(branch);
    open.push(branch);
  }
  return roots;
}
