/**
 * Position of the first item of an ascending list for which `isBelow` no longer holds; `isBelow`
 * is true for some first part of the list and false for the rest.
 */
export function lowerBound<Item>(items: readonly Item[], isBelow: (item: Item) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && isBelow(item)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first part of a list ascending by `sequence`: all that is not above `upTo`. */
export function upToSequence<Item extends { readonly sequence: number }>(
  items: readonly Item[] | undefined,
  upTo: number,
): readonly Item[] {
  if (items === undefined) return [];
  const end = lowerBound(items, ({ sequence }) => sequence <= upTo);
  return items.slice(0, end);
}
