import type { KeyNumbers } from './key-numbers.ts';

/** Hands out the indices of equal items one by one, the first item first. */
export class EqualItems {
  readonly #numbers: KeyNumbers;
  /** By the number of an id: the index of its first item that is not taken yet, or -1. */
  readonly #first: Int32Array;
  /** For each item: the index of the next equal item, or -1. */
  readonly #next: Int32Array;

  /**
   * Equal items have equal ids. Items with a negative id are left out. `numbers` must be empty, and
   * belongs to this object from now on.
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

  /** The index of the first item with this id that is not taken yet; -1 when there is none. */
  first(id: number): number {
    return this.#first[this.#numbers.find(id)] ?? -1;
  }

  /** Whether no equal item follows. */
  isLast(index: number): boolean {
    return this.#next[index] === -1;
  }

  /** Takes the first item with this id, which must be at `index`. */
  take(id: number, index: number): void {
    this.#first[this.#numbers.find(id)] = this.#next[index] ?? -1;
  }
}
