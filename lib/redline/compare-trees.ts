import type { Content, Element } from '../plan/content.ts';
import { align } from './align.ts';
import { canMerge, isListed, isTextBlock } from './elements.ts';
import { hasWords } from './excerpt.ts';
import { Fingerprints, startTag } from './fingerprints.ts';
import { type Item, itemsOf } from './items.ts';
import { matchSimilar } from './match-similar.ts';
import { mergeSplit } from './merge-split.ts';
import { mergeText } from './merge-text.ts';
import type { Merged } from './merged.ts';
import { findMoves } from './moves.ts';
import { Similarity } from './similarity.ts';
import { findSplits, type Match } from './splits.ts';
import { areColumnsChanged, type Columns, pairColumns } from './table-columns.ts';
import { leastMovedWords, maximumDepth, type Work } from './work.ts';

/** Elements that, where a parent has one, stay the same one however much of it changes. */
const onlyOnes: ReadonlySet<string | undefined> = new Set([
  ...['thead', 'tbody', 'tfoot', 'caption', 'summary', 'figcaption'],
  undefined,
]);

const cells: ReadonlySet<string | undefined> = new Set(['td', 'th']);

/** Elements that show every column of their table. */
const layout: ReadonlySet<string> = new Set(['thead', 'tbody', 'tfoot', 'tr']);

/** Merges two versions into one tree (texts joined, see `normalize`); adds the steps it took to `work`. */
export function compareTrees(
  before: readonly Content[],
  after: readonly Content[],
  work: Work,
): Merged[] {
  const comparison = new Comparison(work);
  const merged = comparison.mergeChildren(before, after, { depth: 0 });
  return findMoves(merged, comparison);
}

/** Where two elements are compared. */
interface Place {
  /** Elements around. */
  readonly depth: number;
  readonly isPreformatted?: boolean;
  /** Within a table whose columns changed: which are the same. */
  readonly columns?: Columns;
}

/** One comparison: what it knows of the content of both versions. */
export class Comparison {
  readonly work: Work;
  readonly fingerprints = new Fingerprints();
  readonly similarity: Similarity;

  constructor(work: Work) {
    this.work = work;
    this.similarity = new Similarity(this.fingerprints, work);
  }

  /** Equal items first, then similar ones between them. */
  mergeChildren(before: readonly Content[], after: readonly Content[], place: Place): Merged[] {
    const old = itemsOf(before, this.fingerprints);
    const young = itemsOf(after, this.fingerprints);
    this.work.steps += old.length + young.length;
    const alignment = align(
      this.#keysOf(old, young, place.columns, 'old'),
      this.#keysOf(young, old, place.columns, 'young'),
      this.work,
    );
    // Rows of a table whose columns changed are equal in part only: where they stand says which are the same.
    if (!place.columns) this.#keepMovedApart(old, young, alignment);
    const merged: Merged[] = [];
    let [oldStart, newStart] = [0, 0];
    for (const [oldIndex, oldItem] of old.entries()) {
      const newIndex = alignment[oldIndex] ?? -1;
      const newItem = young[newIndex];
      if (!newItem) continue;
      const gap = [old.slice(oldStart, oldIndex), young.slice(newStart, newIndex)] as const;
      push(merged, this.#mergeGap(...gap, place));
      push(merged, this.#mergePair(oldItem, newItem, place));
      [oldStart, newStart] = [oldIndex + 1, newIndex + 1];
    }
    push(merged, this.#mergeGap(old.slice(oldStart), young.slice(newStart), place));
    return merged;
  }

  /** The two versions of a block as one node; `undefined` when they cannot be one. */
  mergeBlocks(before: Element, after: Element, place: Place): Merged | undefined {
    const isLaidOut = place.columns && layout.has(after.name);
    if (!isLaidOut && this.fingerprints.of(before) === this.fingerprints.of(after))
      return { change: 'same', content: after };
    if (place.depth >= maximumDepth || !canMerge(before, after)) return undefined;
    const columns = after.name === 'table' ? pairColumns(before, after, this) : place.columns;
    if (after.name === 'table' && !columns) return undefined;
    const isKept =
      columns && (after.name === 'table' ? areColumnsChanged(columns) : layout.has(after.name));
    const children = this.mergeChildren(before.children, after.children, {
      depth: place.depth + 1,
      isPreformatted: after.name === 'pre',
      ...(isKept ? { columns } : {}),
    });
    const { name, attributes } = after;
    const old = { name: before.name, attributes: before.attributes };
    const isChanged = startTag(before) !== startTag(after);
    return { change: 'within', name, attributes, children, ...(isChanged ? { before: old } : {}) };
  }

  /** Numbers to align items by: their content, or their place where they must stay paired. */
  #keysOf(
    items: readonly Item[],
    others: readonly Item[],
    columns: Columns | undefined,
    side: 'old' | 'young',
  ): number[] {
    const [ours, theirs] = [singles(items), singles(others)];
    const keyOf = (key: string) => this.fingerprints.ofKey(key);
    return items.map(({ id, block }, index) => {
      if (cells.has(block?.name) && columns) return keyOf(`cell ${columns[side][index]}`);
      if (cells.has(block?.name) && items.length === others.length) return keyOf(`cell ${index}`);
      if (ours.has(block?.name) && theirs.has(block?.name)) return keyOf(`only ${block?.name}`);
      return columns && block?.name === 'tr' ? this.#rowKey(block, columns, side) : id;
    });
  }

  /** Equal for rows that are equal in the columns of both versions. */
  #rowKey({ children }: Element, columns: Columns, side: 'old' | 'young'): number {
    const kept = children.filter((_, index) => columns.kept.has(columns[side][index] ?? -1));
    const contents = kept.map((cell) =>
      this.fingerprints.ofAll(cell.type === 'element' ? cell.children : [cell]),
    );
    return this.fingerprints.ofKey(`row ${contents.join(' ')}`);
  }

  /**
   * Equal items that are out of order have moved, and are not taken for versions of others; short
   * ones only in a list or table, where there is one of them.
   */
  #keepMovedApart(
    before: readonly Item[],
    after: readonly Item[],
    alignment: ReadonlyArray<number> | Int32Array,
  ): void {
    const left = new Map<number, Item[]>();
    for (const [index, item] of before.entries()) {
      if (alignment[index] !== -1 || !item.block) continue;
      const equal = left.get(item.id);
      if (equal) equal.push(item);
      else left.set(item.id, [item]);
    }
    if (left.size === 0) return;
    const taken = new Set(alignment);
    for (const [index, item] of after.entries()) {
      const equal = taken.has(index) ? undefined : left.get(item.id);
      const isOnly = equal?.length === 1 && isListed(item.block);
      const old = equal?.shift();
      if (!old || !hasWords(item.nodes, isOnly ? 1 : leastMovedWords)) continue;
      this.similarity.keepApart(old);
      this.similarity.keepApart(item);
    }
  }

  #mergeGap(before: readonly Item[], after: readonly Item[], place: Place): Merged[] {
    const areCells = place.columns !== undefined && cells.has((before[0] ?? after[0])?.block?.name);
    if (before.length === 0 || after.length === 0 || areCells)
      return [...wholes('deleted', before, place), ...wholes('inserted', after, place)];
    const merged: Merged[] = [];
    let [oldStart, newStart] = [0, 0];
    const pairs = matchSimilar(before, after, this.similarity);
    for (const match of findSplits(before, after, pairs, this.similarity)) {
      push(merged, wholes('deleted', before.slice(oldStart, match.oldStart), place));
      push(merged, wholes('inserted', after.slice(newStart, match.newStart), place));
      push(merged, this.#mergeMatch(before, after, match, place));
      [oldStart, newStart] = [match.oldEnd, match.newEnd];
    }
    push(merged, wholes('deleted', before.slice(oldStart), place));
    push(merged, wholes('inserted', after.slice(newStart), place));
    return merged;
  }

  #mergeMatch(
    before: readonly Item[],
    after: readonly Item[],
    { oldStart, oldEnd, newStart, newEnd }: Match,
    place: Place,
  ): Merged[] {
    const [old, young] = [before[oldStart], after[newStart]];
    if (old && young && oldEnd - oldStart === 1 && newEnd - newStart === 1)
      return this.#mergePair(old, young, place);
    const blocksOf = (items: readonly Item[]) =>
      items.map(({ block }) => block).filter((block) => block !== undefined);
    return mergeSplit(
      blocksOf(before.slice(oldStart, oldEnd)),
      blocksOf(after.slice(newStart, newEnd)),
      this.fingerprints,
      this.work,
    );
  }

  /** Text that was put into a paragraph, or taken out of one: the items of a list set apart. */
  #mergeLoose(old: Item, young: Item): Merged | undefined {
    const paragraph = old.block ?? young.block;
    if (!paragraph || !isTextBlock(paragraph)) return undefined;
    const { name, attributes } = paragraph;
    const [before, after] = [old, young].map((item) => item.block?.children ?? item.nodes);
    const children = mergeText(before ?? [], after ?? [], this.fingerprints, this.work);
    return { change: young.block ? 'wrapped' : 'unwrapped', name, attributes, children };
  }

  #mergePair(old: Item, young: Item, place: Place): Merged[] {
    const isLaidOut = place.columns && young.block && layout.has(young.block.name);
    if (old.id === young.id && !isLaidOut) return wholes('same', [young]);
    if (!old.block && !young.block)
      return mergeText(old.nodes, young.nodes, this.fingerprints, this.work, place.isPreformatted);
    const merged =
      old.block && young.block
        ? this.mergeBlocks(old.block, young.block, place)
        : this.#mergeLoose(old, young);
    return merged ? [merged] : [...wholes('deleted', [old]), ...wholes('inserted', [young])];
  }
}

/** Which of {@link onlyOnes} occur exactly once, and the only row. */
function singles(items: readonly Item[]): Set<string | undefined> {
  const [once, more] = [new Set<string | undefined>(), new Set<string | undefined>()];
  for (const { block } of items) (once.has(block?.name) ? more : once).add(block?.name);
  const isOnlyOne = (name: string | undefined) =>
    !more.has(name) && (onlyOnes.has(name) || (name === 'tr' && items.length === 1));
  return new Set([...once].filter(isOnlyOne));
}

/** In a table whose columns changed, a cell that one version lacks goes with its column. */
function wholes(
  change: 'same' | 'inserted' | 'deleted',
  items: readonly Item[],
  place?: Place,
): Merged[] {
  const merged: Merged[] = [];
  for (const { block, nodes } of items) {
    const continues = place?.columns && block?.name === 'td';
    for (const content of nodes)
      merged.push(continues ? { change, content, continues } : { change, content });
  }
  return merged;
}

function push(target: Merged[], nodes: readonly Merged[]): void {
  for (const node of nodes) target.push(node);
}
