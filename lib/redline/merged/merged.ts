import { type Content, type Element, element } from '../../plan/model/content.ts';
import { isBlock } from '../content/elements.ts';

/**
 * A node of the one tree that holds two versions. `accept` and `reject` say exactly how each
 * version comes back out of it.
 */
export type Merged = Whole | Within | Wrapped | Moved | Respaced;

/** An element's name and attributes. */
export type StartTag = Pick<Element, 'name' | 'attributes'>;

/** Content that is in both versions, or in one of them with all it contains. */
export interface Whole {
  readonly change: 'same' | 'inserted' | 'deleted';
  readonly content: Content;
  /** Of `deleted` content that stands elsewhere in the new version: the {@link Moved.move} there. */
  readonly move?: number;
  /** Of a cell below the first of a column that was inserted or deleted: part of that change. */
  readonly continues?: true;
}

/** An element of both versions that differs: somewhere inside, in its own start tag, or in where it begins. */
export interface Within extends StartTag {
  readonly change: 'within';
  readonly children: readonly Merged[];
  /** The start tag in the old version, where it was another: a link's target, a heading's level. */
  readonly before?: StartTag;
  /**
   * `split`: in the old version, what it holds is the end of the element before it. `joined`: in
   * the new version it is.
   */
  readonly join?: 'split' | 'joined';
}

/** An element around text of both versions that only the new one has (`wrapped`), or only the old one. */
export interface Wrapped extends StartTag {
  readonly change: 'wrapped' | 'unwrapped';
  readonly children: readonly Merged[];
}

/** A block of both versions, where the new one has it. Where the old one had it, it is `deleted`. */
export interface Moved {
  readonly change: 'moved';
  /** From 1. Blocks that moved together have one number, and are in the same order in both places. */
  readonly move: number;
  /** The block as it is in both (`same`), or with what changed inside (`within`). */
  readonly node: Whole | Within;
}

/** White space that reads the same in both versions, such as a line break in place of a space. */
export interface Respaced {
  readonly change: 'respaced';
  readonly before: string;
  readonly after: string;
}

/** Only in one of the two versions, at this place. */
export function isOneSided(node: Merged | undefined): boolean {
  return node?.change === 'inserted' || node?.change === 'deleted' || node?.change === 'moved';
}

/** The number of the move that a node is one end of. */
export function moveOf(node: Merged | undefined): number | undefined {
  return node?.change === 'moved' || node?.change === 'deleted' ? node.move : undefined;
}

/**
 * 1 at the indices of the nodes that begin a change: neighbours that were deleted and inserted together
 * are one, unless something moved out of or into their midst, and blocks that moved together are
 * one at each end. Both directions of a comparison have equally many.
 */
export function changeStarts(nodes: readonly Merged[]): Uint8Array {
  if (!nodes.some(isOneSided)) return none;
  const starts = new Uint8Array(nodes.length);
  for (let index = 0; index < nodes.length; index++)
    if (isOneSided(nodes[index])) index = addStarts(nodes, index, starts);
  return starts;
}

const none = new Uint8Array();

/** Adds those of a run of nodes that are in one version only, and returns the index behind it. */
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

/** Whether a node belongs to the change of the one before it. */
function goesOn(previous: Merged | undefined, node: Merged, hasMoved: boolean): boolean {
  if (moveOf(previous) !== moveOf(node)) return false;
  return previous?.change === node.change || (!hasMoved && node.change === 'inserted');
}

/**
 * Whether an element that only one version has is a change to a reader: emphasis or a link is, a
 * block is not. It came or went with what it holds, or sets the items of a list apart.
 */
export function isFormatting({ name }: Wrapped): boolean {
  return !isBlock(element(name));
}

/** How many changes a reader can go through, white space that reads the same left out; the two places of a move are one. */
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

/** Whether it is a change by itself, whatever changed inside: it was split off, joined, or has another start tag. */
export function beginsWithin(node: Within): boolean {
  return node.join !== undefined || isRetagged(node);
}

/** The mark of a footnote, or the way back to it. */
export function isNoteLink({ role }: Element['attributes']): boolean {
  return role === 'doc-noteref' || role === 'doc-backlink';
}

/** Attributes that say nothing: what links lead to, whether details are open at first, that an item has a box. */
const silent: ReadonlySet<string> = new Set(['id', 'open', 'li class']);

/**
 * Whether another start tag is a change to a reader. An id is not, nor is where the marks of
 * footnotes lead, which follows from their numbers.
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
