/**
 * The longest subsequence of pairs whose second numbers increase. The pairs must be sorted by their
 * first numbers. Takes n log n time.
 */
export function increasingSubsequence(
  pairs: readonly (readonly [number, number])[],
): [number, number][] {
  const chosen = increasing(pairs.map(([, value]) => value)).map((index) => pairs[index]);
  return chosen.filter((pair) => pair !== undefined).map(([first, second]) => [first, second]);
}

/** The indices of a longest increasing subsequence. Takes n log n time. */
export function increasing(values: readonly number[]): number[] {
  const lastOfLength: number[] = [];
  const previous = new Int32Array(values.length).fill(-1);
  let index = 0;
  for (const value of values) {
    const length = firstNotBelow(lastOfLength, values, value);
    if (length > 0) previous[index] = lastOfLength[length - 1] ?? -1;
    lastOfLength[length] = index++;
  }
  const result: number[] = [];
  for (let last = lastOfLength.at(-1) ?? -1; last >= 0; last = previous[last] ?? -1)
    result.push(last);
  return result.reverse();
}

function firstNotBelow(
  indices: readonly number[],
  values: readonly number[],
  value: number,
): number {
  let low = 0;
  let high = indices.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[indices[middle] ?? 0] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
