/** Numbers that look random and follow from a seed alone. */
export interface Random {
  /** From 0 (inclusive) to `end` (exclusive). */
  below(end: number): number;
  /** True in `percent` of a hundred cases. */
  chance(percent: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** Numbers that follow as these do from now on. */
  copy(): Random;
}

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state are plenty for choosing among a few. */
export function createRandom(seed: number): Random {
  return randomFrom(Math.imul(seed, 0x9e3779b1) >>> 0);
}

function randomFrom(start: number): Random {
  let state = start;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number) => Math.floor(next() * end);
  return {
    below,
    chance: (percent) => next() * 100 < percent,
    pick(items) {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
    copy: () => randomFrom(state),
  };
}
