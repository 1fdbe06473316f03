import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createMemoryIndexStore } from '../../../../lib/memory/memory-index-store.ts';
import { compareUtf8 } from '../../../../lib/memory/utf8-order.ts';
import { editTree } from '../../../../lib/pipeline/render/standings/edit-tree.ts';
import {
  countUpTo,
  type Difference,
  differencesOf,
  entriesOf,
  entryAfter,
  keyAt,
} from '../../../../lib/pipeline/render/standings/read-tree.ts';
import {
  createTreeNodes,
  type Entry,
  type TreeNodes,
} from '../../../../lib/pipeline/render/standings/tree-nodes.ts';
import { keysOfNodes } from '../../../support/nodes-of-a-push.ts';

/** Enough keys for three levels, and keys that meet again. */
const key = fc.oneof(
  fc.integer({ min: 0, max: 400 }).map((number) => `en/${String(number).padStart(4, '0')}`),
  fc.string({ unit: 'grapheme', maxLength: 4 }),
);
const value = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('a', 'b', 'c') },
  { weight: 1, arbitrary: fc.constant('long '.repeat(3_000)) },
);
const edits = fc.array(fc.tuple(key, fc.option(value, { nil: undefined })), { maxLength: 300 });
const batches = fc.array(edits, { maxLength: 5 });

describe('a tree of entries', () => {
  it('has the same root however its entries came to be there', async () => {
    await fc.assert(
      fc.asyncProperty(batches, async (all) => {
        const nodes = memoryNodes();
        let root: string | undefined;
        for (const batch of all) root = await editTree(root, new Map(batch), nodes);
        const entries = resultOf(all);
        expect(await editTree(undefined, new Map(entries), nodes)).toBe(root);
        expect(await read(entriesOf(root, {}, nodes))).toEqual(entries);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps its only leaf when a large one comes before it', async () => {
    const nodes = memoryNodes();
    const one = await editTree(undefined, new Map([['f', 'a']]), nodes);
    const large = ['a', 'b', 'c', 'd'].map((each): Entry => [each, 'long '.repeat(3_000)]);
    const root = await editTree(one, new Map(large), nodes);
    expect(await read(entriesOf(root, {}, nodes))).toEqual([...large, ['f', 'a']]);
  });

  it('gives the entries within a range', async () => {
    await fc.assert(
      fc.asyncProperty(edits, key, key, async (all, after, before) => {
        const nodes = memoryNodes();
        const root = await editTree(undefined, new Map(all), nodes);
        const within = resultOf([all]).filter(
          ([each]) => compareUtf8(each, after) > 0 && compareUtf8(each, before) < 0,
        );
        expect(await read(entriesOf(root, { after, before }, nodes))).toEqual(within);
      }),
      { numRuns: 60 },
    );
  });

  it('counts its entries, and finds each by its number', async () => {
    await fc.assert(
      fc.asyncProperty(batches, key, async (all, some) => {
        const nodes = memoryNodes();
        let root: string | undefined;
        for (const batch of all) root = await editTree(root, new Map(batch), nodes);
        const keys = resultOf(all).map(([each]) => each);
        const upTo = keys.filter((each) => compareUtf8(each, some) <= 0).length;
        expect(await countUpTo(root, some, nodes)).toBe(upTo);
        expect((await entryAfter(root, some, nodes))?.[0]).toBe(keys[upTo]);
        const numbers = [1, Math.ceil(keys.length / 2), keys.length, keys.length + 1];
        for (const number of numbers)
          expect(await keyAt(root, number, nodes)).toBe(keys[number - 1]);
      }),
      { numRuns: 40 },
    );
  });

  it('differs from another tree in exactly the keys whose values differ', async () => {
    await fc.assert(
      fc.asyncProperty(batches, edits, edits, async (shared, one, other) => {
        const nodes = memoryNodes();
        const [before, after] = [resultOf([...shared, one]), resultOf([...shared, other])];
        const roots = [
          await editTree(undefined, new Map(before), nodes),
          await editTree(undefined, new Map(after), nodes),
        ];
        const found = await read(differencesOf(roots[0], roots[1], {}, nodes));
        expect(found).toEqual(naiveDifferences(before, after));
      }),
      { numRuns: 60 },
    );
  });

  it('reads for an edit the nodes that it replaces, and no other', async () => {
    await fc.assert(
      fc.asyncProperty(batches, edits, async (all, last) => {
        const inner = memoryNodes();
        let root: string | undefined;
        for (const batch of all) root = await editTree(root, new Map(batch), inner);
        const [asked, nodes] = noting(inner);
        const edited = await editTree(root, new Map(last), nodes);
        const [before, after] = [await keysOfNodes(root, inner), await keysOfNodes(edited, inner)];
        // An edit that changes nothing reads the way to its key all the same, and the root is looked at.
        const entries = [...before.values()].at(-1) ?? [];
        const ways = last.map(([each]) => entryOnTheWay(each, entries));
        const kept = [...before].filter(
          ([hash, keys]) =>
            after.has(hash) && hash !== edited && !ways.some((way) => keys.includes(way)),
        );
        expect(kept.filter(([hash]) => asked.has(hash))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  /**
   * The old and the new tree both end a leaf after a chosen key that both have, whatever stands before it. So
   * an edit replaces no leaf behind the first such key, its own left out, and those up to there have no
   * more entries in a larger tree: one key in 64 is chosen.
   */
  it('replaces for one edit no leaf behind the next key at which every tree ends one', async () => {
    await fc.assert(
      fc.asyncProperty(
        batches,
        key,
        fc.option(value, { nil: undefined }),
        async (all, one, its) => {
          const nodes = memoryNodes();
          const entries = resultOf(all);
          const root = await editTree(undefined, new Map(entries), nodes);
          const edited = await editTree(root, new Map([[one, its]]), nodes);
          const [before, after] = [await leavesOf(root, nodes), await leavesOf(edited, nodes)];
          const [end] =
            entries.find(([each]) => compareUtf8(each, one) > 0 && isChosen(each)) ?? [];
          const behind = [...before].filter(
            ([, [first = '']]) => end !== undefined && compareUtf8(first, end) > 0,
          );
          expect(behind.filter(([hash]) => !after.has(hash))).toEqual([]);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('touches few nodes for one edit, however large it is', async () => {
    const cost = { reads: 0, writes: 0 };
    const nodes = memoryNodes(cost);
    const many = Array.from({ length: 20_000 }, (_, number): Entry => [keyOf(number), 'value']);
    const root = await editTree(undefined, new Map(many), nodes);
    const counts: (typeof cost)[] = [];
    for (let number = 0; number < 20_000; number += 997) {
      Object.assign(cost, { reads: 0, writes: 0 });
      const edited = await editTree(root, new Map([[keyOf(number), 'other']]), nodes);
      const found = await read(differencesOf(root, edited, {}, nodes));
      expect(found).toEqual([{ key: keyOf(number), before: 'value', after: 'other' }]);
      counts.push({ ...cost });
    }
    expect(Math.max(...counts.map(({ writes }) => writes))).toBeLessThanOrEqual(4);
    expect(Math.max(...counts.map(({ reads }) => reads))).toBeLessThanOrEqual(16);
  });
});

/** Of the digest of such a key the first byte is below four (lib/pipeline/render/standings/split-entries.ts). */
function isChosen(key: string): boolean {
  return (createHash('sha256').update(key).digest()[0] ?? 256) < 4;
}

/** The nodes, and the hashes of those that are asked for. */
function noting(nodes: TreeNodes): [ReadonlySet<string>, TreeNodes] {
  const asked = new Set<string>();
  const read = (hash: string) => {
    asked.add(hash);
    return nodes.read(hash);
  };
  return [asked, { ...nodes, read }];
}

/** The way to a key that is not there is that to the next one, or to the last. */
function entryOnTheWay(key: string, keys: readonly string[]): string {
  return keys.find((each) => compareUtf8(each, key) >= 0) ?? keys.at(-1) ?? '';
}

async function leavesOf(root: string | undefined, nodes: TreeNodes) {
  const leaves = new Map<string, readonly string[]>();
  for (const [hash, keys] of await keysOfNodes(root, nodes))
    if ((await nodes.read(hash)).level === 0) leaves.set(hash, keys);
  return leaves;
}

function keyOf(number: number): string {
  return `en/${String(number).padStart(10, '0')}`;
}

function memoryNodes(cost = { reads: 0, writes: 0 }): TreeNodes {
  const inner = createTreeNodes(createMemoryIndexStore());
  return {
    read(hash) {
      cost.reads += 1;
      return inner.read(hash);
    },
    write(node) {
      cost.writes += 1;
      return inner.write(node);
    },
  };
}

/** What is left after some batches, in order. */
function resultOf(all: readonly (readonly (readonly [string, string | undefined])[])[]): Entry[] {
  const left = new Map(all.flat());
  return [...left]
    .flatMap(([each, its]): Entry[] => (its === undefined ? [] : [[each, its]]))
    .sort(([a], [b]) => compareUtf8(a, b));
}

function naiveDifferences(before: readonly Entry[], after: readonly Entry[]): Difference[] {
  const [old, young] = [new Map(before), new Map(after)];
  return [...new Set([...old.keys(), ...young.keys()])]
    .sort(compareUtf8)
    .map((each) => ({ key: each, before: old.get(each), after: young.get(each) }))
    .filter((pair) => pair.before !== pair.after);
}

async function read<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}
