import { type Content, type Element, element, text } from '../../plan/model/content.ts';
import type { Fingerprints } from '../content/fingerprints.ts';
import { isNoteMark } from '../content/read-text.ts';
import { maximumInlineDepth } from '../sequences/step-budget.ts';

/** Separates the contents of blocks that are compared as one run of text. */
export const boundary: Element = element('boundary');

/**
 * A word, white space, a punctuation mark, an element that counts as one token (such as an image),
 * or a {@link boundary}.
 */
export interface Token {
  readonly kind: 'word' | 'space' | 'mark' | 'element' | 'boundary';
  readonly content: Content;
  /** Equal for equal text, whatever elements stand around it. */
  readonly key: number;
  readonly length: number;
  /** True in preformatted text, where all white space is visible. */
  readonly isPreformatted: boolean;
  /** The innermost element around the token, within the run. */
  readonly wrapper: Wrapper | undefined;
}

/** A place in the merged text: a token of both versions, or of one. */
export interface TokenPlace {
  readonly before: Token | undefined;
  readonly after: Token | undefined;
}

/** An inline element, with the element around it. */
export interface Wrapper {
  readonly element: Element;
  readonly parent: Wrapper | undefined;
}

/** Splits a run of text into tokens. Each token knows the elements around it. */
export function tokensOf(
  nodes: readonly Content[],
  fingerprints: Fingerprints,
  isPreformatted: boolean,
): Token[] {
  const collector = new Collector(fingerprints, isPreformatted);
  collector.collect(nodes, undefined, 0);
  return collector.tokens;
}

class Collector {
  readonly tokens: Token[] = [];
  readonly #fingerprints: Fingerprints;
  readonly #isPreformatted: boolean;

  constructor(fingerprints: Fingerprints, isPreformatted: boolean) {
    this.#fingerprints = fingerprints;
    this.#isPreformatted = isPreformatted;
  }

  collect(nodes: readonly Content[], wrapper: Wrapper | undefined, depth: number): void {
    for (const node of nodes) {
      if (node.type === 'text')
        for (const word of this.#fingerprints.wordsOf(node)) {
          const { kind, key, value } = word;
          this.#add({ kind, key, length: value.length, content: text(value) }, wrapper);
        }
      else if (node.children.length > 0 && depth < maximumInlineDepth && !isNoteMark(node))
        this.collect(node.children, { element: node, parent: wrapper }, depth + 1);
      else this.#addElement(node, wrapper);
    }
  }

  #addElement(node: Element, wrapper: Wrapper | undefined): void {
    const [kind, length] =
      node === boundary ? (['boundary', 0] as const) : (['element', elementLength] as const);
    const key = this.#fingerprints.ofKey(elementKey(node, this.#fingerprints));
    this.#add({ kind, key, length, content: node }, wrapper);
  }

  #add(
    token: Pick<Token, 'kind' | 'key' | 'length' | 'content'>,
    wrapper: Wrapper | undefined,
  ): void {
    const { kind, key, length, content } = token;
    const isPreformatted = this.#isPreformatted;
    this.tokens.push({ kind, content, key, length, isPreformatted, wrapper });
  }
}

/** Length of an image in letters, when lengths of phrases are compared. */
const elementLength = 4;

/**
 * The key of an element. An image stays the same when only its description changed, and a check box
 * when it was ticked.
 */
export function elementKey(node: Element, fingerprints: Fingerprints): string {
  if (node.children.length > 0) return `<${fingerprints.of(node)}>`;
  return node.name === 'img' ? `<img ${node.attributes.src}>` : `<${node.name}>`;
}

/** The elements around a token, outermost first. */
export function wrappersOf({ wrapper }: Token): Wrapper[] {
  const wrappers: Wrapper[] = [];
  for (let next = wrapper; next; next = next.parent) wrappers.push(next);
  return wrappers.reverse();
}

/** Whether an element is around a token, at whatever level. */
export function isIn(token: Token | undefined, element: Wrapper | undefined): boolean {
  let next = element && token?.wrapper;
  while (next && next !== element) next = next.parent;
  return next !== undefined;
}
