/** The values that are there, by their keys. */
export function valuesOf<Value>(
  keys: readonly string[],
  read: (key: string) => Value | undefined,
): ReadonlyMap<string, Value> {
  const found = new Map<string, Value>();
  for (const key of keys) {
    const value = read(key);
    if (value !== undefined) found.set(key, value);
  }
  return found;
}
