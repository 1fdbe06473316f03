import type { Content, Element } from '../../plan/model/content.ts';
import { isBlock, isLeafBlock } from '../content/elements.ts';
import { hasWords } from '../content/excerpt.ts';
import type { Fingerprints } from '../content/fingerprints.ts';
import type { Merged, Moved, Within } from '../merged/merged.ts';
import { layoutOf } from '../merged/row-padding.ts';
import { maximumDepth } from '../sequences/step-budget.ts';
import { type Item, itemOf } from './block-items.ts';
import type { Comparison } from './comparison.ts';
import { textKey } from './kept-texts.ts';

/**
 * A block that was inserted or deleted, alone or with an element around it, and that may have
 * moved.
 */
export interface MoveCandidate extends Item {
  readonly block: Element;
  /** The inserted or deleted block around this one. */
  readonly around: MoveCandidate | undefined;
  /** The nodes beside it, when both versions have the element around it. */
  readonly siblings: readonly Merged[] | undefined;
  readonly depth: number;
  /** The names of the elements around it, outermost first, and its own. */
  readonly path: readonly string[];
  /** Equal for blocks between the same two unchanged words. */
  readonly gap: number;
  /** Its place among all candidates of both versions, in reading order. */
  readonly order: number;
  /** Equal for equal blocks, and for paragraphs, items and headings of equal words. */
  readonly key: number;
  /** Whether its equal was found elsewhere when the nodes beside it were aligned. */
  readonly isFoundElsewhere: boolean;
  /** The blocks in it that could move alone, in order. */
  readonly parts: MoveCandidate[];
  previous: MoveCandidate | undefined;
  next: MoveCandidate | undefined;
  /** Its place in the other version, once that is found. */
  counterpart: MoveCandidate | undefined;
  /** Both versions merged into one node; set on the place in the new version. */
  node: Moved['node'] | undefined;
  /** The number of its move, from 1; set when it is known which blocks moved together. */
  move: number;
  /** Whether nothing that stayed stands between its two places. */
  isInPlace: boolean;
  /** Whether a block in it moved alone. */
  isOpened: boolean;
}

const unmovable: ReadonlySet<string> = new Set(['td', 'th', 'thead', 'tbody', 'tfoot', 'hr']);

/** The blocks that are in only one version, in reading order. */
export class MoveCandidates {
  readonly deleted: MoveCandidate[] = [];
  readonly inserted: MoveCandidate[] = [];
  readonly #comparison: Comparison;
  #gap = 0;

  constructor(comparison: Comparison) {
    this.#comparison = comparison;
  }

  /**
   * Collects the inserted and deleted blocks. Recursion is limited by the depth of the alignment.
   */
  collect(nodes: readonly Merged[], path: readonly string[] = []): void {
    const position: Position = { path, siblings: nodes, around: undefined };
    const last: Neighbours = { deleted: undefined, inserted: undefined };
    const items = this.#comparison.itemsOf(nodes);
    const next = { deleted: 0, inserted: 0 };
    for (const node of nodes)
      if (node.change === 'deleted' || node.change === 'inserted') {
        const item = items?.[node.change][next[node.change]];
        const isKnown = item?.block === node.content;
        if (isKnown) next[node.change] += 1;
        this.#add(node.content, node.change, position, last, isKnown ? item : undefined);
      } else {
        last.deleted = undefined;
        last.inserted = undefined;
        if (mayHoldCandidates(node)) this.collect(node.children, [...path, node.name]);
        else if (hasSameWords(node)) this.#gap++;
      }
  }

  /** Makes the same nodes again, each collected block replaced by the result of `write`. */
  rewrite(
    nodes: readonly Merged[],
    write: (candidate: MoveCandidate, node: Merged) => Merged,
  ): Merged[] {
    const isOuter = ({ around }: MoveCandidate) => !around;
    const outer = {
      deleted: this.deleted.filter(isOuter),
      inserted: this.inserted.filter(isOuter),
    };
    const next = { deleted: 0, inserted: 0 };
    const rewriteAll = (all: readonly Merged[]): Merged[] =>
      all.map((node) => {
        if (mayHoldCandidates(node)) return { ...node, children: rewriteAll(node.children) };
        if (node.change !== 'deleted' && node.change !== 'inserted') return node;
        const candidate = outer[node.change][next[node.change]];
        if (candidate?.block !== node.content) return node;
        next[node.change] += 1;
        return write(candidate, node);
      });
    return rewriteAll(nodes);
  }

  #add(
    block: Content,
    change: 'deleted' | 'inserted',
    position: Position,
    last: Neighbours,
    known?: Item,
  ): MoveCandidate | undefined {
    const previous = last[change];
    last[change] = undefined;
    if (!isMovable(block) || this.#comparison.isJoined(block)) return undefined;
    const item = known ?? itemOf(block, this.#comparison.fingerprints);
    const { fingerprints } = this.#comparison;
    const candidate: MoveCandidate = {
      ...candidateOf(item, block, position),
      gap: this.#gap,
      order: this.deleted.length + this.inserted.length,
      key: keyOf(block, item.id, fingerprints),
    };
    if (previous) previous.next = candidate;
    candidate.previous = previous;
    last[change] = candidate;
    this[change].push(candidate);
    if (candidate.depth < maximumDepth && containers.has(block.name))
      this.#addParts(candidate, change);
    return candidate;
  }

  #addParts(candidate: MoveCandidate, change: 'deleted' | 'inserted'): void {
    const { block, path, parts } = candidate;
    const position: Position = { path, siblings: undefined, around: candidate };
    const last: Neighbours = { deleted: undefined, inserted: undefined };
    for (const child of block.children) {
      const part = this.#add(child, change, position, last);
      if (part) parts.push(part);
    }
  }
}

/** Rows of a table whose columns changed do not move out of it: another table has other columns. */
function mayHoldCandidates(node: Merged): node is Within {
  return node.change === 'within' && !(node.name === 'table' && layoutOf(node) !== undefined);
}

/** Whether text in a node stayed as it is. */
function hasSameWords(node: Merged): boolean {
  if (node.change === 'same') return hasWords([node.content], 1);
  return 'children' in node && node.children.some(hasSameWords);
}

function keyOf(block: Element, id: number, fingerprints: Fingerprints): number {
  return (isLeafBlock(block) ? textKey(block, fingerprints) : undefined) ?? id;
}

type Position = Pick<MoveCandidate, 'path' | 'siblings' | 'around'>;

function candidateOf(
  { id, nodes, isApart, isRanked }: Item,
  block: Element,
  { around, siblings, path }: Position,
): Omit<MoveCandidate, 'gap' | 'order' | 'key'> {
  return {
    id,
    nodes,
    isFoundElsewhere: isApart === true,
    isRanked: isRanked === true,
    block,
    around,
    siblings,
    depth: path.length,
    path: [...path, block.name],
    parts: [],
    previous: undefined,
    next: undefined,
    counterpart: undefined,
    node: undefined,
    move: 0,
    isInPlace: false,
    isOpened: false,
  };
}

/** The block right before, in each version. */
interface Neighbours {
  deleted: MoveCandidate | undefined;
  inserted: MoveCandidate | undefined;
}

/** Blocks that other blocks may move out of and into. */
const containers: ReadonlySet<string> = new Set([
  ...['ul', 'ol', 'li', 'dl', 'dd', 'blockquote', 'section', 'div', 'details'],
]);

function isMovable(content: Content): content is Element {
  return isBlock(content) && !unmovable.has(content.name);
}
