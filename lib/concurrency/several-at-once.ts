/** Calls of a store in flight at once: what one function's network takes, and far below what a table or a bucket takes. */
export const atOnce = 16;

/**
 * Does the same with every item, up to {@link atOnce} of them at a time. Results are in the order of
 * the items, however long each took.
 *
 * @throws what the first failed item threw, once nothing goes on any more
 */
export async function severalAtOnce<Item, Result>(
  items: Iterable<Item>,
  work: (item: Item) => Promise<Result>,
  width = atOnce,
): Promise<Result[]> {
  const all = [...items];
  const queue = all.entries();
  const results: Result[] = [];
  let failure: { readonly error: unknown } | undefined;
  const takeTurns = async () => {
    for (const [position, item] of queue) {
      if (failure) return;
      try {
        results[position] = await work(item);
      } catch (error) {
        failure ??= { error };
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, all.length) }, takeTurns));
  if (failure) throw failure.error;
  return results;
}
