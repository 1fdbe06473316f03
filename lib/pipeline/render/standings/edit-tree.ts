import { severalAtOnce } from '../../../concurrency/several-at-once.ts';
import { compareUtf8 } from '../../../memory/utf8-order.ts';
import { createSplitter, type Splitter } from './split-entries.ts';
import {
  childrenOf,
  countOf,
  type Entry,
  hashIn,
  type NodeReference,
  referenceTo,
  type TreeNodes,
} from './tree-nodes.ts';

/** What becomes of keys: a value, or `undefined` where the key goes. */
export type Edits = ReadonlyMap<string, string | undefined>;

/**
 * Makes the tree that has some keys changed. Reads and writes only nodes on the way to these keys,
 * and those beside them. The result depends on its entries alone.
 *
 * @param root hash of a tree's root; `undefined` for the tree without entries
 * @returns the root of the new tree, `undefined` when it has no entries
 */
export async function editTree(
  root: string | undefined,
  edits: Edits,
  nodes: TreeNodes,
): Promise<string | undefined> {
  if (edits.size === 0) return root;
  const top = root === undefined ? undefined : await topOf(root, nodes);
  let pending = edits;
  for (let level = 0; level <= (top?.level ?? -1); level += 1)
    pending = await editLevel(level, pending, top, nodes);
  if (pending.size === 0) return root;
  // Above the old root everything is known: what is left of it, and what is new.
  const all = merge([], [...pending]);
  return narrowed(await build(all, top === undefined ? 0 : top.level + 1, nodes), nodes);
}

/** The root as a parent would know it. */
async function topOf(root: string, nodes: TreeNodes): Promise<NodeReference> {
  const node = await nodes.read(root);
  const { level, entries } = node;
  return { hash: root, level, lastKey: entries.at(-1)?.[0] ?? '', count: countOf(node) };
}

/** Builds the levels from some level up, until one node is left. */
async function build(
  entries: readonly Entry[],
  level: number,
  nodes: TreeNodes,
): Promise<string | undefined> {
  let above = entries;
  for (let next = level; ; next += 1) {
    const [only, ...others] = above;
    if (next > 0 && others.length === 0) return only && hashIn(only[1]);
    if (above.length === 0) return undefined;
    const splitter = createSplitter(next);
    const ended = nodesEnded(above, splitter);
    if (!splitter.isBetween()) ended.push(splitter.rest());
    above = await severalAtOnce(ended, (each) => writeNode(next, each, nodes));
  }
}

/** A root with one child is none: its child is. */
async function narrowed(root: string | undefined, nodes: TreeNodes): Promise<string | undefined> {
  if (root === undefined) return undefined;
  const { level, entries } = await nodes.read(root);
  const [only, ...others] = entries;
  return level > 0 && only && others.length === 0 ? narrowed(hashIn(only[1]), nodes) : root;
}

/**
 * Edits one level of an old tree.
 *
 * @returns what that changes in the level above: last keys of nodes, and references to them
 */
async function editLevel(
  level: number,
  edits: Edits,
  top: NodeReference | undefined,
  nodes: TreeNodes,
): Promise<Edits> {
  const { replaced, ended } = await splitAnew(level, edits, top, nodes);
  const above = new Map<string, string | undefined>();
  for (const key of replaced.keys()) above.set(key, undefined);
  for (const [key, node] of await severalAtOnce(ended, (each) => writeNode(level, each, nodes)))
    above.set(key, node);
  // What the level above has already is no edit of it. Above the root there is nothing yet.
  if (level === top?.level) return above;
  for (const [key, node] of replaced) if (above.get(key) === node) above.delete(key);
  return above;
}

/** The nodes of a level that edits replace, by their last keys, and the entries of those in their place. */
async function splitAnew(
  level: number,
  edits: Edits,
  top: NodeReference | undefined,
  nodes: TreeNodes,
) {
  const left = [...edits].sort(byKey);
  const replaced = new Map<string, string>();
  const ended: (readonly Entry[])[] = [];
  const splitter = createSplitter(level);
  for (let first = left[0]; top && first; first = left[0]) {
    for await (const { node, isLast } of nodesFrom(top, level, first[0], nodes)) {
      replaced.set(node.lastKey, referenceTo(node));
      const { entries } = await nodes.read(node.hash);
      const here = left.splice(0, isLast ? left.length : countUpTo(left, node.lastKey));
      ended.push(...nodesEnded(merge(entries, here), splitter));
      if (splitter.isBetween()) break;
    }
  }
  if (!splitter.isBetween()) ended.push(splitter.rest());
  return { replaced, ended };
}

function nodesEnded(entries: readonly Entry[], splitter: Splitter): (readonly Entry[])[] {
  return entries.flatMap((entry) => {
    const node = splitter.add(entry);
    return node ? [node] : [];
  });
}

type Edit = readonly [key: string, value: string | undefined];

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return compareUtf8(a, b);
}

function countUpTo(edits: readonly Edit[], lastKey: string): number {
  const beyond = edits.findIndex(([key]) => compareUtf8(key, lastKey) > 0);
  return beyond === -1 ? edits.length : beyond;
}

/** Old entries with some edits, in order. */
function merge(entries: readonly Entry[], edits: readonly Edit[]): Entry[] {
  if (edits.length === 0) return [...entries];
  const merged = new Map<string, string | undefined>([...entries, ...edits]);
  return [...merged]
    .flatMap(([key, value]): Entry[] => (value === undefined ? [] : [[key, value]]))
    .sort(byKey);
}

async function writeNode(
  level: number,
  entries: readonly Entry[],
  nodes: TreeNodes,
): Promise<Entry> {
  const node = { level, entries };
  const hash = await nodes.write(node);
  return [entries.at(-1)?.[0] ?? '', referenceTo({ hash, count: countOf(node) })];
}

/**
 * The nodes of a level in order, from the one that has or would have a key. The last one of the level
 * would have every key behind it.
 */
async function* nodesFrom(
  top: NodeReference,
  level: number,
  key: string,
  nodes: TreeNodes,
): AsyncGenerator<{ readonly node: NodeReference; readonly isLast: boolean }> {
  yield* below(top, true);

  async function* below(
    node: NodeReference,
    isLast: boolean,
  ): AsyncGenerator<{ readonly node: NodeReference; readonly isLast: boolean }> {
    if (node.level === level) {
      yield { node, isLast };
      return;
    }
    const children = childrenOf(await nodes.read(node.hash));
    for (const [position, child] of children.entries()) {
      const isLastChild = isLast && position === children.length - 1;
      if (isLastChild || compareUtf8(child.lastKey, key) >= 0) yield* below(child, isLastChild);
    }
  }
}
