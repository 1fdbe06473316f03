import { type Content, type Element, element } from '../../plan/model/content.ts';
import type { SourcedDocument } from '../../plan/source/source-lines.ts';
import { isBlock, isList } from '../content/elements.ts';
import type { Merged, Moved, Whole, Within, Wrapped } from '../merged/merged.ts';
import { SourceSide } from './source-side.ts';
import type { SourcePlace } from './source-text.ts';
import { TreeCursor } from './tree-cursor.ts';

/** Where a change is in the sources. A version that has nothing there is absent. */
export interface ChangePlaces {
  readonly before?: SourcePlace;
  readonly after?: SourcePlace;
}

/** Both versions that are compared, with their sources. */
export interface Sources {
  readonly before: SourcedDocument;
  readonly after: SourcedDocument;
}

/**
 * Finds the changes of a merged tree in the sources of both versions. Blocks have whole lines.
 * Words and inline elements have exact positions where their text is found, and none otherwise; the
 * block around them always has lines. `nodes` must be the redline of `sources`.
 */
export function locateChanges(
  nodes: readonly Merged[],
  { before, after }: Sources,
): ReadonlyMap<Merged, ChangePlaces> {
  const locator = new Locator(new SourceSide(before), new SourceSide(after));
  locator.locate(nodes, new TreeCursor(before.content), new TreeCursor(after.content));
  return locator.places;
}

/** A moved block at its new place. */
interface Arrival {
  readonly node: Moved;
  readonly element: Element;
}

/** A moved block at its old place. */
interface Departure {
  readonly node: Whole;
  readonly element: Element;
}

class Locator {
  readonly places = new Map<Merged, ChangePlaces>();
  readonly #before: SourceSide;
  readonly #after: SourceSide;
  readonly #arrivals: Arrival[] = [];
  /** The places of the last block that was passed. */
  #last: ChangePlaces | undefined;
  readonly #departures = new Map<number, Departure[]>();

  constructor(before: SourceSide, after: SourceSide) {
    this.#before = before;
    this.#after = after;
  }

  locate(nodes: readonly Merged[], before: TreeCursor, after: TreeCursor): void {
    this.#walk(nodes, before, after);
    for (const { node, element } of this.#arrivals) {
      // Blocks that moved together are in the same order in both places.
      const departure = this.#departures.get(node.move)?.shift();
      if (departure) this.#moved(node, departure, element);
    }
  }

  #moved(node: Moved, departure: Departure, element: Element): void {
    const [from, to] = [this.#before.placeOf(departure.element), this.#after.placeOf(element)];
    this.#set(node, from, to);
    this.#set(departure.node, from, to);
    this.#walk([node.node], new TreeCursor([departure.element]), new TreeCursor([element]));
  }

  /**
   * Walks nodes; each cursor ends behind them in its version. Returns whether text of the block
   * around them changed. Recursion is limited by the depth of the alignment.
   */
  #walk(nodes: readonly Merged[], before: TreeCursor, after: TreeCursor): boolean {
    let isChanged = false;
    for (const node of nodes)
      if (node.change === 'within') isChanged = this.#within(node, before, after) || isChanged;
      else if (node.change === 'moved') {
        const element = after.passElement();
        if (element) this.#arrivals.push({ node, element });
      } else if (node.change === 'respaced') {
        before.passText(node.before.length);
        after.passText(node.after.length);
      } else if ('content' in node) isChanged = this.#whole(node, before, after) || isChanged;
      else isChanged = this.#wrapped(node, before, after) || isChanged;
    return isChanged;
  }

  #whole(node: Whole, before: TreeCursor, after: TreeCursor): boolean {
    const { change, content, move } = node;
    const oldPart = change === 'inserted' ? undefined : pass(content, before, this.#before);
    const newPart = change === 'deleted' ? undefined : pass(content, after, this.#after);
    if (change === 'same') return false;
    this.#set(node, oldPart?.place(), newPart?.place());
    if (move !== undefined && oldPart?.element) {
      const departures = this.#departures.get(move) ?? [];
      departures.push({ node, element: oldPart.element });
      this.#departures.set(move, departures);
    }
    return !this.#before.isBlock(oldPart?.element) && !this.#after.isBlock(newPart?.element);
  }

  #within(node: Within, before: TreeCursor, after: TreeCursor): boolean {
    const areItems = isList(element(node.name));
    if (node.join === 'split') before.resume(areItems);
    else before.enter();
    if (node.join === 'joined') after.resume(areItems);
    else after.enter();
    const [oldElement, newElement] = [before.element, after.element];
    const isInside = this.#walk(node.children, before, after);
    before.leave();
    after.leave();
    const isChanged = isInside || node.before !== undefined || node.join !== undefined;
    if (!oldElement || !newElement) return isChanged;
    const isBlock = this.#before.isBlock(oldElement) && this.#after.isBlock(newElement);
    if (isBlock) this.#block(node, isChanged, oldElement, newElement);
    else if (node.before)
      this.#set(node, this.#before.placeOf(oldElement), this.#after.placeOf(newElement));
    return isChanged && !isBlock;
  }

  /**
   * Sets the places of a block. When a block was split or joined, the place in one version covers
   * two blocks of the other.
   */
  #block(node: Within | Wrapped, isChanged: boolean, oldBlock: Element, newBlock: Element): void {
    const join = node.change === 'within' ? node.join : undefined;
    const [before, after] = [this.#before.ownPlaceOf(oldBlock), this.#after.ownPlaceOf(newBlock)];
    const last = this.#last;
    this.#last = { ...(before ? { before } : {}), ...(after ? { after } : {}) };
    if (join === 'joined') this.#set(node, joined(last?.before, before), after);
    else if (join) this.#set(node, before, joined(last?.after, after));
    else if (isChanged) this.#set(node, before, after);
  }

  #wrapped(node: Wrapped, before: TreeCursor, after: TreeCursor): boolean {
    const isNew = node.change === 'wrapped';
    const other = blockInstead(node);
    if (other) return this.#became(node, other, before, after);
    const [cursor, side] = isNew ? [after, this.#after] : [before, this.#before];
    cursor.enter();
    const { element } = cursor;
    const isInside = this.#walk(node.children, before, after);
    cursor.leave();
    // The contents of an added or removed block have places of their own.
    if (!element || side.isBlock(element)) return isInside;
    const place = side.placeOf(element);
    this.#set(node, isNew ? undefined : place, isNew ? place : undefined);
    return true;
  }

  /** A block that became one of another sort, with the other around its text. */
  #became(node: Wrapped, other: Wrapped, before: TreeCursor, after: TreeCursor): boolean {
    before.enter();
    after.enter();
    const [oldElement, newElement] = [before.element, after.element];
    this.#walk(other.children, before, after);
    before.leave();
    after.leave();
    if (oldElement && newElement) this.#block(node, true, oldElement, newElement);
    return false;
  }

  #set(node: Merged, before: SourcePlace | undefined, after: SourcePlace | undefined): void {
    if (!before && !after) return;
    this.places.set(node, { ...(before ? { before } : {}), ...(after ? { after } : {}) });
  }
}

/** The block of the other version, where that is all that a block of one version holds. */
function blockInstead({ change, children }: Wrapped): Wrapped | undefined {
  const [only, more] = children;
  if (more || (only?.change !== 'wrapped' && only?.change !== 'unwrapped')) return undefined;
  return only.change !== change && isBlock(element(only.name)) ? only : undefined;
}

function joined(
  first: SourcePlace | undefined,
  last: SourcePlace | undefined,
): SourcePlace | undefined {
  if (!first || !last || first.firstLine > last.firstLine) return last;
  const { start, firstLine } = first;
  return { ...last, start, firstLine };
}

/** Passes content. Its place is computed only when somebody asks for it. */
function pass(
  content: Content,
  cursor: TreeCursor,
  side: SourceSide,
): { readonly element: Element | undefined; readonly place: () => SourcePlace | undefined } {
  if (content.type === 'text') {
    const around = cursor.element;
    const parts = cursor.passText(content.value.length);
    return { element: undefined, place: () => side.placeOfText(parts, around) };
  }
  const element = cursor.passElement();
  return { element, place: () => element && side.placeOf(element) };
}
