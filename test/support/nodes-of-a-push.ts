import { compareUtf8 } from '../../lib/memory/utf8-order.ts';
import { naturalSort } from '../../lib/pipeline/render/index/listing.ts';
import type { PlanState } from '../../lib/pipeline/render/standings/plan-states.ts';
import {
  childrenOf,
  createTreeNodes,
  type TreeNodes,
} from '../../lib/pipeline/render/standings/tree-nodes.ts';
import { folderOf, readmeOf } from '../../lib/plan/addresses/addresses.ts';
import type { IndexStore } from '../../lib/ports/index-store.ts';

/** The keys that the leaves of a node have, or those below it. */
type KeysOfNodes = ReadonlyMap<string, readonly string[]>;

/**
 * Nodes of the kept states, by their hashes, that a push of one document may read, however large the
 * plan is: those that its change replaces, and those on the way to what its pages show. These are made
 * for the document, for the ones before and after it and for its chapter, and each shows the one before
 * and the one after. So no more than eight places are shown, five of them in a row.
 *
 * @param path of the document, in a chapter's folder and in no SUMMARY.md
 */
export async function nodesOfPush(
  path: string,
  before: PlanState,
  after: PlanState,
  index: IndexStore,
): Promise<ReadonlySet<string>> {
  const nodes = createTreeNodes(index);
  const read = (state: PlanState) => keysOfNodes(state.contents, nodes);
  const [old, young] = [await read(before), await read(after)];
  const replaced = [...old.keys()].filter((hash) => !young.has(hash));
  const chapter = readmeOf(folderOf(path));
  const shown = [old, young].flatMap((tree) => {
    const keys = [...around(naturalSort(path), 2, tree), ...around(naturalSort(chapter), 1, tree)];
    return [...tree].flatMap(([hash, its]) =>
      keys.some((key) => its.includes(key)) ? [hash] : [],
    );
  });
  return new Set([...replaced, ...shown]);
}

/** Every node of a tree. */
export async function keysOfNodes(
  root: string | undefined,
  nodes: Pick<TreeNodes, 'read'>,
): Promise<KeysOfNodes> {
  const all = new Map<string, readonly string[]>();
  const collect = async (hash: string): Promise<readonly string[]> => {
    const node = await nodes.read(hash);
    const keys: string[] = [];
    if (node.level === 0) keys.push(...node.entries.map(([key]) => key));
    else for (const child of childrenOf(node)) keys.push(...(await collect(child.hash)));
    all.set(hash, keys);
    return keys;
  };
  if (root !== undefined) await collect(root);
  return all;
}

/** A key, where it is there, and so many before and after it. */
function around(key: string, many: number, tree: KeysOfNodes): readonly string[] {
  // Whatever is collected last is the root.
  const keys = [...tree.values()].at(-1) ?? [];
  const place = keys.findIndex((each) => compareUtf8(each, key) >= 0);
  const at = place < 0 ? keys.length : place;
  return keys.slice(Math.max(0, at - many), at + many + 1);
}
