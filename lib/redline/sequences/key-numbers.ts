/**
 * Gives keys the numbers from 0 on, in the order in which the keys come. Keys are whole numbers
 * from 0 and should be small: memory grows with the largest key, and is reused after `clear`.
 */
export class KeyNumbers {
  /** By key: its number plus one, or 0 for none. */
  #numbers = new Int32Array(64);
  #keys: number[] = [];

  get size(): number {
    return this.#keys.length;
  }

  /** The number of a key. A key without one gets the next. */
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

  /** Forgets all numbers, in as many steps as there are. */
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
