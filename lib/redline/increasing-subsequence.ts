/**
 * The longest part of pairs in which the second numbers increase; pairs come ordered by their
 * first. Takes n log n time.
 */
export function increasingSubsequence(
  pairs: readonly (readonly [number, number])[],
): [number, number][] {
  const lastOfLength: number[] = [];
  const previous: number[] = [];
  for (const [index, [, value]] of pairs.entries()) {
    const length = firstNotBelow(lastOfLength, (at) => pairs[at]?.[1] ?? 0, value);
    previous.push(length > 0 ? (lastOfLength[length - 1] ?? -1) : -1);
    lastOfLength[length] = index;
  }
  const result: [number, number][] = [];
  for (let index = lastOfLength.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) {
    const pair = pairs[index];
    if (pair) result.push([pair[0], pair[1]]);
  }
  return result.reverse();
}

function firstNotBelow(
  indices: readonly number[],
  valueAt: (index: number) => number,
  value: number,
): number {
  let low = 0;
  let high = indices.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (valueAt(indices[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
