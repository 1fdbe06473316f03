import type { Content, Element } from '../../plan/model/content.ts';
import { isBlock } from '../content/elements.ts';
import type { Merged, Moved, Within } from '../merged/merged.ts';
import { layoutOf } from '../merged/row-padding.ts';
import { maximumDepth } from '../sequences/step-budget.ts';
import { type Item, itemOf } from './block-items.ts';
import type { Comparison } from './comparison.ts';

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
  /** Whether a block in it moved alone. */
  isOpened: boolean;
}

const unmovable: ReadonlySet<string> = new Set(['td', 'th', 'thead', 'tbody', 'tfoot', 'hr']);

/** The blocks that are in only one version, in reading order. */
export class MoveCandidates {
  readonly deleted: MoveCandidate[] = [];
  readonly inserted: MoveCandidate[] = [];
  readonly #comparison: Comparison;

  constructor(comparison: Comparison) {
    this.#comparison = comparison;
  }

  /**
   * Collects the inserted and deleted blocks. Recursion is limited by the depth of the alignment.
   */
  collect(nodes: readonly Merged[], depth: number): void {
    const position: Position = { depth, siblings: nodes, around: undefined };
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
        if (mayHoldCandidates(node)) this.collect(node.children, depth + 1);
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
    if (!isMovable(block)) return undefined;
    const item = known ?? itemOf(block, this.#comparison.fingerprints);
    const candidate = candidateOf(item, block, position);
    if (previous) previous.next = candidate;
    candidate.previous = previous;
    last[change] = candidate;
    this[change].push(candidate);
    if (position.depth < maximumDepth && containers.has(block.name))
      this.#addParts(candidate, change);
    return candidate;
  }

  #addParts(candidate: MoveCandidate, change: 'deleted' | 'inserted'): void {
    const { block, depth, parts } = candidate;
    const position: Position = { depth: depth + 1, siblings: undefined, around: candidate };
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

type Position = Pick<MoveCandidate, 'depth' | 'siblings' | 'around'>;

function candidateOf(
  { id, nodes, isApart }: Item,
  block: Element,
  { around, siblings, depth }: Position,
): MoveCandidate {
  return {
    id,
    nodes,
    isFoundElsewhere: isApart === true,
    block,
    around,
    siblings,
    depth,
    parts: [],
    previous: undefined,
    next: undefined,
    counterpart: undefined,
    node: undefined,
    move: 0,
    isOpened: false,
  };
}

/** The block right before, in each version. */
interface Neighbours {
  deleted: MoveCandidate | undefined;
  inserted: MoveCandidate | undefined;
}

/** Blocks that other blocks may move out of and into. */
const containers: ReadonlySet<string> = new Set(['ul', 'ol', 'li', 'blockquote', 'section', 'div']);

function isMovable(content: Content): content is Element {
  return isBlock(content) && !unmovable.has(content.name);
}
