/** An item of a sequence, and those that come after it. */
export interface Followed<Item> {
  readonly item: Item;
  /** Reads on as far as it is asked to; what was read is not read again. */
  following(): AsyncIterable<Item>;
}

/** The items of a sequence in order, each with a look at what follows. */
export async function* withFollowers<Item>(
  items: AsyncIterable<Item>,
): AsyncGenerator<Followed<Item>> {
  const source = items[Symbol.asyncIterator]();
  const read: Item[] = [];
  const at = async (index: number): Promise<Item | undefined> => {
    if (index >= read.length) {
      const next = await source.next();
      if (next.done) return undefined;
      read.push(next.value);
    }
    return read[index];
  };
  async function* following() {
    let index = 0;
    for (let item = await at(index); item !== undefined; item = await at(index)) {
      yield item;
      index += 1;
    }
  }
  try {
    for (let item = await at(0); item !== undefined; item = await at(0)) {
      read.shift();
      yield { item, following };
    }
  } finally {
    await source.return?.();
  }
}
