/**
 * Numbers keys from 0 on, in the order in which they come. Keys are whole numbers from 0 that are
 * themselves given out in order: room is kept for the largest, to be used again for other keys.
 */
export class KeyNumbers {
  /** By key its number plus one, or 0 for none. */
  #numbers = new Int32Array(64);
  #keys: number[] = [];

  get size(): number {
    return this.#keys.length;
  }

  /** The number of a key, a new one if it has none. */
  add(key: number): number {
    const known = this.find(key);
    if (known >= 0) return known;
    if (key >= this.#numbers.length) this.#grow(2 * key);
    this.#keys.push(key);
    this.#numbers[key] = this.size;
    return this.size - 1;
  }

  /** The number of a key, or -1. */
  find(key: number): number {
    return (this.#numbers[key] ?? 0) - 1;
  }

  /** Takes all numbers back, in as many steps as there are. */
  clear(): void {
    for (const key of this.#keys) this.#numbers[key] = 0;
    this.#keys = [];
  }

  #grow(length: number): void {
    const numbers = new Int32Array(length);
    numbers.set(this.#numbers);
    this.#numbers = numbers;
  }
}
