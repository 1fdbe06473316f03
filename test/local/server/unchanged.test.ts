import { describe, expect, it } from '@jest/globals';
import { isSameForRange, isUnchanged } from '../../../lib/local/server/unchanged.ts';

const page = { etag: '"a"', modified: new Date('2026-11-29T12:00:00.700Z') };
const stored = 'Sun, 29 Nov 2026 12:00:00 GMT';

describe('a page that a reader has', () => {
  it.each([
    ['the date that it was given', stored, true],
    ['a later date', 'Sun, 29 Nov 2026 12:00:01 GMT', true],
    ['an earlier date', 'Sun, 29 Nov 2026 11:59:59 GMT', false],
    ['the form of RFC 850', 'Sunday, 29-Nov-26 12:00:00 GMT', true],
    ['no date', 'yesterday', false],
  ])('is known by %s', (_what, since, expected) => {
    expect(isUnchanged({ 'if-modified-since': since }, page)).toBe(expected);
    expect(isUnchanged({ 'if-modified-since': since }, { etag: '"a"' })).toBe(false);
  });

  it.each([
    ['"a"', true],
    ['"b"', false],
  ])('is known by its tag %s, whatever a date says', (tag, expected) => {
    for (const since of [stored, 'Sun, 29 Nov 2020 12:00:00 GMT'])
      expect(isUnchanged({ 'if-none-match': tag, 'if-modified-since': since }, page)).toBe(
        expected,
      );
  });

  it.each([
    [undefined, true],
    ['"a"', true],
    ['W/"a"', false],
    [stored, true],
    ['Sun, 29 Nov 2026 12:00:01 GMT', false],
  ])('is the same for a part of it: %s', (condition, expected) => {
    const headers = condition === undefined ? {} : { 'if-range': condition };
    expect(isSameForRange(headers, page)).toBe(expected);
  });
});
