/**
 * The rendered text of a document as data: the tree that pages serialise, that redlines compare
 * and that nothing unsafe can enter, because {@link parseMarkdown} is its only producer.
 */
export type Content = Element | Text;

/** An HTML element. `name` is lower case; attributes keep their order; void elements have no children. */
export interface Element {
  readonly type: 'element';
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Content[];
}

/** Character data, not escaped: escaping is the serialiser's. */
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
