import { type Content, type Element, element, text } from '../model/content.ts';
import type { Report } from '../model/problem.ts';
import { cleanText, isOrdinary } from '../source/clean-text.ts';
import type { SourceLines } from '../source/source-lines.ts';
import type { Event, RawTag } from './events.ts';
import { groupingElements } from './raw-elements.ts';
import { reportTag } from './raw-html.ts';
import { tidyTable } from './tidy-table.ts';
import { hasParagraphs, trimRun, wrapRuns } from './wrap-runs.ts';

interface OpenElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Content[];
  readonly lines: SourceLines | undefined;
}

/**
 * Builds the content tree. Raw tags outside `elements` become text and are reported. `lines`, if
 * given, receives the place of every block.
 */
export function buildTree(
  events: readonly Event[],
  elements: ReadonlySet<RawTag>,
  report: Report,
  lines?: Map<Element, SourceLines>,
): readonly Content[] {
  const builder = new TreeBuilder(lines);
  for (const event of events) {
    if (event.type === 'leaf') builder.addLeaf(cleanLeaf(event.element), event.lines);
    else if (event.type === 'text') builder.addText(event.value);
    else if (event.type === 'open') builder.open(event.name, event.attributes, event.lines);
    else if (event.type === 'close') builder.close();
    else if (event.type === 'break') builder.break();
    else if (!elements.has(event)) {
      addMisplaced(event, builder, report);
    } else if (event.form === 'open') builder.open(event.name, event.attributes, linesOf(event));
    else builder.close(event.line);
  }
  return builder.finish();
}

/** A tag becomes text, and stays a place to link to. An end tag that its author left out has no text. */
function addMisplaced({ source, line, attributes }: RawTag, builder: TreeBuilder, report: Report) {
  if (source !== '') reportTag(report, line, source, 'misplaced');
  const { id } = attributes;
  if (id !== undefined) builder.addLeaf(element('span', { id }), undefined);
  builder.addText(source);
}

function linesOf({ name, line }: RawTag): SourceLines | undefined {
  return groupingElements.has(name) ? { first: line, last: line } : undefined;
}

class TreeBuilder {
  readonly #stack: OpenElement[] = [{ name: '', attributes: {}, children: [], lines: undefined }];
  readonly #lines: Map<Element, SourceLines> | undefined;
  /** How many open elements are links. */
  #links = 0;

  constructor(lines: Map<Element, SourceLines> | undefined) {
    this.#lines = lines;
  }

  add(added: Element, lines: SourceLines | undefined): void {
    if (lines) this.#lines?.set(added, lines);
    this.#stack.at(-1)?.children.push(added);
  }

  /** A link to an image is text within a link, as HTML has no links in links. */
  addLeaf(leaf: Element, lines: SourceLines | undefined): void {
    const isInner = leaf.name === 'a' && this.#links > 0;
    this.add(isInner ? element('span', {}, leaf.children) : leaf, lines);
  }

  addText(value: string): void {
    const children = this.#stack.at(-1)?.children;
    if (!children || value === '') return;
    const last = children.at(-1);
    if (last?.type !== 'text') children.push(text(cleanText(value)));
    else children[children.length - 1] = text(last.value + cleanText(value));
  }

  open(
    name: string,
    attributes: Readonly<Record<string, string>>,
    lines: SourceLines | undefined,
  ): void {
    const opened = openElement(name, attributes, lines, this.#links > 0);
    if (opened.name === 'a') this.#links++;
    this.#stack.push(opened);
  }

  /** Ends the paragraph that is open, or the run of text between blocks. */
  break(): void {
    const top = this.#stack.at(-1);
    if (top?.name === 'p') {
      this.close();
      this.open('p', {}, top.lines);
    } else if (top && hasParagraphs(top.name)) top.children.push(element('p'));
    else this.addText('\n');
  }

  /** `last` is the line of the end tag, for elements that the author wrote as HTML. */
  close(last?: number): void {
    if (this.#stack.length < 2) return;
    const closed = this.#stack.pop();
    if (!closed) return;
    if (closed.name === 'a') this.#links--;
    const { name, attributes, children, lines } = closed;
    const isRaw = last !== undefined;
    const tidy = isRaw ? tidyRaw(name, children) : tidyOwn(name, children);
    this.add(element(name, attributes, tidy), lines && isRaw ? { ...lines, last } : lines);
  }

  finish(): readonly Content[] {
    while (this.#stack.length > 1) this.close();
    return wrapRuns('', this.#stack[0]?.children ?? []);
  }
}

/** The contents of an element that its author wrote as HTML, in the form that Markdown's own have. */
function tidyRaw(name: string, children: readonly Content[]): readonly Content[] {
  if (name === 'table') return tidyTable(children);
  return groupingElements.has(name) ? trimRun(wrapRuns(name, children)) : children;
}

function tidyOwn(name: string, children: readonly Content[]): readonly Content[] {
  return name === 'p' ? trimRun(children) : wrapRuns(name, children);
}

/** HTML has no links in links: the inner one stays text. */
function openElement(
  name: string,
  attributes: Readonly<Record<string, string>>,
  lines: SourceLines | undefined,
  inLink: boolean,
): OpenElement {
  if (name === 'a' && inLink) {
    const { id } = attributes;
    return { name: 'span', attributes: id === undefined ? {} : { id }, children: [], lines };
  }
  const isDead = name === 'a' && attributes.href === undefined;
  const shown = isDead ? 'span' : name;
  return { name: shown, attributes: cleanAttributes(attributes), children: [], lines };
}

function cleanLeaf({ name, attributes, children }: Element): Element {
  return element(name, cleanAttributes(attributes), children);
}

function cleanAttributes(
  attributes: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const values = Object.values(attributes);
  if (values.length === 0 || values.every(isOrdinary)) return attributes;
  const entries = Object.entries(attributes);
  return Object.fromEntries(entries.map(([name, value]) => [name, cleanText(value)]));
}
