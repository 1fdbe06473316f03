/** How to read several keys at once. */
export interface JointRead<Key, Value> {
  /** Keys of the same name are read once. */
  nameOf(key: Key): string;
  /** The value of each key, in the order of the keys. */
  readAll(keys: readonly Key[]): Promise<readonly Value[]>;
}

/**
 * Reads together what is asked for in one turn of the event loop: callers ask for one thing each,
 * and the store is asked once. A read begins after it was asked for, so it is never older.
 */
export function readTogether<Key, Value>({
  nameOf,
  readAll,
}: JointRead<Key, Value>): (key: Key) => Promise<Value> {
  let waiting = new Map<string, { readonly key: Key; readonly position: number }>();
  let answers: Promise<readonly Value[]> | undefined;
  const begin = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    const keys = [...waiting.values()].map(({ key }) => key);
    waiting = new Map();
    answers = undefined;
    return readAll(keys);
  };
  return async (key) => {
    answers ??= begin();
    const name = nameOf(key);
    const { position } = waiting.get(name) ?? { position: waiting.size };
    waiting.set(name, { key, position });
    return (await answers)[position] as Value;
  };
}
