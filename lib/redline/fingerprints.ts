import type { Content, Element } from '../plan/content.ts';

/**
 * Gives equal content equal numbers, within one comparison. Numbers stand for the whole structure,
 * not for a hash of it, so equal numbers mean equal HTML. Works without recursion.
 */
export class Fingerprints {
  readonly #numbers = new Map<string, number>();
  readonly #known = new Map<Content, number>();

  /** A number for any key; the same for the same key. */
  ofKey(key: string): number {
    const number = this.#numbers.get(key) ?? this.#numbers.size;
    this.#numbers.set(key, number);
    return number;
  }

  of(content: Content): number {
    const pending = [content];
    for (let node = pending.at(-1); node; node = pending.at(-1)) {
      const children = node.type === 'element' && !this.#known.has(node) ? node.children : [];
      const unknown = children.filter((child) => !this.#known.has(child));
      if (unknown.length > 0) {
        for (const child of unknown) pending.push(child);
        continue;
      }
      pending.pop();
      this.#known.set(node, this.#known.get(node) ?? this.ofKey(this.#keyOf(node)));
    }
    return this.#known.get(content) ?? -1;
  }

  /** A number for a list of nodes. */
  ofAll(content: readonly Content[]): number {
    return this.ofKey(`list ${content.map((node) => this.of(node)).join(' ')}`);
  }

  #keyOf(node: Content): string {
    if (node.type === 'text') return `text ${node.value}`;
    return `${startTag(node)} ${node.children.map((child) => this.#known.get(child)).join(' ')}`;
  }
}

/** Name and attributes of an element as a key; attributes keep their order, as in HTML. */
export function startTag({ name, attributes }: Pick<Element, 'name' | 'attributes'>): string {
  return `<${name} ${JSON.stringify(Object.entries(attributes))}>`;
}
