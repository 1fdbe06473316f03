import type { Content } from '../plan/content.ts';
import { accept } from './accept-reject.ts';
import { isBlock, isHeading } from './elements.ts';
import { textOf } from './excerpt.ts';
import { type Kind, kindOfText } from './kinds.ts';
import {
  beginsChange,
  countChanges,
  isFormatting,
  type Merged,
  type StartTag,
  type Within,
  type Wrapped,
} from './merged.ts';
import { ownUnit, type Unit, unitsIn } from './units.ts';

/** One change of the text, as a reader goes through them. */
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
  /** The text that went and the text that came; for `formatted` and `moved`, the text itself. */
  readonly before: string;
  readonly after: string;
  /** The last heading before it, as it now reads. */
  readonly section: string | undefined;
  /** The paragraph, item or row it is in; several changes may be in one. */
  readonly unit: Unit;
  readonly place: number;
  /** Whole blocks that came, went or moved. */
  readonly units: readonly {
    readonly deed: 'inserted' | 'deleted' | 'moved';
    readonly unit: Unit;
  }[];
}

interface Context {
  readonly unit: Unit | undefined;
  readonly isHeading: boolean;
  readonly place: number;
}

/** The changes of a text in reading order: one for each that `countChanges` counts. */
export function listChanges(nodes: readonly Merged[]): ListedChange[] {
  const lister = new Lister();
  lister.walk(nodes, { unit: undefined, isHeading: false, place: 0 });
  return lister.changes;
}

class Lister {
  readonly changes: ListedChange[] = [];
  #section: string | undefined;
  #places = 0;

  walk(nodes: readonly Merged[], context: Context): void {
    for (const [index, node] of nodes.entries()) {
      if (node.change === 'respaced') continue;
      if (node.change === 'within') this.#within(node, context);
      else if (isWrapped(node)) {
        const value = textIn(accept({ content: [node] }));
        const texts = { before: value, after: value };
        if (isFormatting(node))
          this.#add(context, { what: 'formatted', kind: 'formatting', ...texts });
        this.walk(node.children, context);
      } else {
        if (beginsChange(nodes[index - 1], node)) this.#oneSided(changeFrom(nodes, index), context);
        if (node.change === 'moved') this.walk([node.node], context);
        else if (node.change !== 'deleted') this.#noteHeading(node.content);
      }
    }
  }

  #noteHeading(content: Content): void {
    if (isHeading(content)) this.#section = textOf(content);
  }

  #within(node: Within, context: Context): void {
    const unit = ownUnit(node.name, context.unit);
    const heading = isHeading({ type: 'element', ...node, children: [] });
    const inner: Context =
      unit === undefined ? context : { unit, isHeading: heading, place: ++this.#places };
    const value = textIn(accept({ content: node.children }));
    if (heading) this.#section = value;
    const texts = { before: value, after: value };
    if (node.join) this.#add(inner, { what: node.join, kind: 'structure', ...texts });
    else if (node.before && countChanges(node.children) === 0)
      this.#add(inner, { what: 'retagged', ...retagged(node, node.before, texts) });
    this.walk(node.children, inner);
  }

  #oneSided(nodes: readonly Merged[], context: Context): void {
    const [before, after] = [
      textIn(nodes.flatMap((node) => (node.change === 'deleted' ? [node.content] : []))),
      textIn(
        nodes.flatMap((node) => (node.change === 'deleted' ? [] : accept({ content: [node] }))),
      ),
    ];
    const [first] = nodes;
    if (first?.change === 'deleted' && first.move !== undefined) return;
    const isMoved = first?.change === 'moved';
    const blocks = nodes.flatMap((node) => blockUnits(node, context.unit));
    const [old, young] = [
      nodes.some(({ change }) => change === 'deleted'),
      nodes.some(({ change }) => change !== 'deleted'),
    ];
    const what = isMoved ? 'moved' : old && young ? 'replaced' : young ? 'inserted' : 'deleted';
    const isStructure = blocks.some(({ unit }) => unit === 'heading' || unit === 'column');
    const kind = isMoved
      ? 'moved'
      : what !== 'replaced' && isStructure
        ? 'structure'
        : kindOfText(before, after, context.isHeading);
    this.#add(context, { what, kind, before, after, units: blocks });
  }

  #add(
    { unit, place }: Context,
    change: Pick<ListedChange, 'what' | 'kind' | 'before' | 'after'> &
      Partial<Pick<ListedChange, 'units'>>,
  ): void {
    this.changes.push({
      section: this.#section,
      unit: unit ?? 'paragraph',
      place,
      units: [],
      ...change,
    });
  }
}

/** A paragraph that became a heading is structure, a box that was ticked says that something is done. */
function kindOfTag({ name }: Within, before: StartTag): Kind {
  if (name === 'input') return 'figures';
  return name === before.name ? 'formatting' : 'structure';
}

type Texts = Pick<ListedChange, 'before' | 'after'>;

/** Another description of an image is another text. */
function retagged(node: Within, tag: StartTag, texts: Texts): Texts & Pick<ListedChange, 'kind'> {
  const [before = '', after = ''] = [tag.attributes.alt, node.attributes.alt];
  if (before !== after) return { before, after, kind: kindOfText(before, after) };
  return { ...texts, kind: kindOfTag(node, tag) };
}

function isWrapped(node: Merged): node is Wrapped {
  return node.change === 'wrapped' || node.change === 'unwrapped';
}

function textIn(content: readonly Content[]): string {
  return content.map(textOf).join(content.some(isBlock) ? ' ' : '');
}

/** The nodes that are one change together. */
function changeFrom(nodes: readonly Merged[], start: number): Merged[] {
  let end = start + 1;
  for (let node = nodes[end]; node; node = nodes[++end])
    if (node.change === 'same' || !('content' in node || node.change === 'moved')) break;
    else if (beginsChange(nodes[end - 1], node)) break;
  return nodes.slice(start, end);
}

function blockUnits(node: Merged, around: Unit | undefined): ListedChange['units'] {
  if (node.change === 'moved')
    return unitsIn(accept({ content: [node] })[0] ?? { type: 'text', value: '' }, around).map(
      (unit) => ({ deed: 'moved', unit }),
    );
  if (!('content' in node) || node.change === 'same' || !isBlock(node.content)) return [];
  const { change, content } = node;
  return unitsIn(content, around).map((unit) => ({ deed: change, unit }));
}
