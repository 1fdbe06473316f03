/**
 * The text of a document as a tree. Pages write it as HTML, and redlines compare it. Nothing unsafe
 * can be in it, because {@link parseMarkdown} is its only producer.
 */
export type Content = Element | Text;

/** An HTML element. `name` is lower case; attributes keep their order; void elements have no children. */
export interface Element {
  readonly type: 'element';
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Content[];
}

/** Text, not escaped. The writer of HTML escapes it. */
export interface Text {
  readonly type: 'text';
  readonly value: string;
}

/** Builds an element. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  children: readonly Content[] = [],
): Element {
  return { type: 'element', name, attributes, children };
}

/** Builds a text node. */
export function text(value: string): Text {
  return { type: 'text', value };
}
