import { describe, expect, it } from '@jest/globals';
import { substance } from '../../../lib/redline/classify/kinds.ts';
import { foundKind, labelledPairs } from './labelled-pairs.ts';

const pairs = labelledPairs().map((pair) => ({ ...pair, found: foundKind(pair) }));

function isSubstance(kind: (typeof pairs)[number]['found']): boolean {
  return kind !== undefined && substance.has(kind);
}

describe('the kind of change', () => {
  it('is never a minor one where people found substance', () => {
    const missed = pairs.filter(
      ({ kinds, found }) => kinds.some(isSubstance) && !isSubstance(found),
    );
    expect(missed).toEqual([]);
  });

  it('is what people found in each labelled pair', () => {
    const others = pairs.filter(({ kinds, found }) => !found || !kinds.includes(found));
    expect(others).toEqual([]);
  });

  it('was labelled for at least 300 pairs in at least five languages', () => {
    const languages = new Set(pairs.map(({ id }) => id.slice(0, 2)));
    expect(new Set(pairs.map(({ id }) => id)).size).toBe(pairs.length);
    expect(pairs.length).toBeGreaterThanOrEqual(300);
    expect(languages.size).toBeGreaterThanOrEqual(5);
  });
});
