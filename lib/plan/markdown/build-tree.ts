import { type Content, type Element, element, text } from '../model/content.ts';
import type { Report } from '../model/problem.ts';
import { cleanText, isOrdinary } from '../source/clean-text.ts';
import type { SourceLines } from '../source/source-lines.ts';
import type { Event, RawTag } from './events.ts';
import { rawBlockNames } from './raw-block.ts';
import { reportTag } from './raw-html.ts';
import { wrapRuns } from './wrap-runs.ts';

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
    else if (!elements.has(event)) {
      reportTag(report, event.line, event.source, 'misplaced');
      builder.addText(event.source);
    } else if (event.form === 'open') builder.open(event.name, event.attributes, linesOf(event));
    else builder.close(event.line);
  }
  return builder.finish();
}

function linesOf({ name, line }: RawTag): SourceLines | undefined {
  return rawBlockNames.has(name) ? { first: line, last: line } : undefined;
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

  /** `last` is the line of the end tag, for elements that the author wrote as HTML. */
  close(last?: number): void {
    if (this.#stack.length < 2) return;
    const closed = this.#stack.pop();
    if (!closed) return;
    if (closed.name === 'a') this.#links--;
    const { name, attributes, children, lines } = closed;
    this.add(
      element(name, attributes, wrapRuns(name, children)),
      lines && last !== undefined ? { ...lines, last } : lines,
    );
  }

  finish(): readonly Content[] {
    while (this.#stack.length > 1) this.close();
    return wrapRuns('', this.#stack[0]?.children ?? []);
  }
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
  const entries = Object.entries(attributes);
  if (entries.every(([, value]) => isOrdinary(value))) return attributes;
  return Object.fromEntries(entries.map(([name, value]) => [name, cleanText(value)]));
}
