import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { align } from '../../../lib/redline/sequences/align.ts';
import { increasingSubsequence } from '../../../lib/redline/sequences/increasing-subsequence.ts';

const sequence = fc.array(fc.nat(6), { maxLength: 40 });

function longestCommon(before: readonly number[], after: readonly number[]): number {
  let row = new Array<number>(after.length + 1).fill(0);
  for (const item of before) {
    const next = [0];
    for (const [index, other] of after.entries())
      next.push(
        item === other ? (row[index] ?? 0) + 1 : Math.max(row[index + 1] ?? 0, next[index] ?? 0),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}

describe('align', () => {
  it('keeps the longest common subsequence of short sequences, in order', () => {
    fc.assert(
      fc.property(sequence, sequence, (before, after) => {
        const pairs = [...align(before, after, { steps: 0 })]
          .map((afterIndex, beforeIndex) => [beforeIndex, afterIndex] as const)
          .filter(([, afterIndex]) => afterIndex >= 0);
        for (const [index, [oldIndex, newIndex]] of pairs.entries()) {
          expect(before[oldIndex]).toBe(after[newIndex]);
          expect(newIndex).toBeGreaterThan(pairs[index - 1]?.[1] ?? -1);
        }
        expect(pairs).toHaveLength(longestCommon(before, after));
      }),
      { numRuns: 1_000 },
    );
  });

  it('splits at unique items where a full search would take too long', () => {
    const noise = (seed: number) =>
      Array.from({ length: 40_000 }, (_, index) => ((index + 1) * seed) % 9_973);
    const before = [...noise(31), 20_000, ...noise(17)];
    const after = [...noise(7_919), 20_000, ...noise(4_003)];
    const work = { steps: 0 };
    const alignment = align(before, after, work);
    expect(alignment[40_000]).toBe(40_000);
    expect(work.steps).toBeLessThan(500 * (before.length + after.length));
  });
});

describe('increasingSubsequence', () => {
  it('is as long as can be', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 20 }), (values) => {
        const pairs = values.map((value, index): [number, number] => [index, value]);
        const result = increasingSubsequence(pairs);
        const sorted = [...new Set(values)].sort((a, b) => a - b);
        expect(result).toHaveLength(longestCommon(values, sorted));
        for (const [index, [, value]] of result.entries())
          expect(value).toBeGreaterThan(result[index - 1]?.[1] ?? -1);
      }),
    );
  });
});
