import { type Content, type Element, element, text } from '../../plan/model/content.ts';
import type { RedlineWords } from '../../words/redline-words.ts';
import { placeChangeText, sortChangeText } from '../../words/sort-text.ts';
import { isFileAddress } from '../classify/files.ts';
import { isBlock, isPart } from '../content/elements.ts';
import { noteInvisible } from '../content/invisible.ts';
import { rebuild } from '../content/rebuild.ts';
import { inlineFrom } from '../merged/inline-from.ts';
import {
  beginsWithin,
  changeStarts,
  countChanges,
  type InPlace,
  isFormatting,
  isOneSided,
  type Merged,
  moveOf,
  type Respaced,
  type StartTag,
  type Within,
  type Wrapped,
} from '../merged/merged.ts';
import { type Layout, layoutOf, padRow } from '../merged/row-padding.ts';
import { ChangeIds } from './change-ids.ts';
import {
  anchor,
  type Mark,
  markAttribute,
  markLeft,
  markMove,
  markWhole,
  type Start,
} from './html-marks.ts';
import { wordParts } from './word-parts.ts';

/** Holds the id of a deleted element, when an element of the new version uses the same one. */
export const keptIdAttribute = 'data-redline-id';

/** The start tag of the old version, as JSON: `["h2",{"id":"aims"}]`. */
export const beforeAttribute = 'data-redline-before';

/** The old white space, where the new one reads the same. */
export const spaceAttribute = 'data-redline-space';

/** `split` or `joined`, see `Within.join`. */
export const joinAttribute = 'data-redline-join';

/**
 * Both versions as one document with marks, see `redlineToHtml`. The ids of changes begin with
 * `prefix`; numbers whose id the document itself uses are skipped.
 */
export function markedContent(
  nodes: readonly Merged[],
  prefix: string,
  words: RedlineWords,
  options: { readonly steps?: boolean } = {},
): Content[] {
  return new Marking(nodes, prefix, words, options.steps === true).mark(nodes);
}

/** The ids that {@link markedContent} gives to changes, in the order of `listChanges`. */
export function changeIds(nodes: readonly Merged[], prefix: string): string[] {
  return new ChangeIds(prefix, nodes).take(countChanges(nodes));
}

class Marking {
  readonly #ids: ChangeIds;
  readonly #words: RedlineWords;

  readonly #starts: readonly string[];
  readonly #hasSteps: boolean;
  #started = 0;
  /** Number of links around this content. No other link may stand in a link. */
  #links = 0;

  constructor(nodes: readonly Merged[], prefix: string, words: RedlineWords, hasSteps: boolean) {
    this.#ids = new ChangeIds(prefix, nodes);
    this.#starts = this.#ids.take(countChanges(nodes));
    this.#words = words;
    this.#hasSteps = hasSteps;
  }

  #start(): Start {
    const index = this.#started++;
    const [previous, id = '', next] = [index - 1, index, index + 1].map((at) => this.#starts[at]);
    if (!this.#hasSteps || this.#links > 0) return { id, notes: [] };
    const links = [
      ...step(previous, '↑', this.#words.previousChange),
      ...step(next, '↓', this.#words.nextChange),
    ];
    return { id, notes: [element('span', { class: 'steps', [markAttribute]: 'note' }, links)] };
  }

  mark(nodes: readonly Merged[], layout?: Layout): Content[] {
    const result: Content[] = [];
    const starts = changeStarts(nodes);
    for (let index = 0; index < nodes.length; index++) {
      const node = nodes[index];
      if (!node) break;
      const line = inlineFrom(nodes, index);
      const isFirst = starts[index] === 1;
      const content = !isOneSided(node)
        ? this.#common(node, layout)
        : moveOf(node) !== undefined
          ? this.#moveEnd(node, isFirst, layout)
          : this.#whole(node, partsOf(nodes, index, line) ?? line, isFirst, layout);
      for (const one of content) result.push(one);
      index += Math.max(line.length - 1, 0);
    }
    return result;
  }

  #markIn({ name, children }: Within | Wrapped, layout?: Layout): Content[] {
    const isLink = Number(name === 'a');
    this.#links += isLink;
    const marked = this.mark(children, layout);
    this.#links -= isLink;
    return marked;
  }

  /** Content that both versions have in some form. */
  #common(node: Merged, layout: Layout | undefined): Content[] {
    if (node.change === 'within') return this.#within(node, layout);
    if (node.change === 'wrapped' || node.change === 'unwrapped') return this.#wrapped(node);
    if (node.change === 'respaced') return [respaced(node)];
    return 'content' in node ? [node.content] : [];
  }

  #within(node: Within, layout: Layout | undefined): Content[] {
    const { name, before, join } = node;
    const attributes = {
      // What was joined to another element has its own start tag in the old version alone.
      ...(join === 'joined' ? this.#withoutTakenId(node.attributes) : node.attributes),
      ...(before ? { [beforeAttribute]: JSON.stringify([before.name, before.attributes]) } : {}),
      ...(join ? { [joinAttribute]: join } : {}),
    };
    const isInside = join !== undefined || isPart(element(name));
    const start = beginsWithin(node) ? this.#start() : undefined;
    const children = this.#markIn(node, name === 'table' ? layoutOf(node) : layout);
    const mark = [
      ...(start ? anchor(start) : []),
      ...(before && !node.isTold ? this.#sorts(node, before) : []),
    ];
    if (isInside) return [element(name, attributes, [...mark, ...children])];
    return [...mark, element(name, attributes, children), ...this.#files(node)];
  }

  /** Links to the old and the new file, of a link that leads to another one: its text says neither. */
  #files({ before, attributes }: Within): Content[] {
    const [old, now] = [before?.attributes.href, attributes.href];
    if (!isFileAddress(old) || !isFileAddress(now) || old === now || this.#links > 0) return [];
    const file = (href: string, label: string) =>
      element('a', { href, [markAttribute]: 'note' }, [text(label)]);
    return [file(old, this.#words.oldFile), file(now, this.#words.newFile)];
  }

  /**
   * A label that says that a block became another sort of block: a newly numbered list looks like
   * any list.
   */
  #sorts(node: Within, before: StartTag): Content[] {
    const sorts = sortChangeText(node, before, this.#words);
    return sorts ? [label(`${sorts.before} → ${sorts.after}`)] : [];
  }

  #wrapped(node: Wrapped): Content[] {
    const { change, name, attributes } = node;
    const mark = isFormatting(node) ? anchor(this.#start()) : [];
    const kept = change === 'wrapped' ? attributes : this.#withoutTakenId(attributes);
    return [...mark, element(name, { ...kept, [markAttribute]: change }, this.#markIn(node))];
  }

  /** Marks one inserted or deleted block, or a whole line of text. */
  #whole(
    node: Merged,
    line: readonly Content[],
    isFirst: boolean,
    layout: Layout | undefined,
  ): Content[] {
    const mark: Mark = node.change === 'deleted' ? 'deleted' : 'inserted';
    const changed = line.length > 0 ? line : 'content' in node ? [node.content] : [];
    const content = noteInvisible(changed, label);
    const start = isFirst ? this.#start() : undefined;
    const rows = content.map((row) => padded(row, mark, layout));
    return markWhole(mark === 'deleted' ? this.#withoutTakenIds(rows) : rows, mark, start);
  }

  /** Marks one of the two places of moved blocks. The first block there gets the note. */
  #moveEnd(node: Merged, isFirst: boolean, layout: Layout | undefined): Content[] {
    const move = moveOf(node) ?? 0;
    const inPlace = 'inPlace' in node ? node.inPlace : undefined;
    if (node.change === 'moved') {
      const notes = isFirst
        ? [
            ...anchor(this.#start()),
            inPlace ? this.#placeLabel(inPlace) : this.#note(move, 'to', this.#words.movedHere),
          ]
        : [];
      const content = this.mark([node.node], layout);
      const block = content.pop();
      return block ? [markMove(block, 'moved', move, [...notes, ...content])] : [];
    }
    if (!('content' in node)) return [];
    const notes = isFirst && !inPlace ? [this.#note(move, 'from', this.#words.movedAway)] : [];
    return this.#withoutTakenIds([padded(node.content, 'deleted', layout)]).map((content) =>
      inPlace ? markLeft(content, move) : markMove(content, 'deleted', move, notes),
    );
  }

  /** A label that says what a block became whose place in the text is the same. */
  #placeLabel(inPlace: InPlace): Content {
    const { before, after } = placeChangeText(inPlace, this.#words);
    return label(`${before && `${before} → `}${after}`);
  }

  /** A note that says that a block moved, and links to its other place. */
  #note(move: number, end: 'from' | 'to', label: string): Content {
    const other = this.#ids.ofMove(move, end === 'to' ? 'from' : 'to');
    const id = this.#ids.ofMove(move, end);
    return element('a', { href: `#${other}`, id, [markAttribute]: 'note' }, [text(label)]);
  }

  /**
   * Renames ids that the new version uses: a page may have each id only once, and the new version
   * keeps its own.
   */
  #withoutTakenIds(content: readonly Content[]): Content[] {
    return rebuild(content, ({ name, attributes }, children) => [
      element(name, this.#withoutTakenId(attributes), children),
    ]);
  }

  #withoutTakenId(attributes: Element['attributes']): Element['attributes'] {
    const { id } = attributes;
    if (id === undefined || this.#ids.claimOld(id)) return attributes;
    const renamed = Object.entries(attributes).map(([name, value]) =>
      name === 'id' ? [keptIdAttribute, value] : [name, value],
    );
    return Object.fromEntries(renamed);
  }
}

function step(id: string | undefined, sign: string, label: string): Content[] {
  return id === undefined
    ? []
    : [element('a', { href: `#${id}`, 'aria-label': label }, [text(sign)])];
}

function label(value: string): Element {
  return element('span', { class: 'label', [markAttribute]: 'note' }, [text(value)]);
}

function respaced({ before, after }: Respaced): Content {
  const attributes = { [markAttribute]: 'respaced', [spaceAttribute]: before };
  return element('span', attributes, [text(after)]);
}

function padded(content: Content, mark: Mark, layout: Layout | undefined): Content {
  const isRow = content.type === 'element' && content.name === 'tr';
  return layout && isRow
    ? padRow(content, mark, layout, element('td', { [markAttribute]: 'note' }))
    : content;
}

/**
 * The parts of a word that changed inside, with the differing letters emphasised. The word may be
 * all that a link holds.
 */
function partsOf(
  nodes: readonly Merged[],
  index: number,
  [content, more]: readonly Content[],
): Content[] | undefined {
  const node = nodes[index];
  const isOld = node?.change === 'deleted';
  const other = nodes[isOld ? index + 1 : index - 1];
  if (other?.change !== (isOld ? 'inserted' : 'deleted')) return undefined;
  const [one, two] = [textIn(node), textIn(other)];
  const parts = isOld ? wordParts(one, two) : wordParts(two, one);
  if (!parts || !content || more) return undefined;
  const differs = isOld ? parts.before : parts.after;
  const part = differs ? [element('b', { [markAttribute]: 'part' }, [text(differs)])] : [];
  const children = [text(parts.start), ...part, text(parts.end)];
  return content.type === 'text' ? children : [{ ...content, children }];
}

function textIn(node: Merged | undefined): string {
  const content = node && 'content' in node ? node.content : text('');
  if (content.type === 'text') return content.value;
  const [inner, more] = content.children;
  return inner?.type === 'text' && !more && !isBlock(content) ? inner.value : '';
}
