import type { Element } from '../../plan/model/content.ts';
import { canMerge, codeIn, isHeading, isLeafBlock, isListed } from '../content/elements.ts';
import { hasWords } from '../content/excerpt.ts';
import { mergeText } from '../inline/merge-text.ts';
import type { Merged, Moved } from '../merged/merged.ts';
import { align } from '../sequences/align.ts';
import { EqualItems } from '../sequences/equal-items.ts';
import { increasing } from '../sequences/increasing-subsequence.ts';
import { KeyNumbers } from '../sequences/key-numbers.ts';
import { leastMovedWords, leastSoughtWords } from '../sequences/step-budget.ts';
import type { Item } from './block-items.ts';
import type { Comparison } from './comparison.ts';
import { hintedPairs } from './far-pairs.ts';
import { keptShare, leastKept } from './kept-share.ts';
import { inCode, withoutEdges } from './merge-split.ts';
import { type MoveCandidate, MoveCandidates } from './move-candidates.ts';
import { tellRenumbered } from './renumbered.ts';

/**
 * A removed and an added block that share at least this part of their words are one block that
 * moved.
 */
const leastSimilarity = 0.36;

/** The same for the neighbours of a moved block. */
const leastNeighbourSimilarity = 0.4;

/**
 * Finds blocks that were deleted in one place and inserted in another, and reports them as moves.
 */
export function findMoves(nodes: readonly Merged[], comparison: Comparison): Merged[] {
  const candidates = new MoveCandidates(comparison);
  candidates.collect(nodes);
  const { deleted, inserted } = candidates;
  if (deleted.length === 0 || inserted.length === 0) return [...nodes];
  const search = new Search(comparison);
  search.pairInOrder(deleted, inserted);
  search.pairEqual(deleted, inserted, ({ id }) => id);
  search.pairEqual(deleted, inserted, ({ key }) => key);
  search.pairNamed(deleted, inserted);
  search.pairHeadings(deleted, inserted);
  search.pairSimilar(deleted, inserted);
  search.pairNeighbours();
  findInPlace(inserted);
  numberMoves(inserted);
  return candidates.rewrite(nodes, write);
}

class Search {
  readonly #comparison: Comparison;
  /** For every pair, its place in the new version. */
  readonly #moved: MoveCandidate[] = [];
  /**
   * Containers that were compared and are not alike. They need not be compared again for other
   * blocks in them.
   */
  readonly #unlike = new Map<MoveCandidate, Set<MoveCandidate>>();

  constructor(comparison: Comparison) {
    this.#comparison = comparison;
  }

  /**
   * Pairs the equal blocks between two unchanged words, in order, however short they are and
   * whatever stands around them.
   */
  pairInOrder(deleted: readonly MoveCandidate[], inserted: readonly MoveCandidate[]): void {
    const { work } = this.#comparison;
    const arrived = Map.groupBy(inserted, ({ gap }) => gap);
    for (const [gap, froms] of Map.groupBy(deleted, (from) => from.gap)) {
      const tos = arrived.get(gap) ?? [];
      const [oldKeys, newKeys] = [froms, tos].map((all) => all.map(({ key }) => key));
      align(oldKeys ?? [], newKeys ?? [], work).forEach((index, oldIndex) => {
        const [from, to] = [froms[oldIndex], tos[index]];
        if (from && to && !isTaken(from) && !isTaken(to)) this.#pairWithAround(from, to);
      });
      this.#pairOnlyOnes(froms, tos);
    }
  }

  /** Pairs the blocks that are the only one of their words on both sides, in any order. */
  #pairOnlyOnes(froms: readonly MoveCandidate[], tos: readonly MoveCandidate[]): void {
    const keyOf = ({ key }: MoveCandidate) => key;
    const [oldOnes, newOnes] = [onlyOnes(froms, keyOf), onlyOnes(tos, keyOf)];
    for (const [key, to] of newOnes) {
      const from = oldOnes.get(key);
      if (from && to && !isTaken(from) && !isTaken(to)) this.#pairWithAround(from, to);
    }
  }

  /** Pairs blocks with equal keys that are long enough to be known again wherever they stand. */
  pairEqual(
    deleted: readonly MoveCandidate[],
    inserted: readonly MoveCandidate[],
    keyOf: (candidate: MoveCandidate) => number,
  ): void {
    const waiting = new EqualItems(deleted.map(keyOf), new KeyNumbers());
    for (const to of inserted) {
      const first = waiting.first(keyOf(to));
      const from = deleted[first];
      if (!from || isTaken(to)) continue;
      const isInOne = from.siblings === to.siblings && !to.around;
      const isOnly = isInOne && isListed(to.block) && waiting.isLast(first);
      // For an item or row, one word may have been enough when its list or table was aligned.
      const isLong = to.isFoundElsewhere && (isOnly || !isListed(to.block)) && !isHeading(to.block);
      if (!isLong && !hasWords(to.nodes, isOnly ? 1 : leastMovedWords)) continue;
      waiting.take(keyOf(to), first);
      if (!isTaken(from)) this.#pairWithAround(from, to);
    }
  }

  /** Pairs the rows of one table that have the same first cell, and are the only ones that do. */
  pairNamed(deleted: readonly MoveCandidate[], inserted: readonly MoveCandidate[]): void {
    const { similarity } = this.#comparison;
    const nameOf = (row: MoveCandidate) =>
      isTaken(row) || row.around ? undefined : similarity.nameOf({ ...row, isApart: false });
    const [oldRows, newRows] = [deleted, inserted].map((rows) => onlyOnes(rows, nameOf));
    for (const [name, to] of newRows ?? []) {
      const from = oldRows?.get(name);
      if (from && to && from.siblings === to.siblings) this.#pairIfAlike(from, to, leastSimilarity);
    }
  }

  /** Pairs the headings that are the only ones of their words, unless other texts stand under them. */
  pairHeadings(deleted: readonly MoveCandidate[], inserted: readonly MoveCandidate[]): void {
    const isLeft = (one: MoveCandidate) => isHeading(one.block) && !isTaken(one);
    const keyOf = ({ key }: MoveCandidate) => key;
    const oldOnes = onlyOnes(deleted.filter(isLeft), keyOf);
    for (const [key, to] of onlyOnes(inserted.filter(isLeft), keyOf)) {
      const from = oldOnes.get(key);
      if (from && to && this.#areOverOne(from.next, to.next))
        this.#pairIfAlike(from, to, leastSimilarity);
    }
  }

  /** Whether two texts under headings are alike, or one of the headings has no text that came or went. */
  #areOverOne(from: MoveCandidate | undefined, to: MoveCandidate | undefined): boolean {
    if (!from || !to || isHeading(from.block) || isHeading(to.block)) return true;
    if (from.id === to.id || from.counterpart === to) return true;
    return this.#comparison.similarity.between(from, to) >= leastNeighbourSimilarity;
  }

  /**
   * Pairs two blocks. If their containers also match, the container is reported as moved instead.
   */
  #pairWithAround(from: MoveCandidate, to: MoveCandidate): void {
    const outerFrom = from.around;
    const outerTo = to.around;
    if (outerFrom && outerTo && this.#pairOuter(outerFrom, outerTo)) return;
    this.#pairIfAlike(from, to, leastSimilarity);
  }

  #pairOuter(from: MoveCandidate, to: MoveCandidate): boolean {
    if (isTaken(from) || isTaken(to) || this.#unlike.get(to)?.has(from)) return false;
    const isPair =
      areOfOneLength(from.block, to.block) && this.#pairIfAlike(from, to, leastSimilarity);
    if (!isPair) this.#unlike.set(to, (this.#unlike.get(to) ?? new Set()).add(from));
    return isPair;
  }

  pairSimilar(deleted: readonly MoveCandidate[], inserted: readonly MoveCandidate[]): void {
    const { similarity } = this.#comparison;
    const isSought = (candidate: MoveCandidate) =>
      !isTaken(candidate) &&
      candidate.parts.length === 0 &&
      hasWords(candidate.nodes, leastSoughtWords);
    const [froms, tos] = [deleted.filter(isSought), inserted.filter(isSought)];
    const likeness = (from: Item | undefined, to: Item | undefined) =>
      from?.block && to?.block && areComparable(from.block, to.block)
        ? similarity.between(from, to)
        : 0;
    const alike = hintedPairs(froms, tos, similarity, likeness)
      .map(([index, target]) => ({ from: froms[index], to: tos[target] }))
      .map((pair) => ({ ...pair, value: likeness(pair.from, pair.to) }))
      .sort((one, other) => other.value - one.value);
    for (const { from, to } of alike)
      if (from && to && !isTaken(from) && !isTaken(to)) this.#pairWithAround(from, to);
  }

  /** Pairs the blocks right beside a moved block in both versions: they moved with it. */
  pairNeighbours(): void {
    const pending = [...this.#moved];
    for (let to = pending.pop(); to; to = pending.pop())
      for (const side of ['previous', 'next'] as const) {
        const otherFrom = to.counterpart?.[side];
        const otherTo = to[side];
        if (!otherFrom || !otherTo || isTaken(otherFrom) || isTaken(otherTo)) continue;
        if (this.#pairIfAlike(otherFrom, otherTo, leastNeighbourSimilarity)) pending.push(otherTo);
      }
  }

  #pairIfAlike(from: MoveCandidate, to: MoveCandidate, least: number): boolean {
    if (from.id === to.id) return this.#pair(from, to, { change: 'same', content: to.block });
    if (!areComparable(from.block, to.block)) return false;
    if (this.#comparison.similarity.between(from, to) < least) return false;
    const node = this.#merge(from.block, to);
    return this.#pair(from, to, node && tellRenumbered(node, from, to));
  }

  #pair(from: MoveCandidate, to: MoveCandidate, node: MoveCandidate['node']): boolean {
    if (!node || keptShare(node, this.#comparison.fingerprints) < leastKept) return false;
    from.counterpart = to;
    to.counterpart = from;
    to.node = node;
    this.#moved.push(to);
    markOpened(from);
    markOpened(to);
    return true;
  }

  /**
   * Merges both versions of a block. Paragraphs, list items, headings and code may have become one
   * another; other blocks keep their name.
   */
  #merge(before: Element, { block, depth }: MoveCandidate): MoveCandidate['node'] {
    if (before.name === block.name || !isLeafBlock(before) || !isLeafBlock(block)) {
      const node = this.#comparison.mergeBlocks(before, block, { depth });
      return node?.change === 'same' || node?.change === 'within' ? node : undefined;
    }
    const { fingerprints, work } = this.#comparison;
    const { name, attributes } = block;
    const isCode = before.name === 'pre' || name === 'pre';
    const [oldText, newText] = [before, block].map((one) => (codeIn(one) ?? one).children);
    const merged = mergeText(oldText ?? [], newText ?? [], fingerprints, work, isCode);
    // A code block ends with the end of a line.
    const children = isCode ? inCode(before, block, withoutEdges(merged, false, true)) : merged;
    const old = { name: before.name, attributes: before.attributes };
    return { change: 'within', name, attributes, children, before: old };
  }
}

/**
 * Finds the blocks that stand where they stood: between the same two unchanged words, in the same
 * order. The others moved past one of these, or past unchanged words.
 */
function findInPlace(inserted: readonly MoveCandidate[]): void {
  const isInGap = ({ gap, counterpart }: MoveCandidate) => counterpart?.gap === gap;
  for (const tos of Map.groupBy(inserted.filter(isInGap), ({ gap }) => gap).values()) {
    const values = tos.map(({ counterpart }) => counterpart?.order ?? 0);
    for (const index of increasing(values)) {
      const to = tos[index];
      if (!to?.counterpart) continue;
      to.isInPlace = true;
      to.counterpart.isInPlace = true;
    }
  }
}

/** The candidates with words, by key; `undefined` where several have the key. */
function onlyOnes(
  candidates: readonly MoveCandidate[],
  keyOf: (candidate: MoveCandidate) => number | undefined,
): ReadonlyMap<number, MoveCandidate | undefined> {
  const ones = new Map<number, MoveCandidate | undefined>();
  for (const candidate of candidates) {
    const key = keyOf(candidate);
    if (key !== undefined && hasWords(candidate.nodes, 1))
      ones.set(key, ones.has(key) ? undefined : candidate);
  }
  return ones;
}

/** Records on all containers of a block that a block in them moved alone. */
function markOpened({ around }: MoveCandidate): void {
  for (let at = around; at; at = at.around) at.isOpened = true;
}

/** Whether a block moved, or is in one that moved, or has one in it that moved. */
function isTaken(candidate: MoveCandidate): boolean {
  if (candidate.isOpened) return true;
  for (let at: MoveCandidate | undefined = candidate; at; at = at.around)
    if (at.counterpart) return true;
  return false;
}

/** Numbers the moves. Blocks that stand side by side in both versions moved together. */
function numberMoves(inserted: readonly MoveCandidate[]): void {
  let last = 0;
  for (const to of inserted) {
    const from = to.counterpart;
    if (!from) continue;
    const { previous } = to;
    const goesOn =
      previous?.counterpart &&
      previous.counterpart === from.previous &&
      previous.isInPlace === to.isInPlace &&
      (!to.isInPlace || isSameStep(previous, to));
    to.move = goesOn ? previous.move : ++last;
    from.move = to.move;
  }
}

/** Whether two blocks in place became the same sort of block from the same sort. */
function isSameStep(one: MoveCandidate, other: MoveCandidate): boolean {
  const namesOf = ({ block, counterpart }: MoveCandidate) =>
    `${counterpart?.block.name} ${block.name}`;
  return namesOf(one) === namesOf(other);
}

/** The node of a block in place: its move tells of its tag. */
function told(node: Moved['node']): Moved['node'] {
  const isRenamed = node.change === 'within' && node.before && node.before.name !== node.name;
  return isRenamed ? { ...node, isTold: true } : node;
}

function placeOf(candidate: MoveCandidate, isOld: boolean): Pick<Moved, 'inPlace'> {
  const { counterpart, isInPlace, path } = candidate;
  if (!isInPlace || !counterpart) return {};
  const [before, after] = isOld ? [path, counterpart.path] : [counterpart.path, path];
  return { inPlace: { before, after } };
}

/**
 * Whether two blocks are both no lists, or lists of similar length. A list that most items stayed
 * behind or left did not move.
 */
function areOfOneLength(before: Element, after: Element): boolean {
  const [one, other] = [before, after].map(({ children }) => children.filter(isListed).length);
  const [fewer, more] = [Math.min(one ?? 0, other ?? 0), Math.max(one ?? 0, other ?? 0)];
  return more === 0 || fewer > more / 2;
}

/** Whether two blocks can be merged. A paragraph may have become an item, a heading or code. */
function areComparable(before: Element, after: Element): boolean {
  return (isLeafBlock(before) && isLeafBlock(after)) || canMerge(before, after);
}

/**
 * Writes a block that is in one version only. When a block in it moved alone, the container is kept
 * as an element of one version, around its parts.
 */
function write(candidate: MoveCandidate, node: Merged): Merged {
  const { block, parts, isOpened, counterpart, move, node: both } = candidate;
  if (node.change !== 'inserted' && node.change !== 'deleted') return node;
  const { change } = node;
  if (both) {
    const place = placeOf(candidate, false);
    return { change: 'moved', move, node: place.inPlace ? told(both) : both, ...place };
  }
  if (counterpart) return { change, content: block, move, ...placeOf(candidate, true) };
  if (!isOpened) return node;
  const { name, attributes } = block;
  let next = 0;
  const children = block.children.map((content): Merged => {
    const part = parts[next];
    if (part?.block !== content) return { change, content };
    next += 1;
    return write(part, { change, content });
  });
  return { change: change === 'inserted' ? 'wrapped' : 'unwrapped', name, attributes, children };
}
