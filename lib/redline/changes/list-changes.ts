import { type Content, element } from '../../plan/model/content.ts';
import { bareText, graver, type Kind, kindOfText } from '../classify/kinds.ts';
import { ownUnit, type Unit, unitsIn } from '../classify/units.ts';
import { isBlock, isHeading } from '../content/elements.ts';
import { readText } from '../content/read-text.ts';
import { accept, reject } from '../merged/accept-reject.ts';
import {
  beginsWithin,
  changeStarts,
  isFormatting,
  isOneSided,
  type Merged,
  type StartTag,
  type Whole,
  type Within,
  type Wrapped,
} from '../merged/merged.ts';
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
  /** The last heading before the change, in its new wording. */
  readonly section: string | undefined;
  /**
   * The paragraph, item or row that the change is in. Several changes may have the same `place`.
   */
  readonly unit: Unit;
  readonly place: number;
  /** Whole blocks that were added, removed or moved, or stand in other elements now. */
  readonly units: readonly {
    readonly deed: 'inserted' | 'deleted' | 'moved' | 'restructured';
    readonly unit: Unit;
  }[];
}

interface Context {
  readonly unit: Unit | undefined;
  readonly isHeading: boolean;
  readonly place: number;
}

/** The changes of a text in reading order: the same ones that `countChanges` counts. */
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
    const starts = changeStarts(nodes);
    for (const [index, node] of nodes.entries()) {
      if ('content' in node && node.continues) this.#continue(node);
      if (starts[index]) this.#start(nodes, index, starts, context);
      if (node.change === 'within') this.#within(node, context);
      else if (node.change === 'moved') this.walk([node.node], context);
      else if (isWrapped(node)) this.#wrapped(node, context);
      else if (node.change === 'same' || node.change === 'inserted')
        this.#noteHeading(node.content);
    }
  }

  #wrapped(node: Wrapped, context: Context): void {
    if (isFormatting(node)) this.#add(context, { what: 'formatted', ...formatted(node) });
    this.walk(node.children, context);
  }

  #start(nodes: readonly Merged[], index: number, starts: Uint8Array, context: Context): void {
    let end = index + 1;
    while (isOneSided(nodes[end]) && !starts[end]) end++;
    this.#oneSided(nodes.slice(index, end), nodes[end], context);
  }

  #noteHeading(content: Content): void {
    if (isHeading(content)) this.#section = readText([content]);
  }

  #within(node: Within, context: Context): void {
    const unit = ownUnit(node.name, context.unit);
    const heading = isHeading({ type: 'element', ...node, children: [] });
    const inner: Context =
      unit === undefined ? context : { unit, isHeading: heading, place: ++this.#places };
    const value = heading || node.join ? readText(accept({ content: node.children })) : '';
    if (heading) this.#section = value;
    if (node.join)
      this.#add(inner, { what: node.join, kind: 'structure', before: value, after: value });
    else if (node.before && beginsWithin(node))
      this.#add(inner, { what: 'retagged', ...retagged(node, node.before) });
    this.walk(node.children, inner);
  }

  #oneSided(nodes: readonly Merged[], next: Merged | undefined, context: Context): void {
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
    const [what, kind] = isMoved
      ? first.inPlace
        ? (['retagged', 'structure'] as const)
        : (['moved', 'moved'] as const)
      : ([change, kindInside(before, after, next, context.isHeading)] as const);
    const units = nodes.flatMap((node) => blockUnits(node, context.unit));
    this.#add(context, { what, kind, before, after, units });
  }

  /**
   * Adds a cell to the change of its added or removed column, which is as grave as its gravest
   * cell.
   */
  #continue({ change, content }: Whole): void {
    const value = readText([content]);
    const isColumn = ({ units }: ListedChange) =>
      units.some(({ deed, unit }) => deed === change && unit === 'column');
    this.#aggravate(this.changes.findLastIndex(isColumn), kindOfText(value, ''));
  }

  #aggravate(index: number, kind: Kind | undefined): void {
    const change = this.changes[index];
    if (change && kind) this.changes[index] = { ...change, kind: graver(change.kind, kind) };
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

type Texts = Pick<ListedChange, 'before' | 'after' | 'kind'>;

/**
 * The texts of a formatting change. It changes the meaning when text was struck out, or a power
 * became a plain number.
 */
function formatted({ change, name, attributes, children }: Wrapped): Texts {
  const inner = accept({ content: children });
  const [plain, marked] = [readText(inner), readText([element(name, attributes, inner)])];
  const kind = plain === marked ? 'formatting' : graver('wording', kindOfText(plain, ''));
  const [before, after] = change === 'wrapped' ? [plain, marked] : [marked, plain];
  return { before, after, kind };
}

function retagged(node: Within, tag: StartTag): Texts {
  return { ...textsOf(node), kind: kindOfTag(node, tag) ?? 'formatting' };
}

function textsOf(node: Merged): Omit<Texts, 'kind'> {
  return {
    before: readText(reject({ content: [node] })),
    after: readText(accept({ content: [node] })),
  };
}

/**
 * The kind of a change, given the node behind it: a minus sign gets its meaning from the number
 * after it.
 */
function kindInside(
  before: string,
  after: string,
  next: Merged | undefined,
  isHeading: boolean,
): Kind {
  const kind = kindOfText(before, after, isHeading);
  const isSign = [before, after].every((text) => /^-?$/u.test(bareText(text)));
  const follows = next?.change === 'same' && readText([next.content]);
  return kind === 'wording' && isSign && follows && /^\p{N}/u.test(follows) ? 'figures' : kind;
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
