import type { Content, Element } from '../../plan/model/content.ts';
import type { SourcedDocument } from '../../plan/source/source-lines.ts';
import type { Merged, Moved, Whole, Within, Wrapped } from '../merged/merged.ts';
import { SourceSide } from './source-side.ts';
import type { SourcePlace } from './source-text.ts';
import { TreeCursor } from './tree-cursor.ts';

/** Where a change is in the sources; absent in a version that has nothing there. */
export interface ChangePlaces {
  readonly before?: SourcePlace;
  readonly after?: SourcePlace;
}

/** Both versions of what is compared, with their sources. */
export interface Sources {
  readonly before: SourcedDocument;
  readonly after: SourcedDocument;
}

/**
 * Where the changes of a merged tree are in the sources of both versions: blocks by whole lines,
 * words and inline elements exactly where their text is found, and else not at all; the block
 * around them always has its place. `nodes` must be the redline of `sources`.
 */
export function locateChanges(
  nodes: readonly Merged[],
  { before, after }: Sources,
): ReadonlyMap<Merged, ChangePlaces> {
  const locator = new Locator(new SourceSide(before), new SourceSide(after));
  locator.locate(nodes, new TreeCursor(before.content), new TreeCursor(after.content));
  return locator.places;
}

/** A block that moved, at its new place. */
interface Arrival {
  readonly node: Moved;
  readonly element: Element;
}

/** The same block at its old one. */
interface Departure {
  readonly node: Whole;
  readonly element: Element;
}

class Locator {
  readonly places = new Map<Merged, ChangePlaces>();
  readonly #old: SourceSide;
  readonly #young: SourceSide;
  readonly #arrivals: Arrival[] = [];
  /** Of the block that was gone through last. */
  #last: ChangePlaces | undefined;
  readonly #departures = new Map<number, Departure[]>();

  constructor(old: SourceSide, young: SourceSide) {
    this.#old = old;
    this.#young = young;
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
    const [from, to] = [this.#old.placeOf(departure.element), this.#young.placeOf(element)];
    this.#set(node, from, to);
    this.#set(departure.node, from, to);
    this.#walk([node.node], new TreeCursor([departure.element]), new TreeCursor([element]));
  }

  /**
   * Both cursors end where the nodes end in their version. Returns whether text changed that belongs
   * to the block around. Recursion is as deep as the alignment.
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
    const old = change === 'inserted' ? undefined : pass(content, before, this.#old);
    const young = change === 'deleted' ? undefined : pass(content, after, this.#young);
    if (change === 'same') return false;
    this.#set(node, old?.place(), young?.place());
    if (move !== undefined && old?.element) {
      const departures = this.#departures.get(move) ?? [];
      departures.push({ node, element: old.element });
      this.#departures.set(move, departures);
    }
    return !this.#old.isBlock(old?.element) && !this.#young.isBlock(young?.element);
  }

  #within(node: Within, before: TreeCursor, after: TreeCursor): boolean {
    enter(before, node.join === 'split');
    enter(after, node.join === 'joined');
    const [old, young] = [before.element, after.element];
    const isInside = this.#walk(node.children, before, after);
    before.leave();
    after.leave();
    const isChanged = isInside || node.before !== undefined || node.join !== undefined;
    if (!old || !young) return isChanged;
    const isBlock = this.#old.isBlock(old) && this.#young.isBlock(young);
    if (isBlock) this.#block(node, isChanged, old, young);
    else if (node.before) this.#set(node, this.#old.placeOf(old), this.#young.placeOf(young));
    return isChanged && !isBlock;
  }

  /** Of blocks that were split or joined, the version with several has two in one place. */
  #block(node: Within, isChanged: boolean, old: Element, young: Element): void {
    const [before, after] = [this.#old.ownPlaceOf(old), this.#young.ownPlaceOf(young)];
    const last = this.#last;
    this.#last = { ...(before ? { before } : {}), ...(after ? { after } : {}) };
    if (node.join === 'joined') this.#set(node, joined(last?.before, before), after);
    else if (node.join) this.#set(node, before, joined(last?.after, after));
    else if (isChanged) this.#set(node, before, after);
  }

  #wrapped(node: Wrapped, before: TreeCursor, after: TreeCursor): boolean {
    const isNew = node.change === 'wrapped';
    const [cursor, side] = isNew ? [after, this.#young] : [before, this.#old];
    cursor.enter();
    const { element } = cursor;
    const isInside = this.#walk(node.children, before, after);
    cursor.leave();
    // A block came or went with what it holds, which has places of its own.
    if (!element || side.isBlock(element)) return isInside;
    const place = side.placeOf(element);
    this.#set(node, isNew ? undefined : place, isNew ? place : undefined);
    return true;
  }

  #set(node: Merged, before: SourcePlace | undefined, after: SourcePlace | undefined): void {
    if (!before && !after) return;
    this.places.set(node, { ...(before ? { before } : {}), ...(after ? { after } : {}) });
  }
}

function joined(
  first: SourcePlace | undefined,
  last: SourcePlace | undefined,
): SourcePlace | undefined {
  if (!first || !last || first.firstLine > last.firstLine) return last;
  const { start, firstLine } = first;
  return { ...last, start, firstLine };
}

function enter(cursor: TreeCursor, isContinued: boolean): void {
  if (isContinued) cursor.resume();
  else cursor.enter();
}

/** Passes content; its place is looked for only when it is asked for. */
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
