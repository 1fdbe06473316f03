import type { InlineNode, Token, Wrapper } from './inline.ts';

/**
 * Which tokens of two runs are the same, and so which elements around them: each element is the
 * same as at most one of the other run, or the two could not become one tree.
 */
export class Pairing {
  readonly #pairs = new Map<InlineNode, InlineNode>();

  has(node: InlineNode): boolean {
    return this.#pairs.has(node);
  }

  /** Makes two equal tokens one; refuses, and returns false, when the elements around them are not the same. */
  add(before: Token, after: Token): boolean {
    if (!this.#agree(before.wrapper, after.wrapper, true)) return false;
    this.#join(before, after);
    for (
      let old = before.wrapper, young = after.wrapper;
      old && young;
      old = old.parent, young = young.parent
    )
      this.#join(old, young);
    return true;
  }

  /** Like {@link add}, for what is too slight to make the elements around it the same. */
  addSlight(before: Token, after: Token): boolean {
    if (!this.#agree(before.wrapper, after.wrapper, false)) return false;
    this.#join(before, after);
    return true;
  }

  #agree(before: Wrapper | undefined, after: Wrapper | undefined, mayJoin: boolean): boolean {
    let [old, young] = [before, after];
    for (; old && young; old = old.parent, young = young.parent) {
      const free = !this.#pairs.has(old) && !this.#pairs.has(young);
      if (this.#pairs.get(old) !== young && !(free && mayJoin)) return false;
    }
    return old === young;
  }

  #join(before: InlineNode, after: InlineNode): void {
    this.#pairs.set(before, after);
    this.#pairs.set(after, before);
  }
}
