import { describe, expect, it } from '@jest/globals';
import { planUnits, unitName } from '../../../lib/pipeline/render-all/units.ts';
import type { ChangeSet } from '../../../lib/plan/model/change.ts';

/** A record whose change sets have so many changes. */
function recordOf(counts: readonly number[]) {
  const all = counts.map((length, at) => {
    const changes = Array.from({ length }, () => ({}));
    return { sequence: at + 1, changes } as unknown as ChangeSet;
  });
  return { changeSets: async (first: number, last: number) => all.slice(first - 1, last) };
}

async function namesOf(counts: readonly number[], upTo = counts.length) {
  const size = { changeSets: 4, changes: 10 };
  const units = await planUnits(recordOf(counts), upTo, size);
  return units.map(
    (unit) => `${unit.first}-${unit.last}${unit.part ? `.${unit.part.number}` : ''}`,
  );
}

describe('the units of a run', () => {
  it('have so many change sets at most', async () => {
    expect(await namesOf([1, 1, 1, 1, 1, 1])).toEqual(['1-4', '5-6']);
    expect(await namesOf([1, 1, 1, 1, 1, 1], 5)).toEqual(['1-4', '5-5']);
    expect(await namesOf([])).toEqual([]);
  });

  it('have so many changes at most: a change set with more is cut by its documents', async () => {
    expect(await namesOf([6, 4, 1, 0])).toEqual(['1-2', '3-4']);
    expect(await namesOf([2, 25, 0, 3])).toEqual(['1-1', '2-2.0', '2-2.1', '2-2.2', '3-4']);
    expect(await namesOf([10, 11, 10])).toEqual(['1-1', '2-2.0', '2-2.1', '3-3']);
  });

  it('have names of their own, that sort as they follow', async () => {
    const units = await planUnits(recordOf([2, 125, 0, 3, 1]), 5, { changeSets: 2, changes: 10 });
    const names = units.map(unitName);
    expect(names).toEqual([...new Set(names)].sort());
    expect(names).toHaveLength(1 + 13 + 1 + 1);
  });
});
