import { createHash } from 'node:crypto';
import type { IndexStore } from '../../../ports/index-store.ts';

/**
 * An entry of a node. In a leaf: a key and its value. Above: the last key of a child, and its
 * reference ({@link referenceTo}).
 */
export type Entry = readonly [key: string, value: string];

/** A node of a tree, whose entries are in order of their keys (UTF-8 bytes). Leaves have level 0. */
export interface TreeNode {
  readonly level: number;
  readonly entries: readonly Entry[];
}

/** A node as its parent knows it. */
export interface NodeReference {
  readonly hash: string;
  readonly level: number;
  readonly lastKey: string;
  /** How many entries the leaves below it have; its own, where it is a leaf. */
  readonly count: number;
}

/** Keeps the nodes of all trees. A node never changes, so that writing it again is harmless. */
export interface TreeNodes {
  /** @throws when the node is not there */
  read(hash: string): Promise<TreeNode>;
  /** Stores a node and gives its hash. */
  write(node: TreeNode): Promise<string>;
}

/** Nodes that a run keeps at hand, at 20 KB each. */
const mostHeld = 256;

/** A node is the same in every state that has it, whichever change set wrote it. */
const anySequence = 0;

const only = '-';

/** Nodes in render's index. What was read or written is kept at hand, for it cannot change. */
export function createTreeNodes(index: Pick<IndexStore, 'get' | 'put'>): TreeNodes {
  const held = new Map<string, Promise<TreeNode>>();
  const hold = (hash: string, node: Promise<TreeNode>) => {
    held.delete(hash);
    held.set(hash, node);
    const [oldest] = held.keys();
    if (held.size > mostHeld && oldest !== undefined) held.delete(oldest);
  };
  const read = async (hash: string) => {
    const value = await index.get(`NODE#${hash}`, only);
    if (value === undefined)
      throw new Error(`render's index lacks the node ${hash} of a state of the plan`);
    return JSON.parse(value) as TreeNode;
  };
  return {
    read(hash) {
      const known = held.get(hash);
      if (known) return known;
      const node = read(hash);
      hold(hash, node);
      // What failed is asked for again.
      node.catch(() => held.delete(hash));
      return node;
    },
    async write(node) {
      const value = JSON.stringify(node);
      const hash = createHash('sha256').update(value).digest('hex');
      await index.put(`NODE#${hash}`, only, value, anySequence);
      hold(hash, Promise.resolve(node));
      return hash;
    },
  };
}

/** A node as the entry of its parent has it. */
export function referenceTo({ hash, count }: Pick<NodeReference, 'hash' | 'count'>): string {
  return `${hash} ${count}`;
}

/** The hash in a {@link referenceTo} a node. */
export function hashIn(reference: string): string {
  return reference.split(' ', 1)[0] ?? '';
}

/** The children of a node above the leaves, in order. */
export function childrenOf({ level, entries }: TreeNode): NodeReference[] {
  return entries.map(([lastKey, reference]) => {
    const hash = hashIn(reference);
    return { lastKey, hash, level: level - 1, count: Number(reference.slice(hash.length + 1)) };
  });
}

/** How many entries the leaves of a node have. */
export function countOf(node: TreeNode): number {
  if (node.level === 0) return node.entries.length;
  return childrenOf(node).reduce((sum, { count }) => sum + count, 0);
}
