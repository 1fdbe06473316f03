import { type Content, type Element, element, text } from '../../plan/model/content.ts';
import { capitalize } from '../../plan/source/capitalize.ts';
import type { RedlineWords } from '../../words/redline-words.ts';
import { placeChangeText, sortChangeText } from '../../words/sort-text.ts';
import { isBlock, isHeading, isList, isParagraph, isPart } from '../content/elements.ts';
import { excerpt } from '../content/excerpt.ts';
import { append } from '../content/rebuild.ts';
import { inlineFrom } from '../merged/inline-from.ts';
import type { Whole } from '../merged/merged.ts';
import { type Layout, layoutOf, padRow } from '../merged/row-padding.ts';
import { type Mark, markElement, markText } from './feed-marks.ts';
import { withNeededNumbers, withNumbers } from './list-numbers.ts';
import type { PlainMerged, PlainMoved, PlainWithin } from './plain-merged.ts';

/** Stands for unchanged text that was left out. */
const omission = '…';

/**
 * The changed blocks with `ins` and `del` as `markElement` makes them and labels in words, each after
 * the nearest heading, and a list after its intro; unchanged runs become "…". Content must be plain, see `plainContent`.
 */
export function feedBlocks(nodes: readonly PlainMerged[], words: RedlineWords): Content[] {
  return new FeedBlocks(words).blocks(nodes, 'root');
}

class FeedBlocks {
  readonly #words: RedlineWords;
  /** The columns of the current table, if they changed. */
  #layout: Layout | undefined;

  constructor(words: RedlineWords) {
    this.#words = words;
  }

  blocks(nodes: readonly PlainMerged[], parent: string): Content[] {
    const result: Content[] = [];
    let heading: Content | undefined;
    let left = 0;
    for (let index = 0; index < nodes.length; index++) {
      const node = nodes[index];
      if (!node) break;
      const unchanged = unchangedBlock(node);
      if (unchanged) {
        [heading, left] = isHeading(unchanged) ? [unchanged, 0] : [heading, left + 1];
        continue;
      }
      if (heading) result.push(heading);
      const intro = introOf(nodes, index);
      if (left > intro.length) append(result, [omitted(parent)]);
      result.push(...intro);
      [heading, left] = [undefined, 0];
      const line = inlineFrom(nodes, index);
      const goesOn = isSameDeed(nodeBefore(nodes, index), node);
      append(
        result,
        line.length > 0 ? [this.#markLine(node, line)] : this.#block(node, { labelled: !goesOn }),
      );
      index += Math.max(line.length - 1, 0);
    }
    if (left > 0 || heading) append(result, [omitted(parent)]);
    return result;
  }

  #block(node: PlainMerged, { labelled } = { labelled: true }): Content[] {
    const words = this.#words;
    if (node.change === 'same') return [node.content];
    if (node.change === 'within') return this.#within(node);
    if (node.change === 'moved') return this.#moved(this.#block(node.node), this.#moveLabel(node));
    if (node.inPlace) return [];
    if (!isBlock(node.content)) return [markElement(node.change, [node.content], words)];
    if (node.move !== undefined) return this.#movedAway(node);
    const block = markText(this.#padded(node.content, node.change), node.change, words);
    const label = `${node.change === 'inserted' ? words.added : words.removed}${words.colon}`;
    return labelled ? withLabelBefore(block, label) : [block];
  }

  #markLine({ change }: PlainMerged, line: readonly Content[]): Content {
    return markElement(change === 'deleted' ? 'deleted' : 'inserted', line, this.#words);
  }

  #padded(block: Element, change: Mark): Element {
    const isPadded = this.#layout !== undefined && block.name === 'tr';
    return isPadded ? padRow(block, change, this.#layout ?? [], element('td')) : block;
  }

  #within(node: PlainWithin): Content[] {
    const around = this.#layout;
    if (node.name === 'table') this.#layout = layoutOf(node);
    const content = this.#differing(node);
    this.#layout = around;
    return content;
  }

  #differing({ name, attributes, children, join, retagged }: PlainWithin): Content[] {
    const isWhole = name === 'tr' || name === 'thead';
    const shown = isWhole
      ? children.flatMap((child) => this.#block(child, { labelled: !isPlainCell(child) }))
      : name === 'ol'
        ? this.#items(children, attributes.start)
        : this.blocks(children, name);
    const whole = element(name, attributes, shown);
    const block = join ? this.#joined(whole, join === 'split' ? 'inserted' : 'deleted') : whole;
    const sorts = retagged && sortChangeText(retagged.after, retagged.before, this.#words);
    return sorts ? withLabelBefore(block, this.#sortLabel(sorts)) : [block];
  }

  /** Puts a paragraph mark first in a block, or in the paragraph that is first in it. */
  #joined(block: Element, change: 'inserted' | 'deleted'): Element {
    const mark = markElement(change, [text('¶')], this.#words);
    const spaced = withLabel(block, text(' '));
    return (
      (spaced && withLabel(spaced, mark)) ?? {
        ...block,
        children: [mark, text(' '), ...block.children],
      }
    );
  }

  #items(children: readonly PlainMerged[], start: string | undefined): Content[] {
    return withNeededNumbers(this.blocks(withNumbers(children, start), 'ol'), start);
  }

  #moveLabel({ inPlace }: PlainMoved): string {
    if (!inPlace) return `${this.#words.movedHere}${this.#words.colon}`;
    return this.#sortLabel(placeChangeText(inPlace, this.#words));
  }

  #sortLabel({ before, after }: { readonly before: string; readonly after: string }): string {
    const label = `${before && `${before} → `}${after}${this.#words.colon}`;
    return capitalize(label);
  }

  #moved(content: readonly Content[], label: string): Content[] {
    return content.flatMap((block) =>
      block.type === 'element' ? withLabelBefore(block, label) : [block],
    );
  }

  /**
   * Writes the old place of a moved block. Its first words are enough, because the block is shown
   * at its new place.
   */
  #movedAway({ content }: Whole): Content[] {
    const label = `${this.#words.movedAway}${this.#words.colon}`;
    const words = markElement('deleted', [text(excerpt(content))], this.#words);
    const name = content.type === 'element' ? content.name : 'p';
    if (name === 'tr') return [element('tr', {}, [element('td', {}, [text(label), words])])];
    return [element(isPart(content) ? name : 'p', {}, [text(label), words])];
  }
}

/** Puts a label first in a block, or before the block when no text may be first in it. */
function withLabelBefore(block: Element, label: string): Content[] {
  const labelled = withLabel(block, text(label));
  return labelled ? [labelled] : [element('p', {}, [text(label.trimEnd())]), block];
}

/** The unchanged paragraph right before a list, if there is one. */
function introOf(nodes: readonly PlainMerged[], index: number): readonly Content[] {
  const node = nodes[index];
  const inner = node?.change === 'moved' ? node.node : node;
  const list = inner && ('content' in inner ? inner.content : element(inner.name));
  const before = nodeBefore(nodes, index);
  const intro = before && unchangedBlock(before);
  return list && isList(list) && intro && isParagraph(intro) ? [intro] : [];
}

/**
 * The content of an unchanged block, which is left out. A table's head is not: it names the
 * columns.
 */
function unchangedBlock(node: PlainMerged): Content | undefined {
  if (node.change !== 'same' || !isBlock(node.content)) return undefined;
  return node.content.name === 'thead' ? undefined : node.content;
}

/** The node before one, without the white space between blocks. */
function nodeBefore(nodes: readonly PlainMerged[], index: number): PlainMerged | undefined {
  const before = nodes[index - 1];
  const isSpace =
    before?.change === 'same' &&
    before.content.type === 'text' &&
    before.content.value.trim() === '';
  return isSpace ? nodes[index - 2] : before;
}

/** Whether a block was added or removed together with the one before it: one label is enough. */
function isSameDeed(before: PlainMerged | undefined, node: PlainMerged): boolean {
  return before !== undefined && deedOf(before) !== undefined && deedOf(before) === deedOf(node);
}

function deedOf(node: PlainMerged): Mark | undefined {
  if (node.change !== 'inserted' && node.change !== 'deleted') return undefined;
  return isBlock(node.content) && node.move === undefined ? node.change : undefined;
}

/** The mark is enough where the name of the column or the first cell of a row has a label. */
function isPlainCell(node: PlainMerged): boolean {
  return 'content' in node && node.content.type === 'element' && node.content.name === 'td';
}

function omitted(parent: string): Content {
  if (parent === 'ul' || parent === 'ol') return element('li', {}, [text(omission)]);
  if (parent === 'dl') return element('dd', {}, [text(omission)]);
  const row = element('tr', {}, [element('td', {}, [text(omission)])]);
  if (parent === 'table') return element('tbody', {}, [row]);
  if (parent === 'tbody' || parent === 'thead' || parent === 'tfoot') return row;
  if (parent === 'li' || parent === 'td' || parent === 'dd') return text(` ${omission} `);
  return element('p', {}, [text(omission)]);
}

/** Puts a label into paragraphs and headings, items and cells; into the first cell of a row. */
function withLabel(block: Element, label: Content): Element | undefined {
  const [first, ...others] = block.children;
  if (first?.type === 'element' && (first.name === 'p' || !takesText.has(block.name))) {
    const labelled = isPart(block) ? withLabel(first, label) : undefined;
    return labelled && { ...block, children: [labelled, ...others] };
  }
  return takesText.has(block.name) ? { ...block, children: [label, ...block.children] } : undefined;
}

const takesText: ReadonlySet<string> = new Set([
  ...['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
  ...['li', 'td', 'th', 'dt', 'dd', 'summary', 'caption', 'figcaption'],
]);
