import type { Content, Element } from '../plan/content.ts';
import type { Comparison } from './compare-trees.ts';
import { canMerge, isBlock, isListed, isTextBlock } from './elements.ts';
import { hasWords } from './excerpt.ts';
import { type Item, itemOf } from './items.ts';
import { hintedPairs } from './match-similar.ts';
import { mergeText } from './merge-text.ts';
import type { Merged, Moved, Whole, Within } from './merged.ts';
import { layoutOf } from './row-padding.ts';
import { leastMovedWords, leastSoughtWords, maximumDepth } from './work.ts';

/** Least share of words that makes a block that was removed and one that was added the same, moved. */
const leastSimilarity = 0.36;

/** Least share for the neighbours of what moved. */
const leastNeighbourSimilarity = 0.4;

/** A block that was inserted or deleted, alone or with all around it. */
interface Place {
  readonly change: 'inserted' | 'deleted';
  readonly item: Item;
  readonly block: Element;
  /** What was inserted or deleted with this in it. */
  readonly around: Place | undefined;
  /** The nodes it stands among, where both versions have the element around it. */
  readonly siblings: readonly Merged[] | undefined;
  readonly depth: number;
  /** Whether nothing in it could move on its own. */
  isLeaf: boolean;
  previous: Place | undefined;
  next: Place | undefined;
  /** Where else it is, once that is found. */
  pair: Pair | undefined;
  /** Whether something in it moved on its own. */
  isOpened: boolean;
}

/** Both places of a block that moved, and both versions of it as one node. */
interface Pair {
  readonly from: Place;
  readonly to: Place;
  readonly node: Moved['node'];
  /** The number of the move, once it is known what moved together. */
  move?: number;
}

/** Turns what was deleted in one place and inserted in another into moves. */
export function findMoves(nodes: readonly Merged[], comparison: Comparison): Merged[] {
  const places = new Places(comparison);
  places.collect(nodes, 0);
  const { deleted, inserted } = places;
  if (deleted.length === 0 || inserted.length === 0) return [...nodes];
  const search = new Search(comparison);
  search.pairEqual(deleted, inserted);
  search.pairSimilar(deleted, inserted);
  search.pairNeighbours();
  return replace(nodes, search.replacements());
}

const unmovable: ReadonlySet<string> = new Set(['td', 'th', 'thead', 'tbody', 'tfoot', 'hr']);

/** The blocks that are in one version only. */
class Places {
  readonly deleted: Place[] = [];
  readonly inserted: Place[] = [];
  readonly #comparison: Comparison;

  constructor(comparison: Comparison) {
    this.#comparison = comparison;
  }

  /** Recursion is as deep as the alignment. */
  collect(nodes: readonly Merged[], depth: number): void {
    const position: Position = { depth, siblings: nodes, around: undefined };
    const last: Neighbours = { deleted: undefined, inserted: undefined };
    for (const node of nodes)
      if (node.change === 'deleted' || node.change === 'inserted')
        this.#add(node.content, node.change, position, last);
      else {
        [last.deleted, last.inserted] = [undefined, undefined];
        if (node.change === 'within' && !isRelaidTable(node))
          this.collect(node.children, depth + 1);
      }
  }

  #add(block: Content, change: Place['change'], position: Position, last: Neighbours): void {
    const previous = last[change];
    last[change] = undefined;
    if (!isMovable(block)) return;
    const place = placeOf(block, itemOf(block, this.#comparison.fingerprints), change, position);
    if (previous) [place.previous, previous.next] = [previous, place];
    last[change] = place;
    this[change].push(place);
    if (position.depth < maximumDepth && containers.has(block.name)) this.#addParts(place);
  }

  #addParts(place: Place): void {
    const { block, change, depth } = place;
    const position: Position = { depth: depth + 1, siblings: undefined, around: place };
    const last: Neighbours = { deleted: undefined, inserted: undefined };
    for (const child of block.children) this.#add(child, change, position, last);
    place.isLeaf = last.deleted === undefined && last.inserted === undefined;
  }
}

/** Rows of a table whose columns changed stay in it: elsewhere they would have other columns. */
function isRelaidTable(node: Within): boolean {
  return node.name === 'table' && layoutOf(node) !== undefined;
}

type Position = Pick<Place, 'depth' | 'siblings' | 'around'>;

function placeOf(
  block: Element,
  item: Item,
  change: Place['change'],
  { depth, siblings, around }: Position,
): Place {
  const neighbours = { previous: undefined, next: undefined };
  const state = { pair: undefined, isLeaf: true, isOpened: false };
  return { change, item, block, around, siblings, depth, ...neighbours, ...state };
}

/** The place right before, in each version. */
interface Neighbours {
  deleted: Place | undefined;
  inserted: Place | undefined;
}

/** Blocks out of which others may move, and into which. */
const containers: ReadonlySet<string> = new Set(['ul', 'ol', 'li', 'blockquote', 'section', 'div']);

function isMovable(content: Content): content is Element {
  return isBlock(content) && !unmovable.has(content.name);
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
