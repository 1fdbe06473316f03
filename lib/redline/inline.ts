import { type Content, type Element, text } from '../plan/content.ts';
import { type Fingerprints, startTag } from './fingerprints.ts';
import { isSpace, isWord, splitWords } from './words.ts';
import { maximumInlineDepth } from './work.ts';

/** A word, white space, a punctuation mark, or an element that counts as one, such as an image. */
export interface Token {
  readonly kind: 'word' | 'space' | 'mark' | 'element';
  readonly content: Content;
  /** Equal when the text and all elements around it are equal. */
  readonly key: number;
  readonly length: number;
  /** The innermost element around it within the run. */
  readonly wrapper: Wrapper | undefined;
}

/** An inline element with what it holds. */
export interface Wrapper {
  readonly kind: 'wrapper';
  readonly element: Element;
  readonly parent: Wrapper | undefined;
  readonly children: readonly InlineNode[];
}

export type InlineNode = Token | Wrapper;

/** A run of text: its tokens in order, and the same tokens as a tree. */
export interface Run {
  readonly tokens: readonly Token[];
  readonly nodes: readonly InlineNode[];
}

/** Takes a run of text apart into words, each knowing the elements around it. */
export function runOf(nodes: readonly Content[], fingerprints: Fingerprints): Run {
  const tokens: Token[] = [];
  return { tokens, nodes: flatten(nodes, undefined, 0, 0, tokens, fingerprints) };
}

function flatten(
  nodes: readonly Content[],
  wrapper: Wrapper | undefined,
  around: number,
  depth: number,
  tokens: Token[],
  fingerprints: Fingerprints,
): InlineNode[] {
  return nodes.flatMap((node): InlineNode[] => {
    if (node.type === 'text') {
      const words = splitWords(node.value).map((word): Token => {
        const kind = isWord(word) ? 'word' : isSpace(word) ? 'space' : 'mark';
        const key = fingerprints.ofKey(`${around} ${word}`);
        return { kind, content: text(word), key, length: word.length, wrapper };
      });
      for (const word of words) tokens.push(word);
      return words;
    }
    if (node.children.length === 0 || depth === maximumInlineDepth) {
      const key = fingerprints.ofKey(`${around} <${fingerprints.of(node)}>`);
      const token: Token = { kind: 'element', content: node, key, length: 4, wrapper };
      tokens.push(token);
      return [token];
    }
    const children: InlineNode[] = [];
    const inner: Wrapper = { kind: 'wrapper', element: node, parent: wrapper, children };
    const within = fingerprints.ofKey(`${around} ${startTag(node)}`);
    for (const child of flatten(node.children, inner, within, depth + 1, tokens, fingerprints))
      children.push(child);
    return [inner];
  });
}
