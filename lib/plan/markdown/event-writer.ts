import type { Token } from 'markdown-it';
import type { Words } from '../fields/labels.ts';
import { type Element, element, text } from '../model/content.ts';
import type { Heading } from '../model/document.ts';
import type { Report } from '../model/problem.ts';
import type { SourceLines } from '../source/source-lines.ts';
import type { Anchors } from './anchors.ts';
import type { Event } from './events.ts';
import type { Links } from './links.ts';

/** What the translation of tokens needs to know of their document. */
export interface EventContext {
  readonly headings: ReadonlyMap<Token, Heading>;
  readonly anchors: Anchors;
  readonly links: Links;
  readonly report: Report;
  readonly words: Words;
  /** The text, to show what is nested too deep. */
  readonly markdown: string;
  /** Lines before the text in its file. */
  readonly lineOffset: number;
}

/** Collects the events of one document, and knows the current line of the file. */
export class EventWriter {
  readonly events: Event[] = [];
  readonly context: EventContext;
  line = 1;
  /** Counts runs of inline text, see {@link RawTag}. */
  run = 0;
  /** How many links are open. Addresses in the text of a link are no links of their own. */
  openLinks = 0;
  /** How many tags `<a id="…">`, which lead nowhere, have no end tag yet. */
  openAnchors = 0;
  /** Characters of the formulas so far. */
  mathLength = 0;
  #lines: readonly string[] | undefined;

  constructor(context: EventContext) {
    this.context = context;
  }

  /** `map` is the one of the token: lines of the text from 0, the second not included. */
  open(
    name: string,
    attributes: Readonly<Record<string, string>> = {},
    map: Token['map'] = null,
  ): void {
    this.events.push({ type: 'open', name, attributes, lines: this.#linesOf(map) });
  }

  close(): void {
    this.events.push({ type: 'close' });
  }

  text(value: string): void {
    this.events.push({ type: 'text', value });
  }

  leaf(leaf: Element, map: Token['map'] = null): void {
    this.events.push({ type: 'leaf', element: leaf, lines: this.#linesOf(map) });
  }

  code(content: string, map: Token['map'], name?: string): void {
    this.leaf(element('pre', {}, [codeElement(content, name)]), map);
  }

  inlineCode(content: string, name?: string): void {
    this.leaf(codeElement(content, name));
  }

  /** The text as its author wrote it. */
  written([first, after]: readonly [number, number]): string {
    this.#lines ??= this.context.markdown.split('\n');
    return this.#lines.slice(first, after).join('\n');
  }

  #linesOf(map: Token['map']): SourceLines | undefined {
    if (!map) return undefined;
    const { lineOffset } = this.context;
    return { first: map[0] + 1 + lineOffset, last: map[1] + lineOffset };
  }
}

function codeElement(content: string, name: string | undefined): Element {
  const attributes: Record<string, string> = name === undefined ? {} : { class: name };
  return element('code', attributes, content === '' ? [] : [text(content)]);
}

/** An attribute of a token, empty where it has none. */
export function attributeOf(token: Token, name: string): string {
  return String(token.attrs?.find(([key]) => key === name)?.[1] ?? '');
}
