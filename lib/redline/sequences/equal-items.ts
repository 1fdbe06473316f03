import type { KeyNumbers } from './key-numbers.ts';

/** Hands out the indices of equal items one by one, first come, first served. */
export class EqualItems {
  readonly #numbers: KeyNumbers;
  /** By the number of an id, the index of the first that was not taken yet, or -1. */
  readonly #first: Int32Array;
  /** For each item the index of the next equal one, or -1. */
  readonly #next: Int32Array;

  /**
   * Equal items have equal ids; those with negative ones are left out. `numbers` are empty, and
   * in use from now on.
   */
  constructor(ids: readonly number[], numbers: KeyNumbers) {
    this.#numbers = numbers;
    this.#first = new Int32Array(ids.length).fill(-1);
    this.#next = new Int32Array(ids.length);
    for (let index = ids.length - 1; index >= 0; index--) {
      const id = ids[index] ?? -1;
      if (id < 0) continue;
      const number = numbers.add(id);
      this.#next[index] = this.#first[number] ?? -1;
      this.#first[number] = index;
    }
  }

  /** The index of the first that was not taken yet; -1 when there is none. */
  first(id: number): number {
    return this.#first[this.#numbers.find(id)] ?? -1;
  }

  /** Whether no other follows. */
  isLast(index: number): boolean {
    return this.#next[index] === -1;
  }

  /** Takes the first of those with this id, which must be at `index`. */
  take(id: number, index: number): void {
    this.#first[this.#numbers.find(id)] = this.#next[index] ?? -1;
  }
}
