/** A value, with the bytes of the source it was made from. */
interface Held<Value> {
  readonly value: Value;
  readonly bytes: number;
}

/**
 * Most values kept: enough for a batch of small texts, whose redlines the pages of documents and those
 * of change sets show.
 */
const mostValues = 1_000;

/**
 * Most source bytes of the values kept. A parsed text can take fifty times the memory of its
 * source.
 */
const mostBytes = 8 * 1024 * 1024;

/** Keeps the values that were made last, within these limits. The newest value is always kept. */
export class Recent<Value> {
  readonly #held = new Map<string, Held<Value>>();
  #bytes = 0;

  async get(key: string, make: () => Promise<Held<Value>>): Promise<Held<Value>> {
    const known = this.#held.get(key);
    if (known) return known;
    const made = await make();
    this.#held.set(key, made);
    this.#bytes += made.bytes;
    for (const [oldest, { bytes }] of this.#held) {
      if (oldest === key || (this.#held.size <= mostValues && this.#bytes <= mostBytes)) break;
      this.#held.delete(oldest);
      this.#bytes -= bytes;
    }
    return made;
  }
}
