import type { Content, Element } from '../plan/content.ts';
import type { Comparison } from './compare-trees.ts';
import { canMerge, isListed, isTextBlock } from './elements.ts';
import { hasWords } from './excerpt.ts';
import type { Item } from './items.ts';
import { hintedPairs } from './match-similar.ts';
import { mergeText } from './merge-text.ts';
import type { Merged, Moved, Whole } from './merged.ts';
import { type Pair, type Place, Places } from './move-places.ts';
import { leastMovedWords, leastSoughtWords } from './work.ts';

/** Least share of words that makes a block that was removed and one that was added the same, moved. */
const leastSimilarity = 0.36;

/** Least share for the neighbours of what moved. */
const leastNeighbourSimilarity = 0.4;

/** Turns what was deleted in one place and inserted in another into moves. */
export function findMoves(nodes: readonly Merged[], comparison: Comparison): Merged[] {
  const places = new Places(comparison.fingerprints);
  places.collect(nodes, 0);
  const { deleted, inserted } = places;
  if (deleted.length === 0 || inserted.length === 0) return [...nodes];
  const search = new Search(comparison);
  search.pairEqual(deleted, inserted);
  search.pairSimilar(deleted, inserted);
  search.pairNeighbours();
  return replace(nodes, search.replacements());
}

class Search {
  readonly #comparison: Comparison;
  readonly #pairs: Pair[] = [];

  constructor(comparison: Comparison) {
    this.#comparison = comparison;
  }

  pairEqual(deleted: readonly Place[], inserted: readonly Place[]): void {
    const waiting = Map.groupBy(deleted, ({ item }) => item.id);
    for (const to of inserted) {
      const [from, other] = waiting.get(to.item.id) ?? [];
      if (!from || isTaken(to)) continue;
      const isOnly = !other && isListed(to.block) && from.siblings === to.siblings && !to.around;
      if (!hasWords([to.block], isOnly ? 1 : leastMovedWords)) continue;
      waiting.get(to.item.id)?.shift();
      if (!isTaken(from)) this.#pairWithAround(from, to);
    }
  }

  /** Where what is around them is alike too, it is that which moved. */
  #pairWithAround(from: Place, to: Place): void {
    const [outerFrom, outerTo] = [from.around, to.around];
    const isOuter =
      outerFrom &&
      outerTo &&
      !isTaken(outerFrom) &&
      !isTaken(outerTo) &&
      areOfOneLength(outerFrom.block, outerTo.block);
    if (!isOuter || !this.#pairIfAlike(outerFrom, outerTo, leastSimilarity))
      this.#pairIfAlike(from, to, leastSimilarity);
  }

  pairSimilar(deleted: readonly Place[], inserted: readonly Place[]): void {
    const isSought = (place: Place) =>
      !isTaken(place) && place.isLeaf && this.#wordsOf(place) >= leastSoughtWords;
    const [froms, tos] = [deleted.filter(isSought), inserted.filter(isSought)];
    const itemsOf = (places: readonly Place[]) => places.map(({ item }) => item);
    const { similarity } = this.#comparison;
    const likeness = (from: Item | undefined, to: Item | undefined) =>
      from?.block && to?.block && areComparable(from.block, to.block)
        ? similarity.between(from, to)
        : 0;
    const alike = hintedPairs(itemsOf(froms), itemsOf(tos), similarity, likeness)
      .map(([index, target]) => ({ from: froms[index], to: tos[target] }))
      .map((pair) => ({ ...pair, value: likeness(pair.from?.item, pair.to?.item) }))
      .sort((one, other) => other.value - one.value);
    for (const { from, to } of alike)
      if (from && to && !isTaken(from) && !isTaken(to)) this.#pairWithAround(from, to);
  }

  /** What stands right beside a moved block in both versions moved with it. */
  pairNeighbours(): void {
    const pending = [...this.#pairs];
    for (let pair = pending.pop(); pair; pair = pending.pop())
      for (const side of ['previous', 'next'] as const) {
        const [from, to] = [pair.from[side], pair.to[side]];
        if (!from || !to || isTaken(from) || isTaken(to)) continue;
        const found = this.#pairIfAlike(from, to, leastNeighbourSimilarity);
        if (found) pending.push(found);
      }
  }

  /** What takes the place of each block that moved, or of which a part moved (`undefined`). */
  replacements(): Replacements {
    const result = new Map<Content, Merged | undefined>();
    let moves = 0;
    for (const pair of this.#pairs) {
      if (pair.move !== undefined) continue;
      const move = ++moves;
      for (const member of together(pair)) {
        const { from, to, node } = member;
        member.move = move;
        result.set(to.block, { change: 'moved', move, node });
        result.set(from.block, { change: 'deleted', content: from.block, move });
        for (const end of [from, to])
          for (let { around } = end; around; { around } = around)
            result.set(around.block, undefined);
      }
    }
    return result;
  }

  #pairIfAlike(from: Place, to: Place, least: number): Pair | undefined {
    const isEqual = from.item.id === to.item.id;
    if (!isEqual && !areComparable(from.block, to.block)) return undefined;
    if (!isEqual && this.#comparison.similarity.between(from.item, to.item) < least)
      return undefined;
    return this.#pair(from, to);
  }

  #pair(from: Place, to: Place): Pair | undefined {
    const node = this.#merge(from.block, to);
    if (!node) return undefined;
    const pair: Pair = { from, to, node };
    from.pair = pair;
    to.pair = pair;
    this.#pairs.push(pair);
    for (const end of [from, to])
      for (let { around } = end; around; { around } = around) around.isOpened = true;
    return pair;
  }

  /** A paragraph may have become a list item; all else keeps its name. */
  #merge(before: Element, { block, depth }: Place): Moved['node'] | undefined {
    if (before.name === block.name || !isTextBlock(block)) {
      const node = this.#comparison.mergeBlocks(before, block, { depth });
      return node?.change === 'same' || node?.change === 'within' ? node : undefined;
    }
    const { fingerprints, work } = this.#comparison;
    const { name, attributes } = block;
    const children = mergeText(before.children, block.children, fingerprints, work);
    const old = { name: before.name, attributes: before.attributes };
    return { change: 'within', name, attributes, children, before: old };
  }

  #wordsOf({ item }: Place): number {
    return this.#comparison.similarity.wordsOf(item).total;
  }
}

/** Whether it moved itself, a part of it did, or it is in what did. */
function isTaken(place: Place): boolean {
  if (place.isOpened) return true;
  for (let at: Place | undefined = place; at; at = at.around) if (at.pair) return true;
  return false;
}

/** A pair and those before and after it that stand side by side in both versions. */
function together(pair: Pair): Pair[] {
  const members = [pair];
  for (const side of ['previous', 'next'] as const)
    for (let at = beside(pair, side); at; at = beside(at, side)) members.push(at);
  return members;
}

function beside({ from, to }: Pair, side: 'previous' | 'next'): Pair | undefined {
  const pair = from[side]?.pair;
  return pair && pair.to === to[side] ? pair : undefined;
}

/** A list did not move where most of its items stayed, or went. */
function areOfOneLength(before: Element, after: Element): boolean {
  const [one, other] = [before, after].map(({ children }) => children.filter(isListed).length);
  const [fewer, more] = [Math.min(one ?? 0, other ?? 0), Math.max(one ?? 0, other ?? 0)];
  return more === 0 || fewer > more / 2;
}

/** A paragraph may have become a list item. */
function areComparable(before: Element, after: Element): boolean {
  return (isTextBlock(before) && isTextBlock(after)) || canMerge(before, after);
}

type Replacements = ReadonlyMap<Content, Merged | undefined>;

function replace(nodes: readonly Merged[], replacements: Replacements): Merged[] {
  return nodes.map((node): Merged => {
    if (node.change === 'within')
      return { ...node, children: replace(node.children, replacements) };
    if (node.change !== 'inserted' && node.change !== 'deleted') return node;
    return replaceWhole(node, node.change, replacements);
  });
}

/** What holds a block that moved is taken apart: in one version there is an element around it all. */
function replaceWhole(
  node: Whole,
  change: 'inserted' | 'deleted',
  replacements: Replacements,
): Merged {
  const { content } = node;
  if (content.type === 'text' || !replacements.has(content)) return node;
  const replacement = replacements.get(content);
  if (replacement) return replacement;
  const { name, attributes, children } = content;
  return {
    change: change === 'inserted' ? 'wrapped' : 'unwrapped',
    name,
    attributes,
    children: children.map((child) =>
      replaceWhole({ change, content: child }, change, replacements),
    ),
  };
}
