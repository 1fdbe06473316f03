import { isMarkdown } from '../../plan/addresses/is-markdown.ts';
import { type Removal, removalsKey } from '../../plan/model/removal.ts';
import type { Source } from '../../ports/source.ts';
import type { VersionStore } from '../../ports/version-store.ts';

/** What was removed by order, by its blob. */
export type Removals = ReadonlyMap<string, Removal>;

export async function readRemovals(store: Pick<VersionStore, 'lookups'>): Promise<Removals> {
  const value = (await store.lookups([removalsKey])).get(removalsKey);
  const removals = value === undefined ? [] : (JSON.parse(value) as readonly Removal[]);
  return new Map(removals.map((removal) => [removal.blob, removal]));
}

/** The same source, in which a notice stands in place of each removed text, and no removed image is. */
export function withRemovals(source: Source, removals: Removals): Source {
  if (removals.size === 0) return source;
  const { folder } = source;
  return {
    ...(folder !== undefined && { folder }),
    head: () => source.head(),
    confirmHead: () => source.confirmHead(),
    history: (from, to) => source.history(from, to),
    compareTrees: (before, after) => source.compareTrees(before, after),
    entry: (tree, path) => source.entry(tree, path),
    async blob(id, maximumBytes) {
      const removed = removals.get(id);
      if (!removed) return source.blob(id, maximumBytes);
      if (!isMarkdown(removed.path)) return { size: 0, removed };
      const bytes = Buffer.from(removed.notice);
      return { size: bytes.length, bytes, removed };
    },
  };
}
