import { atOnce } from '../../../concurrency/several-at-once.ts';

/** What was just made, with the bytes of what it was made from. */
interface Held<Value> {
  readonly value: Value;
  readonly bytes: number;
}

/** Values kept at once: enough for the neighbours of as many documents as are made at once. */
const mostValues = 4 * atOnce;

/** Bytes that they are made from: a parsed text can take fifty times the memory of its source. */
const mostBytes = 8 * 1024 * 1024;

/** Keeps what was just made, as far as any memory has room for it; the newest always. */
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
