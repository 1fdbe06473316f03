import { type Content, type Element, element, text } from '../plan/content.ts';
import type { Fingerprints } from './fingerprints.ts';
import { isSpace, isWord, splitWords } from './words.ts';
import { maximumInlineDepth } from './work.ts';

/** Stands between the contents of blocks that are compared as one run of text. */
export const boundary: Element = element('boundary');

/** A word, white space, a punctuation mark, an element that counts as one, such as an image, or a {@link boundary}. */
export interface Token {
  readonly kind: 'word' | 'space' | 'mark' | 'element' | 'boundary';
  readonly content: Content;
  /** Equal when the text is, whatever the elements around it. */
  readonly key: number;
  readonly length: number;
  /** In preformatted text all white space is seen. */
  readonly isPreformatted: boolean;
  /** The innermost element around it within the run. */
  readonly wrapper: Wrapper | undefined;
}

/** An inline element and the one around it. */
export interface Wrapper {
  readonly element: Element;
  readonly parent: Wrapper | undefined;
}

/** Takes a run of text apart into words, each knowing the elements around it. */
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
      if (node.type === 'text') this.#addWords(node.value, wrapper);
      else if (node === boundary) this.#add('boundary', node, '<boundary>', 0, wrapper);
      else if (node.children.length === 0 || depth === maximumInlineDepth)
        this.#add('element', node, elementKey(node, this.#fingerprints), elementLength, wrapper);
      else this.collect(node.children, { element: node, parent: wrapper }, depth + 1);
    }
  }

  #addWords(value: string, wrapper: Wrapper | undefined): void {
    for (const word of splitWords(value)) {
      const kind = isWord(word) ? 'word' : isSpace(word) ? 'space' : 'mark';
      this.#add(kind, text(word), word, word.length, wrapper);
    }
  }

  #add(
    kind: Token['kind'],
    content: Content,
    key: string,
    length: number,
    wrapper: Wrapper | undefined,
  ): void {
    const isPreformatted = this.#isPreformatted;
    this.tokens.push({
      kind,
      content,
      key: this.#fingerprints.ofKey(key),
      length,
      isPreformatted,
      wrapper,
    });
  }
}

/** Letters that an image is worth when phrases are weighed. */
const elementLength = 4;

/** An image stays the same one when only its description changed, a check box when it was ticked. */
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
