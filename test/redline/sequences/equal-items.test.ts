import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EqualItems } from '../../../lib/redline/sequences/equal-items.ts';
import { KeyNumbers } from '../../../lib/redline/sequences/key-numbers.ts';

const keys = fc.array(fc.nat({ max: 300 }), { maxLength: 50 });

describe('KeyNumbers', () => {
  it('numbers keys in the order in which they come, list after list', () => {
    const numbers = new KeyNumbers();
    fc.assert(
      fc.property(keys, fc.nat({ max: 100_000 }), (all, other) => {
        numbers.clear();
        const expected = [...new Set(all)];
        expect(all.map((key) => numbers.add(key))).toEqual(all.map((key) => expected.indexOf(key)));
        expect(numbers.size).toBe(expected.length);
        expect(numbers.find(other)).toBe(expected.indexOf(other));
      }),
    );
  });
});

describe('EqualItems', () => {
  it('hands out the indices of each id in order, and no others', () => {
    const numbers = new KeyNumbers();
    fc.assert(
      fc.property(keys, keys, (ids, wanted) => {
        numbers.clear();
        const items = new EqualItems(ids, numbers);
        const left = ids.map((id, index) => ({ id, index }));
        for (const id of wanted) {
          const equal = left.filter((item) => item.id === id);
          const index = items.first(id);
          expect(index).toBe(equal[0]?.index ?? -1);
          if (!equal[0]) continue;
          expect(items.isLast(index)).toBe(equal.length === 1);
          items.take(id, index);
          left.splice(left.indexOf(equal[0]), 1);
        }
      }),
    );
  });

  it('leaves out what has no id', () => {
    const items = new EqualItems([-1, 7, -1], new KeyNumbers());
    expect([items.first(-1), items.first(7)]).toEqual([-1, 1]);
  });
});
