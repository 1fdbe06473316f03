/** A text, or a list. */
interface Sequence<T> {
  readonly length: number;
  readonly [index: number]: T;
  at(index: number): T | undefined;
}

/**
 * Counts what two texts or lists have in common at the start and at the end: letters (UTF-16 units)
 * or items. None is counted twice.
 */
export function countSameEnds<T>(
  before: Sequence<T>,
  after: Sequence<T>,
  isSame: (one: T | undefined, other: T | undefined) => boolean = (one, other) => one === other,
): { readonly start: number; readonly end: number } {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && isSame(before[start], after[start])) start++;
  let end = 0;
  while (start + end < most && isSame(before.at(-1 - end), after.at(-1 - end))) end++;
  return { start, end };
}
