import { cleanText } from './clean-text.ts';
import { type Content, type Element, element, text } from './content.ts';
import type { Event, RawTag } from './events.ts';
import type { Report } from './problem.ts';
import { reportTag } from './raw-html.ts';
import { wrapRuns } from './wrap-runs.ts';

interface OpenElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Content[];
}

/** Builds the content tree; raw tags outside `elements` become text and are reported. */
export function buildTree(
  events: readonly Event[],
  elements: ReadonlySet<RawTag>,
  report: Report,
): readonly Content[] {
  const builder = new TreeBuilder();
  for (const event of events) {
    if (event.type === 'leaf') builder.add(cleanLeaf(event.element));
    else if (event.type === 'text') builder.addText(event.value);
    else if (event.type === 'open') builder.open(event.name, event.attributes);
    else if (event.type === 'close') builder.close();
    else if (!elements.has(event)) {
      reportTag(report, event.line, event.source, 'misplaced');
      builder.addText(event.source);
    } else if (event.form === 'open') builder.open(event.name, event.attributes);
    else builder.close();
  }
  return builder.finish();
}

class TreeBuilder {
  readonly #stack: OpenElement[] = [{ name: '', attributes: {}, children: [] }];
  /** How many open elements are links. */
  #links = 0;

  add(content: Content): void {
    this.#stack.at(-1)?.children.push(content);
  }

  addText(value: string): void {
    const children = this.#stack.at(-1)?.children;
    if (!children || value === '') return;
    const last = children.at(-1);
    if (last?.type !== 'text') children.push(text(cleanText(value)));
    else children[children.length - 1] = text(last.value + cleanText(value));
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    const opened = openElement(name, attributes, this.#links > 0);
    if (opened.name === 'a') this.#links++;
    this.#stack.push(opened);
  }

  close(): void {
    if (this.#stack.length < 2) return;
    const closed = this.#stack.pop();
    if (!closed) return;
    if (closed.name === 'a') this.#links--;
    this.add(element(closed.name, closed.attributes, wrapRuns(closed.name, closed.children)));
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
  inLink: boolean,
): OpenElement {
  if (name === 'a' && inLink) {
    const { id } = attributes;
    return { name: 'span', attributes: id === undefined ? {} : { id }, children: [] };
  }
  const isDead = name === 'a' && attributes.href === undefined;
  return { name: isDead ? 'span' : name, attributes: cleanAttributes(attributes), children: [] };
}

function cleanLeaf({ name, attributes, children }: Element): Element {
  return element(name, cleanAttributes(attributes), children);
}

function cleanAttributes(
  attributes: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name, cleanText(value)]),
  );
}
