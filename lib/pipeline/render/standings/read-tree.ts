import { compareUtf8 } from '../../../memory/utf8-order.ts';
import {
  childrenOf,
  countOf,
  type Entry,
  type NodeReference,
  type TreeNodes,
} from './tree-nodes.ts';

/** A stretch of keys: beyond `after`, before `before`; without bounds, all of them. */
export interface KeyRange {
  readonly after?: string | undefined;
  readonly before?: string | undefined;
}

/** Nodes read together: what a page of a list takes. */
const together = 8;

/** The entries of a tree within a range, in order. Reads few nodes beyond those that are used. */
export async function* entriesOf(
  root: string | undefined,
  range: KeyRange,
  nodes: TreeNodes,
): AsyncGenerator<Entry> {
  if (root === undefined) return;
  const node = await nodes.read(root);
  if (node.level === 0) {
    yield* node.entries.filter(([key]) => isWithin(key, range));
    return;
  }
  const children = overlapping(childrenOf(node), range);
  for (let from = 0; from < children.length; from += together) {
    const some = children.slice(from, from + together);
    await Promise.all(some.map(({ hash }) => nodes.read(hash)));
    for (const { hash } of some) yield* entriesOf(hash, range, nodes);
  }
}

/** The value of a key; reads one node of each level. */
export async function valueAt(
  root: string | undefined,
  key: string,
  nodes: TreeNodes,
): Promise<string | undefined> {
  if (root === undefined) return undefined;
  const node = await nodes.read(root);
  if (node.level === 0) return node.entries.find(([each]) => each === key)?.[1];
  const child = childrenOf(node).find(({ lastKey }) => compareUtf8(lastKey, key) >= 0);
  return valueAt(child?.hash, key, nodes);
}

/** The entry just before a key, whether the key is there or not; reads little more than one node of each level. */
export async function entryBefore(
  root: string | undefined,
  key: string,
  nodes: TreeNodes,
): Promise<Entry | undefined> {
  if (root === undefined) return undefined;
  const node = await nodes.read(root);
  if (node.level === 0) return node.entries.findLast(([each]) => compareUtf8(each, key) < 0);
  const children = childrenOf(node);
  const around = children.findIndex(({ lastKey }) => compareUtf8(lastKey, key) >= 0);
  const upToKey = around < 0 ? children : children.slice(0, around + 1);
  for (const { hash } of upToKey.toReversed()) {
    const found = await entryBefore(hash, key, nodes);
    if (found) return found;
  }
  return undefined;
}

/** The entry just after a key, whether the key is there or not; reads one node of each level. */
export async function entryAfter(
  root: string | undefined,
  key: string,
  nodes: TreeNodes,
): Promise<Entry | undefined> {
  if (root === undefined) return undefined;
  const node = await nodes.read(root);
  if (node.level === 0) return node.entries.find(([each]) => compareUtf8(each, key) > 0);
  const child = childrenOf(node).find(({ lastKey }) => compareUtf8(lastKey, key) > 0);
  return entryAfter(child?.hash, key, nodes);
}

/** How many entries have keys up to and including one; reads one node of each level. */
export async function countUpTo(
  root: string | undefined,
  key: string,
  nodes: TreeNodes,
): Promise<number> {
  if (root === undefined) return 0;
  const node = await nodes.read(root);
  if (node.level === 0) return node.entries.filter(([each]) => compareUtf8(each, key) <= 0).length;
  const children = childrenOf(node);
  const place = children.findIndex(({ lastKey }) => compareUtf8(lastKey, key) >= 0);
  const before = place < 0 ? children : children.slice(0, place);
  const whole = before.reduce((sum, { count }) => sum + count, 0);
  return whole + (await countUpTo(children[place]?.hash, key, nodes));
}

/** The key of the entry with a number, from 1; `undefined` beyond the last. Reads one node of each level. */
export async function keyAt(
  root: string | undefined,
  number: number,
  nodes: TreeNodes,
): Promise<string | undefined> {
  if (root === undefined) return undefined;
  const node = await nodes.read(root);
  if (node.level === 0) return node.entries[number - 1]?.[0];
  let before = 0;
  for (const { hash, count } of childrenOf(node)) {
    if (number <= before + count) return keyAt(hash, number - before, nodes);
    before += count;
  }
  return undefined;
}

/** A key whose values differ between two trees; `undefined` where a tree does not have it. */
export interface Difference {
  readonly key: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** Leaves of each tree that are compared at a time. */
const leavesAtOnce = 64;

/**
 * The keys within a range whose values differ, in order. Nodes that both trees have are not read, so
 * that the work grows with the difference.
 */
export async function* differencesOf(
  before: string | undefined,
  after: string | undefined,
  range: KeyRange,
  nodes: TreeNodes,
): AsyncGenerator<Difference> {
  if (before === after) return;
  let [ours, theirs] = await Promise.all([topOf(before, nodes), topOf(after, nodes)]);
  while (levelOf(ours) > 0 || levelOf(theirs) > 0) {
    const level = Math.max(levelOf(ours), levelOf(theirs));
    [ours, theirs] = await Promise.all([
      expanded(ours, level, range, nodes),
      expanded(theirs, level, range, nodes),
    ]);
    [ours, theirs] = [without(ours, theirs), without(theirs, ours)];
  }
  yield* differingEntries(ours, theirs, range, nodes);
}

async function topOf(root: string | undefined, nodes: TreeNodes): Promise<NodeReference[]> {
  if (root === undefined) return [];
  const node = await nodes.read(root);
  const { level, entries } = node;
  return [{ hash: root, level, lastKey: entries.at(-1)?.[0] ?? '', count: countOf(node) }];
}

function levelOf(references: readonly NodeReference[]): number {
  return references[0]?.level ?? 0;
}

/** The children within a range, where the nodes are of the level; else the nodes themselves. */
async function expanded(
  references: NodeReference[],
  level: number,
  range: KeyRange,
  nodes: TreeNodes,
): Promise<NodeReference[]> {
  if (levelOf(references) !== level) return references;
  const read = await Promise.all(references.map(({ hash }) => nodes.read(hash)));
  return read.flatMap((node) => overlapping(childrenOf(node), range));
}

/** Nodes that are not among others. Those of equal hash have the same entries. */
function without(
  references: readonly NodeReference[],
  others: readonly NodeReference[],
): NodeReference[] {
  const hashes = new Set(others.map(({ hash }) => hash));
  return references.filter(({ hash }) => !hashes.has(hash));
}

/** Compares two runs of leaves, some at a time: what lies before the ends of both is complete. */
async function* differingEntries(
  ours: readonly NodeReference[],
  theirs: readonly NodeReference[],
  range: KeyRange,
  nodes: TreeNodes,
): AsyncGenerator<Difference> {
  const [left, right] = [createLeafRun(ours, range, nodes), createLeafRun(theirs, range, nodes)];
  for (;;) {
    const ends = [await left.readOn(), await right.readOn()].filter((end) => end !== undefined);
    const [end, other] = ends;
    const complete =
      other !== undefined && end !== undefined && compareUtf8(other, end) < 0 ? other : end;
    const [old, young] = [left.takeUpTo(complete), right.takeUpTo(complete)];
    const keys = [...new Set([...old.keys(), ...young.keys()])].sort(compareUtf8);
    for (const key of keys) {
      const pair = { key, before: old.get(key), after: young.get(key) };
      if (pair.before !== pair.after) yield pair;
    }
    if (complete === undefined) return;
  }
}

/** Reads a run of leaves some at a time. */
function createLeafRun(leaves: readonly NodeReference[], range: KeyRange, nodes: TreeNodes) {
  let next = 0;
  let held: Entry[] = [];
  return {
    /** Has entries at hand where there are any; gives the key up to which all are, when there are more. */
    async readOn(): Promise<string | undefined> {
      if (held.length === 0 && next < leaves.length) {
        const some = leaves.slice(next, next + leavesAtOnce);
        next += some.length;
        const read = await Promise.all(some.map(({ hash }) => nodes.read(hash)));
        held = read.flatMap(({ entries }) => entries.filter(([key]) => isWithin(key, range)));
      }
      return next < leaves.length ? leaves[next - 1]?.lastKey : undefined;
    },
    /** Takes the entries up to a key; all, without one. */
    takeUpTo(key: string | undefined): Map<string, string> {
      const isTaken = ([each]: Entry) => key === undefined || compareUtf8(each, key) <= 0;
      const taken = held.filter(isTaken);
      held = held.filter((entry) => !isTaken(entry));
      return new Map(taken);
    },
  };
}

function isWithin(key: string, { after, before }: KeyRange): boolean {
  if (after !== undefined && compareUtf8(key, after) <= 0) return false;
  return before === undefined || compareUtf8(key, before) < 0;
}

/** The nodes, of some in order, that may have keys within a range. */
function overlapping(
  references: readonly NodeReference[],
  { after, before }: KeyRange,
): NodeReference[] {
  return references.filter(({ lastKey }, position) => {
    if (after !== undefined && compareUtf8(lastKey, after) <= 0) return false;
    const previous = references[position - 1]?.lastKey;
    return before === undefined || previous === undefined || compareUtf8(previous, before) < 0;
  });
}
