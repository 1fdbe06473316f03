import type { Content, Element } from '../../plan/model/content.ts';
import { canMerge, isHeading, isLeafBlock, isListed, isTextBlock } from '../content/elements.ts';
import { hasWords } from '../content/excerpt.ts';
import { Fingerprints, startTag } from '../content/fingerprints.ts';
import { mergeText } from '../inline/merge-text.ts';
import type { Merged } from '../merged/merged.ts';
import { type Alignment, align } from '../sequences/align.ts';
import { EqualItems } from '../sequences/equal-items.ts';
import {
  leastMovedWords,
  maximumDepth,
  numbersOf,
  type StepBudget,
} from '../sequences/step-budget.ts';
import { type Item, itemsOf } from './block-items.ts';
import { withCode } from './code-splits.ts';
import { alignCounted, labelCounted, withCounted } from './counted-parts.ts';
import { areCutsMatched, cutLists, cutNode, type Gap, isCut } from './cut-lists.ts';
import type { Likeness } from './far-pairs.ts';
import { keptLetters, keptShare, leastKept } from './kept-share.ts';
import { KeptTexts } from './kept-texts.ts';
import { becameList, withLists } from './list-splits.ts';
import { isTitleIn, matchSimilar, valueWithoutTitles } from './match-similar.ts';
import { mergeSplit } from './merge-split.ts';
import { haveNumbers, markNumbered } from './numbered-rows.ts';
import { tellRenumbered } from './renumbered.ts';
import { keepHeadings } from './section-order.ts';
import { mergeShifted, withShifted } from './shifted-boundary.ts';
import { type OneSided, type SiblingPlace, Siblings } from './siblings.ts';
import { findSplits, lastItem, type Match } from './splits.ts';
import { areColumnsChanged, pairColumns } from './table-columns.ts';
import { haveSameGrid, haveSameSpans, joinedRows, keepJoined } from './table-grid.ts';
import { becameTable, mergeTable, withTables } from './table-texts.ts';
import { toldAlignment } from './told-alignment.ts';
import { WordOverlap } from './word-overlap.ts';

/** Elements that a parent has only once. They are paired however much of them changed. */
const onlyOnes: ReadonlySet<string | undefined> = new Set([
  ...['thead', 'tbody', 'tfoot', 'caption', 'summary', 'figcaption'],
  undefined,
]);

const cells: ReadonlySet<string | undefined> = new Set(['td', 'th']);

/** Parts of a table that have every column. */
const layout: ReadonlySet<string> = new Set(['thead', 'tbody', 'tfoot', 'tr']);

type TablePlace = Pick<SiblingPlace, 'columns' | 'isGrid' | 'joined'>;

/** One comparison of two versions, with everything it has worked out about their content. */
export class Comparison {
  readonly work: StepBudget;
  readonly fingerprints = new Fingerprints();
  readonly similarity: WordOverlap;
  readonly #joined = new Set<Element>();
  readonly #items = new Map<readonly Merged[], OneSided>();

  constructor(before: readonly Content[], after: readonly Content[], work: StepBudget) {
    this.work = work;
    const kept = new KeptTexts(before, after, this.fingerprints, work);
    this.similarity = new WordOverlap(this.fingerprints, work, kept);
  }

  /** Merges the children of an element: equal items first, then similar items between them. */
  mergeChildren(
    before: readonly Content[],
    after: readonly Content[],
    place: SiblingPlace,
  ): Merged[] {
    const oldItems = itemsOf(before, this.fingerprints);
    const newItems = itemsOf(after, this.fingerprints);
    this.work.steps += oldItems.length + newItems.length;
    if (oldItems[0]?.block?.name === 'tr') {
      markNumbered(oldItems, newItems, place.isNumbered === true);
      this.similarity.markNamed(oldItems, newItems);
    }
    const isCounted = labelCounted(oldItems, newItems, this.fingerprints);
    const keys = place.isGrid
      ? ([places(oldItems), places(newItems)] as const)
      : this.#keysOf(oldItems, newItems, place);
    const alignment = align(...keys, this.work);
    if (place.joined) keepJoined(oldItems, newItems, alignment, place.joined);
    if (isCounted) alignCounted(oldItems, newItems, alignment);
    keepHeadings(oldItems, newItems, alignment, this.work, place.behind);
    // When a table's columns changed, its rows are only partly equal, and their place decides which
    // rows are the same.
    if (!place.columns) this.#keepMovedApart(oldItems, newItems, alignment);
    const siblings = new Siblings(place);
    let [oldStart, newStart] = [0, 0];
    alignment.forEach((newIndex, oldIndex) => {
      const [oldItem, newItem] = [oldItems[oldIndex], newItems[newIndex]];
      if (!oldItem || !newItem) return;
      const gap = [oldItems.slice(oldStart, oldIndex), newItems.slice(newStart, newIndex)] as const;
      this.#mergeGap(...gap, siblings);
      if (oldItem.block || newItem.block || oldItem.id === newItem.id) {
        this.#mergePair(oldItem, newItem, siblings);
        [oldStart, newStart] = [oldIndex + 1, newIndex + 1];
      } else {
        const next = alignment.findIndex((index) => index > newIndex);
        const from = oldItems.slice(oldIndex, next < 0 ? undefined : next);
        const to = newItems.slice(newIndex, alignment[next]);
        const [match] = findSplits(from, to, [[0, 0]], this.similarity);
        if (match) this.#mergeMatch(from, to, match, siblings);
        oldStart = oldIndex + (match?.oldEnd ?? 0);
        newStart = newIndex + (match?.newEnd ?? 0);
      }
    });
    this.#mergeGap(oldItems.slice(oldStart), newItems.slice(newStart), siblings);
    this.#items.set(siblings.nodes, siblings.oneSided);
    return siblings.nodes;
  }

  /** For nodes that {@link mergeChildren} returned: the items that are in one version only. */
  itemsOf(nodes: readonly Merged[]): OneSided | undefined {
    return this.#items.get(nodes);
  }

  /** Merges two versions of a block into one node; `undefined` when they do not fit in one. */
  mergeBlocks(before: Element, after: Element, place: SiblingPlace): Merged | undefined {
    const isLaidOut = place.columns && layout.has(after.name);
    if (!isLaidOut && this.fingerprints.of(before) === this.fingerprints.of(after))
      return { change: 'same', content: after };
    if (place.depth >= maximumDepth || !canMerge(before, after)) return undefined;
    const table = this.#tableIn(before, after, place);
    if (!table) return undefined;
    const children = this.mergeChildren(before.children, after.children, {
      depth: place.depth + 1,
      isPreformatted: after.name === 'pre',
      ...table,
      isNumbered: haveNumbers(before, after, place),
    });
    const { name, attributes } = after;
    const oldTag = { name: before.name, attributes: before.attributes };
    const isChanged = startTag(before) !== startTag(after);
    return {
      change: 'within',
      name,
      attributes,
      children,
      ...(isChanged ? { before: oldTag } : {}),
    };
  }

  /**
   * What is known in an element of the table that it is, or is a part of; `undefined` where the
   * element cannot be merged.
   */
  #tableIn(before: Element, after: Element, place: SiblingPlace): TablePlace | undefined {
    if (after.name === 'table') return this.#tableOf(before, after);
    const { columns, isGrid, joined } = place;
    if (after.name === 'tr' && !columns && !haveSameSpans(before, after, joined !== undefined))
      return undefined;
    if (!layout.has(after.name)) return {};
    return { ...(columns ? { columns } : {}), ...(isGrid ? { isGrid } : {}), joined };
  }

  #tableOf(before: Element, after: Element): TablePlace | undefined {
    const columns = pairColumns(before, after, this);
    if (columns) return areColumnsChanged(columns) ? { columns } : {};
    if (haveSameGrid(before, after)) return { isGrid: true };
    const joined = joinedRows(before, after);
    for (const row of joined?.keys() ?? []) this.#joined.add(row);
    return joined && { joined };
  }

  /** Whether a row goes with others that a cell in it, or in one of them, spans. */
  isJoined(row: Element): boolean {
    return this.#joined.has(row);
  }

  /**
   * Numbers to align items by. They stand for the content of an item, or for its place when items
   * at equal places must be paired.
   */
  #keysOf(
    before: readonly Item[],
    after: readonly Item[],
    place: SiblingPlace,
  ): [number[], number[]] {
    const { columns } = place;
    const [oldSingles, newSingles] = [singles(before), singles(after)];
    const keyOf = (key: string) => this.fingerprints.ofKey(key);
    const keysOf = (items: readonly Item[], side: 'before' | 'after') =>
      items.map(({ id, block, label }, index) => {
        if (label !== undefined) return keyOf(`counted ${id} ${items[index + 1]?.id}`);
        if (cells.has(block?.name) && columns) return keyOf(`cell ${columns[side][index]}`);
        if (cells.has(block?.name) && before.length === after.length) return keyOf(`cell ${index}`);
        if (oldSingles.has(block?.name) && newSingles.has(block?.name))
          return keyOf(`only ${block?.name}`);
        return (block && this.#blockKey(block, place, side)) ?? id;
      });
    return [keysOf(before, 'before'), keysOf(after, 'after')];
  }

  /** A key of a block that is equal for others than equal ones; `undefined` where it has none. */
  #blockKey(block: Element, place: SiblingPlace, side: 'before' | 'after'): number | undefined {
    if (block.name === 'tr') return this.#rowKey(block, place, side);
    return isHeading(block)
      ? this.fingerprints.ofKey(headingKey(block, this.fingerprints))
      : undefined;
  }

  /**
   * A key that is equal for rows with equal cells in the columns of both versions, where columns
   * changed, or for rows that are joined with the same others.
   */
  #rowKey(
    row: Element,
    { columns, joined }: SiblingPlace,
    side: 'before' | 'after',
  ): number | undefined {
    const key = joined?.get(row);
    if (key !== undefined) return this.fingerprints.ofKey(`joined ${key}`);
    if (!columns) return undefined;
    const kept = row.children.filter((_, index) => columns.kept.has(columns[side][index] ?? -1));
    const contents = kept.map((cell) =>
      this.fingerprints.ofAll(cell.type === 'element' ? cell.children : [cell]),
    );
    return this.fingerprints.ofKey(`row ${contents.join(' ')}`);
  }

  /**
   * Sets apart equal items that are out of order, because they moved: they are not matched with
   * other items. Short items are set apart only in a list or table, and only when there is one of
   * them.
   */
  #keepMovedApart(before: readonly Item[], after: readonly Item[], alignment: Alignment): void {
    const isLeft = ({ block, label }: Item, index: number) =>
      alignment[index] === -1 && block && label === undefined;
    if (!before.some(isLeft)) return;
    const ids = before.map((item, index) => (isLeft(item, index) ? item.id : -1));
    const left = new EqualItems(ids, numbersOf(this.work));
    const isAligned = new Uint8Array(after.length);
    alignment.forEach((index) => {
      if (index !== -1) isAligned[index] = 1;
    });
    after.forEach((item, index) => {
      const first = isAligned[index] ? -1 : left.first(item.id);
      const oldItem = before[first];
      if (!oldItem) return;
      const isOnly = left.isLast(first) && isListed(item.block);
      left.take(item.id, first);
      if (!hasWords(item.nodes, isOnly ? 1 : leastMovedWords)) return;
      oldItem.isApart = true;
      item.isApart = true;
    });
  }

  #mergeGap(oldItems: readonly Item[], newItems: readonly Item[], siblings: Siblings): void {
    const areCells = siblings.place.columns && cells.has((oldItems[0] ?? newItems[0])?.block?.name);
    const isOneSided = oldItems.length === 0 || newItems.length === 0 || areCells;
    const { before, after, matches } = isOneSided
      ? { before: oldItems, after: newItems, matches: [] }
      : this.#matchGap(oldItems, newItems);
    let [oldStart, newStart] = [0, 0];
    for (const match of matches) {
      siblings.add('deleted', before.slice(oldStart, match.oldStart));
      siblings.add('inserted', after.slice(newStart, match.newStart));
      this.#mergeMatch(before, after, match, siblings);
      [oldStart, newStart] = [match.oldEnd, match.newEnd];
    }
    siblings.add('deleted', before.slice(oldStart));
    siblings.add('inserted', after.slice(newStart));
  }

  /** What became what. Where lists were cut in vain, they are taken whole. */
  #matchGap(oldItems: readonly Item[], newItems: readonly Item[]): Gap {
    const before = cutLists(oldItems, newItems, this.fingerprints);
    const after = before === oldItems ? cutLists(newItems, oldItems, this.fingerprints) : newItems;
    const gap = { before, after, matches: this.#matchesOf(before, after) };
    if (areCutsMatched(gap)) return gap;
    return { before: oldItems, after: newItems, matches: this.#matchesOf(oldItems, newItems) };
  }

  /** A title may be a part of a text that was split, but no text on its own became a short title. */
  #matchesOf(before: readonly Item[], after: readonly Item[]): Match[] {
    const matchesBy = (likeness?: Likeness) => {
      const similar = withCounted(
        before,
        after,
        matchSimilar(before, after, this.similarity, likeness),
      );
      const lists = withLists(before, after, similar, this.similarity);
      const pairs = withCode(before, after, lists, this.similarity);
      const all = withTables(before, after, pairs, this.similarity);
      return findSplits(before, after, all, this.similarity);
    };
    const matches = matchesBy();
    const isTitle = (match: Match) => {
      const [oldItem, newItem] = [before[match.oldStart], after[match.newStart]];
      return isPair(match) && oldItem && newItem && isTitleIn(oldItem, newItem, this.similarity);
    };
    const all = matches.some(isTitle) ? matchesBy(valueWithoutTitles) : matches;
    return withShifted(before, after, all);
  }

  #mergeMatch(
    before: readonly Item[],
    after: readonly Item[],
    match: Match,
    siblings: Siblings,
  ): void {
    const { oldStart, oldEnd, newStart, newEnd } = match;
    const [oldItem, newItem] = [before[oldStart], after[newStart]];
    const [oldItems, newItems] = [before.slice(oldStart, oldEnd), after.slice(newStart, newEnd)];
    if (oldItem && newItem && (isCut(oldItem) || isCut(newItem)))
      siblings.push(this.#mergeCut(oldItems, newItems, siblings.place));
    else if (oldItem?.block && newItem?.block && isPair(match) && becameTable(oldItem, newItem))
      siblings.push([mergeTable(oldItem.block, newItem.block, this.fingerprints, this.work)]);
    else if (oldItem && newItem && isPair(match) && !becameList(oldItem, newItem))
      this.#mergePair(oldItem, newItem, siblings);
    else if (oldItem && newItem && lastItem(oldItem) && lastItem(newItem))
      this.#mergeWithTail(oldItems, newItems, siblings);
    else if (oldItems.length > 1 && newItems.length > 1)
      this.#mergeShifted(oldItems, newItems, siblings);
    else this.#mergeSplit(before, after, match, siblings);
  }

  #mergeSplit(
    before: readonly Item[],
    after: readonly Item[],
    { oldStart, oldEnd, newStart, newEnd, between }: Match,
    siblings: Siblings,
  ): void {
    const isSplit = newEnd - newStart > 1;
    const [items, start, end] = isSplit ? [after, newStart, newEnd] : [before, oldStart, oldEnd];
    const parts = items.slice(start, end).filter((_, index) => !between.has(start + index));
    const nodes = isSplit
      ? mergeSplit(before.slice(oldStart, oldEnd), parts, this.fingerprints, this.work)
      : mergeSplit(parts, after.slice(newStart, newEnd), this.fingerprints, this.work);
    if (between.size === 0) {
      siblings.push(nodes);
      return;
    }
    let next = 0;
    for (let index = start; index < end; index++) {
      const item = items[index];
      const node = between.has(index) ? undefined : nodes[next++];
      if (node) siblings.push([node]);
      else if (item) siblings.add(isSplit ? 'inserted' : 'deleted', [item]);
    }
  }

  #mergeShifted(before: readonly Item[], after: readonly Item[], siblings: Siblings): void {
    const nodes = mergeShifted(before, after, this.fingerprints, this.work);
    if (nodes) siblings.push(nodes);
    else
      for (const [index, oldItem] of before.entries()) {
        const newItem = after[index];
        if (newItem) this.#mergePair(oldItem, newItem, siblings);
      }
  }

  /** Merges a part of a list with a list of the other version, and what stands behind it. */
  #mergeCut(before: readonly Item[], after: readonly Item[], place: SiblingPlace): Merged[] {
    const inner = new Siblings(place);
    if (before.length + after.length > 2) this.#mergeWithTail(before, after, inner);
    else if (before[0] && after[0]) this.#mergePair(before[0], after[0], inner);
    const [list, ...rest] = inner.nodes;
    return list ? [cutNode(list, before[0], after[0]), ...rest] : rest;
  }

  /** Merges two lists, where the last item of one ended with what are blocks behind the other. */
  #mergeWithTail(before: readonly Item[], after: readonly Item[], siblings: Siblings): void {
    const [[oldList, ...oldRest], [newList, ...newRest]] = [before, after];
    if (!oldList?.block || !newList?.block) return;
    const list = this.mergeBlocks(oldList.block, newList.block, siblings.place);
    const [oldLast, newLast] = [lastItem(oldList), lastItem(newList)];
    const items = list?.change === 'within' ? withoutLast(list.children) : undefined;
    if (list?.change === 'within' && items && oldLast && newLast) {
      const last = [oldLast, ...oldRest];
      const [item, ...tail] = mergeSplit(last, [newLast, ...newRest], this.fingerprints, this.work);
      siblings.push([{ ...list, children: item ? [...items, item] : items }, ...tail]);
    } else {
      this.#mergePair(oldList, newList, siblings);
      siblings.add('deleted', oldRest);
      siblings.add('inserted', newRest);
    }
  }

  /**
   * Merges text that was put into a paragraph, or taken out of one, as when the items of a list are
   * spaced.
   */
  #mergeLoose(before: Item, after: Item): Merged | undefined {
    const paragraph = before.block ?? after.block;
    if (!paragraph || !isTextBlock(paragraph)) return undefined;
    const { name, attributes } = paragraph;
    const [oldNodes, newNodes] = [before, after].map((item) => item.block?.children ?? item.nodes);
    const children = mergeText(oldNodes ?? [], newNodes ?? [], this.fingerprints, this.work);
    return { change: after.block ? 'wrapped' : 'unwrapped', name, attributes, children };
  }

  #mergePair(before: Item, after: Item, siblings: Siblings): void {
    const { place } = siblings;
    const isLaidOut = place.columns && after.block && layout.has(after.block.name);
    const merged =
      before.id === after.id && !isLaidOut
        ? after.nodes.map((content) => ({ change: 'same' as const, content }))
        : this.#mergeDiffering(before, after, place);
    if (merged && !this.#areOthers(before, after, merged))
      siblings.push(
        merged.map((node) =>
          tellRenumbered(toldAlignment(node, siblings.nodes.at(-1)), before, after),
        ),
      );
    else siblings.addBoth(before, after);
  }

  /**
   * Whether two texts have so little in common, once their words are compared in order, that one did
   * not become the other: a heading and a paragraph, or texts of which one stands elsewhere.
   */
  #areOthers(before: Item, after: Item, [node]: readonly Merged[]): boolean {
    const [old, young] = [before.block, after.block];
    if (!old || !young || !node || !isLeafBlock(old) || !isLeafBlock(young)) return false;
    const areLines = isHeading(old) !== isHeading(young);
    const areTexts = isTextBlock(old) && isTextBlock(young);
    if (areLines) return keptShare(node, this.fingerprints) < leastKept;
    return areTexts && keptLetters(node) < leastKept && this.similarity.isElsewhere(old, young);
  }

  #mergeDiffering(before: Item, after: Item, place: SiblingPlace): readonly Merged[] | undefined {
    if (!before.block && !after.block)
      return mergeText(
        before.nodes,
        after.nodes,
        this.fingerprints,
        this.work,
        place.isPreformatted,
      );
    const merged =
      before.block && after.block
        ? this.mergeBlocks(before.block, after.block, place)
        : this.#mergeLoose(before, after);
    return merged && [merged];
  }
}

/** The items of a list before its last one; `undefined` where that is not one in both versions. */
function withoutLast(items: readonly Merged[]): readonly Merged[] | undefined {
  const last = items.at(-1);
  if (last?.change === 'within' && !last.join) return items.slice(0, -1);
  const isReplaced = items.at(-2)?.change === 'deleted' && last?.change === 'inserted';
  return isReplaced ? items.slice(0, -2) : undefined;
}

function isPair({ oldStart, oldEnd, newStart, newEnd }: Match): boolean {
  return oldEnd - oldStart === 1 && newEnd - newStart === 1;
}

/** The same for headings of one text: their anchors are numbered where others have it, too. */
function headingKey({ name, children }: Element, fingerprints: Fingerprints): string {
  return `${name} ${fingerprints.ofAll(children)}`;
}

/** Keys that pair items at equal places. */
function places(items: readonly Item[]): number[] {
  return items.map((_, index) => index);
}

/** The names in {@link onlyOnes} that occur exactly once, and `tr` for an only row. */
function singles(items: readonly Item[]): Set<string | undefined> {
  const [once, more] = [new Set<string | undefined>(), new Set<string | undefined>()];
  for (const { block } of items) (once.has(block?.name) ? more : once).add(block?.name);
  const isOnlyOne = (name: string | undefined) =>
    !more.has(name) && (onlyOnes.has(name) || (name === 'tr' && items.length === 1));
  return new Set([...once].filter(isOnlyOne));
}
