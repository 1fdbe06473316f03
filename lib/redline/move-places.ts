import type { Content, Element } from '../plan/content.ts';
import { isBlock } from './elements.ts';
import type { Fingerprints } from './fingerprints.ts';
import { type Item, itemOf } from './items.ts';
import type { Merged, Moved, Within } from './merged.ts';
import { layoutOf } from './row-padding.ts';
import { maximumDepth } from './work.ts';

/** A block that was inserted or deleted, alone or with all around it. */
export interface Place {
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
export interface Pair {
  readonly from: Place;
  readonly to: Place;
  readonly node: Moved['node'];
  /** The number of the move, once it is known what moved together. */
  move?: number;
}

const unmovable: ReadonlySet<string> = new Set(['td', 'th', 'thead', 'tbody', 'tfoot', 'hr']);

/** The blocks that are in one version only. */
export class Places {
  readonly deleted: Place[] = [];
  readonly inserted: Place[] = [];
  readonly #fingerprints: Fingerprints;

  constructor(fingerprints: Fingerprints) {
    this.#fingerprints = fingerprints;
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
    const place = placeOf(block, itemOf(block, this.#fingerprints), change, position);
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
