import { describe, expect, it } from '@jest/globals';
import { readRange } from '../../../lib/local/server/byte-range.ts';

describe('readRange', () => {
  it.each([
    ['bytes=0-9', { from: 0, to: 10 }],
    ['bytes=90-', { from: 90, to: 100 }],
    ['bytes=-5', { from: 95, to: 100 }],
    ['bytes=-500', { from: 0, to: 100 }],
    ['bytes=50-5000', { from: 50, to: 100 }],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=9-1', undefined],
    ['bytes=-', undefined],
    ['bytes=0-1,5-6', undefined],
    ['lines=0-1', undefined],
    ['bytes=x-1', undefined],
    [undefined, undefined],
  ])('of %p in 100 bytes is %p', (header, expected) =>
    expect(readRange(header, 100)).toEqual(expected),
  );

  it('of an empty body has no byte', () => expect(readRange('bytes=0-0', 0)).toBe('unsatisfiable'));
});
