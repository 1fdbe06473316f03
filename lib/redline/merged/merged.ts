import { type Content, type Element, element } from '../../plan/model/content.ts';
import { isBlock } from '../content/elements.ts';

/**
 * A node of the merged tree, which holds both versions. `accept` and `reject` define how each
 * version is read back from it.
 */
export type Merged = Whole | Within | Wrapped | Moved | Respaced;

/** An element's name and attributes. */
export type StartTag = Pick<Element, 'name' | 'attributes'>;

/** Content that is in both versions, or in only one of them, with everything in it. */
export interface Whole {
  readonly change: 'same' | 'inserted' | 'deleted';
  readonly content: Content;
  /** On `deleted` content that moved: the {@link Moved.move} of its new place. */
  readonly move?: number;
  /** The same as of its new place. */
  readonly inPlace?: InPlace;
  /**
   * On a cell below the first of an inserted or deleted column: part of the first cell's change.
   */
  readonly continues?: true;
}

/** An element of both versions that differs: inside, in its start tag, or in where it begins. */
export interface Within extends StartTag {
  readonly change: 'within';
  readonly children: readonly Merged[];
  /** The old start tag, when it differs: a link's target, a heading's level. */
  readonly before?: StartTag;
  /**
   * `split`: in the old version, this content was the end of the text before it, which may be that
   * of the last item of a list, or the code of a code block; a list was the end of the list before
   * it. `joined`: in the new version, it is.
   */
  readonly join?: 'split' | 'joined';
  /**
   * Whether something else tells of the other tag: {@link Moved.inPlace} of a block in it, the header
   * of a column of the alignment of its cells. Of the cells that a text became, one tells of all.
   */
  readonly isTold?: true;
  /**
   * Whether only its number changed, because parts like it came or went in front of it: a heading
   * that counts ("Article 4"), the first cell of a numbered row.
   */
  readonly isRenumbered?: true;
}

/**
 * An element that only one version has around common text: the new version (`wrapped`) or the old
 * one (`unwrapped`).
 */
export interface Wrapped extends StartTag {
  readonly change: 'wrapped' | 'unwrapped';
  readonly children: readonly Merged[];
  /** Set of the `code` in a block that became a code block, or was one: the block's tag tells of it. */
  readonly isTold?: true;
}

/** A moved block, at its new place. At its old place there is a `deleted` node. */
export interface Moved {
  readonly change: 'moved';
  /**
   * Number of the move, from 1. Blocks that moved together share a number, and have the same order
   * in both places.
   */
  readonly move: number;
  /** The block: unchanged (`same`) or with changes inside (`within`). */
  readonly node: Whole | Within;
  /** Set where nothing that stayed stands between the two places. */
  readonly inPlace?: InPlace;
}

/**
 * A block that has its place in the text, but not in the elements around it: a paragraph became a
 * quotation, or an item of a list an item below another. Each list has the names of the elements
 * around the block, outermost first, and its own name.
 */
export interface InPlace {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/**
 * White space that reads the same in both versions, such as a line break instead of a space, and what
 * an author wrote between texts that are the cells of a table in the other version.
 */
export interface Respaced {
  readonly change: 'respaced';
  readonly before: string;
  readonly after: string;
}

/** Whether a node is in only one version at this place. */
export function isOneSided(node: Merged | undefined): boolean {
  return node?.change === 'inserted' || node?.change === 'deleted' || node?.change === 'moved';
}

/** The number of the move that a node belongs to, as its old or new place. */
export function moveOf(node: Merged | undefined): number | undefined {
  return node?.change === 'moved' || node?.change === 'deleted' ? node.move : undefined;
}

/** Whether a node is the old place of a block that is shown at its new place only. */
export function isLeftInPlace(node: Merged): boolean {
  return node.change === 'deleted' && node.inPlace !== undefined;
}

/**
 * Has a 1 at the index of each node that begins a change. Neighbours that were deleted and inserted
 * together are one change, unless a block moved out of or into their midst. Blocks that moved
 * together are one change at each place. Both directions of a comparison have the same number of
 * changes.
 */
export function changeStarts(nodes: readonly Merged[]): Uint8Array {
  if (!nodes.some(isOneSided)) return none;
  const starts = new Uint8Array(nodes.length);
  for (let index = 0; index < nodes.length; index++)
    if (isOneSided(nodes[index])) index = addStarts(nodes, index, starts);
  return starts;
}

const none = new Uint8Array();

/**
 * Marks the starts in a run of nodes that are in one version only, and returns the index after it.
 */
function addStarts(nodes: readonly Merged[], first: number, starts: Uint8Array): number {
  let end = first;
  let hasMoved = false;
  for (; isOneSided(nodes[end]); end++) hasMoved ||= moveOf(nodes[end]) !== undefined;
  for (let index = first; index < end; index++) {
    const node = nodes[index];
    if (!node || ('content' in node && node.continues)) continue;
    if (index === first || !goesOn(nodes[index - 1], node, hasMoved)) starts[index] = 1;
  }
  return end;
}

/** Whether a node belongs to the same change as the one before it. */
function goesOn(previous: Merged | undefined, node: Merged, hasMoved: boolean): boolean {
  if (moveOf(previous) !== moveOf(node)) return false;
  return previous?.change === node.change || (!hasMoved && node.change === 'inserted');
}

/** Whether a node is an element that only one version has around what both may have. */
export function isWrapped(node: Merged): node is Wrapped {
  return node.change === 'wrapped' || node.change === 'unwrapped';
}

/**
 * Whether readers see an element that only one version has as a change. Emphasis and links are
 * changes. A block is not: it came or went with its contents, or it only spaces the items of a
 * list. Nor is what something else tells of.
 */
export function isFormatting({ name, isTold }: Wrapped): boolean {
  return !isTold && !isBlock(element(name));
}

/**
 * Counts the changes that a reader can go through. White space that reads the same is left out, and
 * the two places of a move count as one.
 */
export function countChanges(nodes: readonly Merged[]): number {
  let count = 0;
  const starts = changeStarts(nodes);
  let index = 0;
  for (const node of nodes) {
    if (starts[index++] && (node.change === 'moved' || moveOf(node) === undefined)) count++;
    if (node.change === 'within') count += countWithin(node);
    else if (node.change === 'moved') count += countChanges([node.node]);
    else if ('children' in node) count += Number(isFormatting(node)) + countChanges(node.children);
  }
  return count;
}

function countWithin(node: Within): number {
  return Number(beginsWithin(node)) + countChanges(node.children);
}

/**
 * Whether a node is a change itself, apart from changes inside: it was split off or joined, or its
 * start tag differs.
 */
export function beginsWithin(node: Within): boolean {
  return !node.isTold && (node.join !== undefined || isRetagged(node));
}

/** Whether a link is the mark of a footnote or leads back to that mark. */
export function isNoteLink({ role }: Element['attributes']): boolean {
  return role === 'doc-noteref' || role === 'doc-backlink';
}

/**
 * Attributes that readers do not see: anchors, whether details are open at first, that an item has
 * a box.
 */
const silent: ReadonlySet<string> = new Set(['id', 'open', 'li class']);

/**
 * Whether readers see the difference between two start tags. They see no ids, and no targets of
 * footnote marks, which follow from the footnotes' numbers.
 */
export function isRetagged({ name, before, attributes }: Within): boolean {
  if (!before || isNoteLink(attributes)) return false;
  if (name !== before.name) return true;
  const names = Object.keys({ ...attributes, ...before.attributes });
  return names.some(
    (key) =>
      !silent.has(key) &&
      !silent.has(`${name} ${key}`) &&
      attributes[key] !== before.attributes[key],
  );
}
