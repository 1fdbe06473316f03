import type { Content, Element, Text } from '../../plan/model/content.ts';
import { isSpace, isWord, splitWords } from './words.ts';

/** Words that differ only in the apostrophe get one key. The difference is still shown. */
const apostrophes = /[‘’ʼ]/gu;

/**
 * More than the numbers that can occur: each stands for a string, and 2^26 strings take gigabytes.
 */
const mostNumbers = 2 ** 26;

/** A word, white space or a punctuation mark, with its key's number. */
export interface Word {
  readonly value: string;
  readonly kind: 'word' | 'space' | 'mark';
  readonly key: number;
}

/**
 * Gives equal numbers to equal content within one comparison. A number stands for the whole
 * structure, not for a hash of it, so equal numbers mean equal HTML. Works without recursion.
 */
export class Fingerprints {
  #last = -1;
  readonly #numbers = new Map<string, number>();
  /** Texts, apart from other keys, so that a long text is not copied to make a key. */
  readonly #texts = new Map<string, number>();
  /**
   * Numbers of lists, by the number of the list without its last node and the number of that node.
   */
  readonly #lists = new Map<number, number>();
  /**
   * Numbers of elements without attributes that hold one text, by element name. Most blocks are
   * like this.
   */
  readonly #textsByName = new Map<string, Map<string, number>>();
  readonly #known = new Map<Element, number>();

  readonly #words = new Map<Text, readonly Word[]>();
  readonly #vocabulary = new Map<string, Word>();

  /** The words of a text, split only once. */
  wordsOf(text: Text): readonly Word[] {
    const known = this.#words.get(text);
    if (known) return known;
    const words = splitWords(text.value).map((value) => this.#wordOf(value));
    this.#words.set(text, words);
    return words;
  }

  /** Most words occur more than once in a text and its other version, so each is made once. */
  #wordOf(value: string): Word {
    const known = this.#vocabulary.get(value);
    if (known) return known;
    const kind = isWord(value) ? 'word' : isSpace(value) ? 'space' : 'mark';
    const word: Word = { value, kind, key: this.ofKey(value.replace(apostrophes, "'")) };
    this.#vocabulary.set(value, word);
    return word;
  }

  /** The number of a key; equal keys get the same number. */
  ofKey(key: string): number {
    return this.#numberOf(key, this.#numbers);
  }

  #numberOf<Key>(key: Key, numbers: Map<Key, number>): number {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    this.#last += 1;
    numbers.set(key, this.#last);
    return this.#last;
  }

  of(content: Content): number {
    if (content.type === 'text') return this.#numberOf(content.value, this.#texts);
    const text = onlyText(content);
    if (text !== undefined) return this.#numberOf(text, this.#textsIn(content.name));
    const known = this.#known.get(content);
    if (known !== undefined) return known;
    const pending = [content];
    let number = -1;
    for (let last = pending.at(-1); last; last = pending.at(-1)) {
      if (this.#addUnknown(last.children, pending)) continue;
      pending.pop();
      number = this.#numberOfAll(this.ofKey(startTag(last)), last.children);
      this.#known.set(last, number);
    }
    return number;
  }

  #textsIn(name: string): Map<string, number> {
    const known = this.#textsByName.get(name);
    if (known) return known;
    const texts = new Map<string, number>();
    this.#textsByName.set(name, texts);
    return texts;
  }

  #addUnknown(children: readonly Content[], pending: Element[]): boolean {
    const { length } = pending;
    for (const child of children)
      if (child.type === 'element' && onlyText(child) === undefined && !this.#known.has(child))
        pending.push(child);
    return pending.length > length;
  }

  /** A number for a list of nodes. */
  ofAll(content: readonly Content[]): number {
    return this.#numberOfAll(this.ofKey('list of'), content);
  }

  /**
   * The number of a list that starts with `first`. Each node makes a list that is longer by one.
   */
  #numberOfAll(first: number, content: readonly Content[]): number {
    let number = first;
    for (const node of content)
      number = this.#numberOf(number * mostNumbers + this.of(node), this.#lists);
    return number;
  }
}

/** The text of an element that has no attributes and holds nothing but that text. */
function onlyText({ attributes, children }: Element): string | undefined {
  const [first] = children;
  if (children.length !== 1 || first?.type !== 'text') return undefined;
  for (const _ in attributes) return undefined;
  return first.value;
}

/** Name and attributes of an element as a key. Attributes keep their order, as in HTML. */
export function startTag({ name, attributes }: Pick<Element, 'name' | 'attributes'>): string {
  for (const _ in attributes) return `<${name} ${JSON.stringify(Object.entries(attributes))}>`;
  return `<${name}>`;
}
