import type { Element } from '../../plan/model/content.ts';
import type { SourcedDocument, SourceLines } from '../../plan/source/source-lines.ts';
import { holdsParts } from '../content/elements.ts';
import { visitContent } from '../content/rebuild.ts';
import { completeLines } from './complete-lines.ts';
import { findInline, type InlineSpans } from './inline-spans.ts';
import { type SourcePlace, SourceText } from './source-text.ts';
import type { TextPart } from './tree-cursor.ts';

/**
 * Elements that come only from the author's HTML. What stands before their text in a line is not
 * known.
 */
const rawBlocks: ReadonlySet<string> = new Set(['details', 'summary', 'dl', 'dt', 'dd']);

/** Finds elements and text in the source of one version. */
export class SourceSide {
  readonly #text: SourceText;
  readonly #written: ReadonlyMap<Element, SourceLines>;
  readonly #lines: ReadonlyMap<Element, SourceLines>;
  readonly #parents = new Map<Element, Element>();
  readonly #inline = new Map<Element, InlineSpans | undefined>();

  constructor({ source, lines, content }: SourcedDocument) {
    this.#text = new SourceText(source);
    this.#written = lines;
    this.#lines = completeLines(content, lines, { first: 1, last: this.#text.lineCount });
    visitContent(content, (node) => {
      if (node.type === 'text') return;
      for (const child of node.children)
        if (child.type === 'element') this.#parents.set(child, node);
    });
  }

  /** Whether an element has lines of its own. */
  isBlock(element: Element | undefined): boolean {
    return element !== undefined && this.#lines.has(element);
  }

  /** The place of a block with everything in it, or of an inline element or cell that was found. */
  placeOf(element: Element): SourcePlace | undefined {
    const lines = this.#lines.get(element);
    if (lines) return this.#text.placeOfLines(lines);
    const span = this.#inlineOf(element)?.elements.get(element);
    return span && this.#text.placeOfSpan(span);
  }

  /**
   * The place of a block's own text, without the blocks that follow in it. A block without text has
   * its whole place.
   */
  ownPlaceOf(block: Element): SourcePlace | undefined {
    if (holdsParts(block.name) && block.name !== 'tr') return this.placeOf(block);
    const lines = this.#lines.get(block);
    const next = block.children
      .map((child) => (child.type === 'element' ? this.#lines.get(child) : undefined))
      .find((inner) => inner && lines && inner.first > lines.first);
    if (!lines || !next) return this.placeOf(block);
    return this.#text.placeOfLines({ first: lines.first, last: next.first - 1 });
  }

  /** The place of text in an element, when it was found. */
  placeOfText(parts: readonly TextPart[], around: Element | undefined): SourcePlace | undefined {
    const spans = around && this.#inlineOf(around)?.texts;
    const [first, last] = [parts.at(0), parts.at(-1)];
    if (!spans || !first || !last) return undefined;
    const start = spans.get(first.text)?.[first.start]?.start;
    const end = spans.get(last.text)?.[last.end - 1]?.end;
    if (start === undefined || end === undefined) return undefined;
    return this.#text.placeOfSpan({ start, end });
  }

  #inlineOf(element: Element): InlineSpans | undefined {
    let block: Element | undefined = element;
    while (block && !this.#lines.has(block)) block = this.#parents.get(block);
    if (!block || !this.#written.has(block) || rawBlocks.has(block.name)) return undefined;
    if (!this.#inline.has(block))
      this.#inline.set(block, findInline(block, this.#text, this.#lines));
    return this.#inline.get(block);
  }
}
