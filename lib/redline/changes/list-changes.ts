import { type Content, element } from '../../plan/model/content.ts';
import { isOwnAddress } from '../classify/addresses.ts';
import { imagesIn, isFileAddress, isPictures } from '../classify/files.ts';
import { kindOfText, type TextPlace } from '../classify/kind-of-text.ts';
import { graver, type Kind, substance } from '../classify/kinds.ts';
import { ownUnit, type Unit, unitsIn } from '../classify/units.ts';
import { writtenForm } from '../classify/written-form.ts';
import { isBlock, isHeading, isList } from '../content/elements.ts';
import { lineEnd, readText } from '../content/read-text.ts';
import { accept, reject } from '../merged/accept-reject.ts';
import {
  beginsWithin,
  changeStarts,
  isFormatting,
  isNoteLink,
  isOneSided,
  type Merged,
  type StartTag,
  type Whole,
  type Within,
  type Wrapped,
} from '../merged/merged.ts';
import { kindOfContent } from './kind-of-content.ts';
import { kindsOfMoves } from './move-kinds.ts';
import { sectionsLeft } from './sections-left.ts';
import {
  differentOnes,
  isBlockNode,
  noSurroundings,
  type Surroundings,
  surroundingsOf,
} from './surroundings.ts';
import { kindOfTag } from './tag-changes.ts';

/** One change of the text, as readers go through the changes. */
export interface ListedChange {
  readonly what:
    | 'inserted'
    | 'deleted'
    | 'replaced'
    | 'moved'
    | 'formatted'
    | 'split'
    | 'joined'
    | 'retagged';
  readonly kind: Kind;
  /**
   * The removed and the added text. For a `moved`, `split` or `joined` block, both are its text.
   */
  readonly before: string;
  readonly after: string;
  /** The word right behind the change that stayed, with the space before it, such as " euros". */
  readonly behind?: string;
  /** The last heading before the change, in its new wording. */
  readonly section: string | undefined;
  /** Of a block that moved: the last heading before its old place, where that is another one. */
  readonly left?: string;
  /**
   * The paragraph, item or row that the change is in. Several changes may have the same `place`.
   */
  readonly unit: Unit;
  readonly place: number;
  /**
   * Whole blocks that were added, removed or moved, or stand in other elements now; images and linked
   * files, also where others took their place.
   */
  readonly units: readonly {
    readonly deed: 'inserted' | 'deleted' | 'exchanged' | 'moved' | 'restructured';
    readonly unit: Unit;
  }[];
}

interface Context {
  readonly unit: Unit | undefined;
  readonly place: number;
  /** What stands beside the nodes in their line. */
  readonly beside: Surroundings;
  readonly text: Omit<TextPlace, 'beside'>;
}

/** Elements in which each character counts. */
const codeNames: ReadonlySet<string> = new Set(['pre', 'code', 'kbd', 'samp']);

/** A redline never changes: its summary, kinds, headline and list are all told from one listing. */
const listed = new WeakMap<readonly Merged[], readonly ListedChange[]>();

/** The changes of a text in reading order: the same ones that `countChanges` counts. */
export function listChanges(nodes: readonly Merged[]): readonly ListedChange[] {
  const known = listed.get(nodes);
  if (known) return known;
  const changes = list(nodes);
  listed.set(nodes, changes);
  return changes;
}

function list(nodes: readonly Merged[]): readonly ListedChange[] {
  const lister = new Lister(kindsOfMoves(nodes), sectionsLeft(nodes));
  lister.walk(nodes, { unit: undefined, place: 0, beside: noSurroundings, text: {} });
  return lister.changes;
}

class Lister {
  readonly changes: ListedChange[] = [];
  readonly #moveKinds: ReadonlyMap<number, Kind>;
  readonly #left: ReadonlyMap<number, string>;
  #section: string | undefined;
  #places = 0;

  constructor(moveKinds: ReadonlyMap<number, Kind>, left: ReadonlyMap<number, string>) {
    this.#moveKinds = moveKinds;
    this.#left = left;
  }

  walk(nodes: readonly Merged[], context: Context): void {
    const starts = changeStarts(nodes);
    for (const [index, node] of nodes.entries()) {
      if ('content' in node && node.continues) this.#continue(node);
      if (starts[index]) this.#start(nodes, index, starts, context);
      if (node.change === 'moved') this.walk([node.node], context);
      else if (node.change === 'within') this.#within(node, contextIn(nodes, index, context));
      else if (isWrapped(node)) this.#wrapped(node, contextIn(nodes, index, context));
      else if (node.change === 'same' || node.change === 'inserted')
        this.#noteHeading(node.content);
    }
  }

  #wrapped(node: Wrapped, context: Context): void {
    if (isFormatting(node)) {
      this.#add(context, { what: 'formatted', ...formatted(node) });
      this.walk(node.children, context);
      return;
    }
    const unit = isList(element(node.name)) ? undefined : ownUnit(node.name, context.unit);
    const inner = { ...context, ...this.#placeOf(unit) };
    const texts = textsIn(node);
    if (texts) this.#line(node, texts, inner, undefined);
    else this.walk(node.children, inner);
  }

  #start(nodes: readonly Merged[], index: number, starts: Uint8Array, context: Context): void {
    let end = index + 1;
    while (isOneSided(nodes[end]) && !starts[end]) end++;
    const beside = surroundingsOf(nodes, index, end, context.beside);
    this.#oneSided(nodes.slice(index, end), { ...context, beside }, nodes[end]);
  }

  #noteHeading(content: Content): void {
    if (isHeading(content)) this.#section = readText([content]);
  }

  #placeOf(unit: Unit | undefined): Partial<Context> {
    return unit === undefined ? {} : { unit, place: ++this.#places };
  }

  #within(node: Within, context: Context): void {
    const unit = ownUnit(node.name, context.unit);
    const texts = textsIn(node);
    const heading = isHeading(element(node.name)) ? texts : undefined;
    if (heading) this.#section = heading.after;
    const inner = { ...context, ...this.#placeOf(unit) };
    if (node.join) {
      const value = readText(accept({ content: node.children }));
      this.#add(inner, { what: node.join, kind: 'structure', before: value, after: value });
    } else if (node.before && beginsWithin(node))
      this.#add(inner, { what: 'retagged', ...retagged(node, node.before) });
    if (texts) this.#line(node, texts, inner, heading);
    else this.walk(node.children, inner);
  }

  /**
   * Lists the changes in one line of text. Where the whole line reads as before, no change in it is
   * one of words; where it does not, one of them is.
   */
  #line(
    node: Within | Wrapped,
    { before, after }: LineTexts,
    context: Context,
    heading: LineTexts | undefined,
  ): void {
    const first = this.changes.length;
    const lineKind = kindOfLine(before, after);
    const text = {
      ...context.text,
      ...(lineKind ? { lineKind } : {}),
      ...(heading ? { heading } : {}),
    };
    this.walk(node.children, { ...context, text });
    const kindsFound = this.changes.slice(first).map(({ kind }) => kind);
    if (!lineKind && !heading && !kindsFound.some((kind) => substance.has(kind)))
      this.#aggravate(kindsFound.length > 0 ? first : -1, 'wording');
    if (becameBoldLine(node, after)) this.#aggravate(first, 'structure');
  }

  #oneSided(nodes: readonly Merged[], context: Context, next: Merged | undefined): void {
    const [first] = nodes;
    if (first?.change === 'deleted' && first.move !== undefined) return;
    const isMoved = first?.change === 'moved';
    const [oldContent, newContent] = [
      nodes.flatMap((node) => (node.change === 'deleted' ? [node.content] : [])),
      nodes.flatMap((node) => (node.change === 'deleted' ? [] : accept({ content: [node] }))),
    ];
    const [before, after] = [readText(isMoved ? newContent : oldContent), readText(newContent)];
    const change =
      oldContent.length > 0 ? (newContent.length > 0 ? 'replaced' : 'deleted') : 'inserted';
    const isHeadings = [...oldContent, ...newContent].every(isHeading);
    const place = {
      ...context.text,
      beside: differentOnes(context.beside),
      ...(isHeadings ? { heading: { before, after } } : {}),
    };
    const [what, kind] = isMoved
      ? first.inPlace
        ? (['retagged', 'structure'] as const)
        : (['moved', this.#moveKinds.get(first.move) ?? 'moved'] as const)
      : ([change, kindOfContent(oldContent, newContent, place)] as const);
    const images = isMoved ? undefined : imageUnits(oldContent, newContent);
    const isOther = images?.some(({ deed }) => deed === 'exchanged') && before === after;
    const units = images ?? nodes.flatMap((node) => blockUnits(node, context.unit));
    const behind = units.length === 0 ? wordBehind(next) : '';
    this.#add(context, {
      what: isOther ? 'retagged' : what,
      ...{ kind, before, after, units },
      ...(behind ? { behind } : {}),
      ...(isMoved ? this.#leftBy(first.move) : {}),
    });
  }

  #leftBy(move: number): Pick<ListedChange, 'left'> {
    const left = this.#left.get(move);
    return left === undefined || left === this.#section ? {} : { left };
  }

  /**
   * Adds a cell to the change of its added or removed column, which is as grave as its gravest
   * cell.
   */
  #continue({ change, content }: Whole): void {
    const isColumn = ({ units }: ListedChange) =>
      units.some(({ deed, unit }) => deed === change && unit === 'column');
    this.#aggravate(this.changes.findLastIndex(isColumn), kindOfContent([content], [], {}));
  }

  #aggravate(index: number, kind: Kind | undefined): void {
    const change = this.changes[index];
    if (change && kind) this.changes[index] = { ...change, kind: graver(change.kind, kind) };
  }

  #add(
    { unit, place }: Context,
    change: Pick<ListedChange, 'what' | 'kind' | 'before' | 'after'> &
      Partial<Pick<ListedChange, 'units' | 'behind' | 'left'>>,
  ): void {
    this.changes.push({
      section: this.#section,
      unit: unit ?? 'paragraph',
      place,
      units: [],
      ...change,
      before: change.before.replaceAll(lineEnd, '\n'),
      after: change.after.replaceAll(lineEnd, '\n'),
    });
  }
}

interface LineTexts {
  readonly before: string;
  readonly after: string;
}

/** Both versions of a line of text; `undefined` where a node holds blocks, code or part of a line. */
function textsIn({ name, children }: Within | Wrapped): LineTexts | undefined {
  if (name === 'pre' || !isBlock(element(name)) || children.some(isBlockNode)) return undefined;
  return {
    before: readText(reject({ content: children })),
    after: readText(accept({ content: children })),
  };
}

/** Whether a paragraph became or was a line in bold, which is a heading of what follows. */
function becameBoldLine({ name, children }: Within | Wrapped, text: string): boolean {
  const [only, more] = children;
  return (
    name === 'p' &&
    only !== undefined &&
    !more &&
    isWrapped(only) &&
    only.name === 'strong' &&
    !/[.!?…。！？]$/u.test(text.trim())
  );
}

function kindOfLine(before: string, after: string): TextPlace['lineKind'] {
  if (before === after) return 'formatting';
  return writtenForm(before) === writtenForm(after) ? 'typography' : undefined;
}

/** The word that a text which stayed begins with, if a figure before it can be an amount of it. */
function wordBehind(next: Merged | undefined): string {
  const value = next?.change === 'same' && next.content.type === 'text' ? next.content.value : '';
  return /^[ \u00a0\u202f]?[\p{L}\p{Sc}%‰][\p{L}\p{M}]{0,20}/u.exec(value)?.[0] ?? '';
}

type Texts = Pick<ListedChange, 'before' | 'after' | 'kind'>;

/**
 * The texts of a formatting change. It changes the meaning when text was struck out, a power became
 * a plain number, or a link came or went.
 */
function formatted({
  change,
  name,
  attributes,
  children,
}: Wrapped): Texts & Partial<Pick<ListedChange, 'units'>> {
  const inner = accept({ content: children });
  const [plain, marked] = [readText(inner), readText([element(name, attributes, inner)])];
  const kind = plain === marked ? 'formatting' : graver('wording', kindOfText(plain, ''));
  const [before, after] = change === 'wrapped' ? [plain, marked] : [marked, plain];
  if (!isLinkTo({ name, attributes }, plain)) return { before, after, kind };
  if (!isFileAddress(attributes.href)) return { before, after, kind: graver(kind, 'links') };
  const deed = change === 'wrapped' ? 'inserted' : 'deleted';
  return { before, after, kind: graver(kind, 'wording'), units: [{ deed, unit: 'file' }] };
}

/** Whether a tag makes a text a link, to something that the text does not say. */
function isLinkTo({ name, attributes }: StartTag, text: string): boolean {
  const { href } = attributes;
  return name === 'a' && href !== undefined && !isNoteLink(attributes) && !isOwnAddress(href, text);
}

/** The context of what is in a node: a block is a line of its own. */
function contextIn(nodes: readonly Merged[], index: number, context: Context): Context {
  const node = nodes[index];
  if (!node || !('name' in node)) return context;
  const isLine = isBlock(element(node.name));
  return {
    ...context,
    beside: isLine ? noSurroundings : surroundingsOf(nodes, index, index + 1, context.beside),
    text: codeNames.has(node.name) ? { ...context.text, isCode: true } : context.text,
  };
}

function retagged(node: Within, tag: StartTag): Texts & Partial<Pick<ListedChange, 'units'>> {
  const units = [{ deed: 'exchanged', unit: 'file' }] as const;
  const isFile = isFileAddress(node.attributes.href) && isFileAddress(tag.attributes.href);
  return {
    ...textsOf(node),
    kind: kindOfTag(node, tag) ?? 'formatting',
    ...(isFile && node.attributes.href !== tag.attributes.href && { units }),
  };
}

/** The images of a place that changed; `undefined` where they are the same, or stand among words. */
function imageUnits(
  before: readonly Content[],
  after: readonly Content[],
): ListedChange['units'] | undefined {
  const [old, young] = [imagesIn(before), imagesIn(after)];
  const isSame =
    old.length === young.length && old.every((address, index) => address === young[index]);
  const areAlone = [before, after].every((side) => side.length === 0 || isPictures(side));
  if (isSame || !areAlone) return undefined;
  const deed = old.length === 0 ? 'inserted' : young.length === 0 ? 'deleted' : 'exchanged';
  const { length } = young.length > 0 ? young : old;
  return Array.from({ length }, () => ({ deed, unit: 'image' }) as const);
}

function textsOf(node: Merged): Omit<Texts, 'kind'> {
  return {
    before: readText(reject({ content: [node] })),
    after: readText(accept({ content: [node] })),
  };
}

function isWrapped(node: Merged): node is Wrapped {
  return node.change === 'wrapped' || node.change === 'unwrapped';
}

function blockUnits(node: Merged, around: Unit | undefined): ListedChange['units'] {
  if (node.change === 'moved')
    return unitsIn(accept({ content: [node] })[0] ?? { type: 'text', value: '' }, around).map(
      (unit) => ({ deed: node.inPlace ? 'restructured' : 'moved', unit }),
    );
  if (!('content' in node) || node.change === 'same' || !isBlock(node.content)) return [];
  const { change, content } = node;
  return unitsIn(content, around).map((unit) => ({ deed: change, unit }));
}
