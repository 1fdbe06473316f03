import { describe, expect, it } from '@jest/globals';
import { capitalize } from '../../../lib/plan/source/capitalize.ts';

describe('capitalize', () => {
  it('gives a capital to a letter that a text starts with, and to nothing else', () => {
    expect(capitalize('état ajouté')).toBe('État ajouté');
    expect(capitalize('“not” became “until now”')).toBe('“not” became “until now”');
    expect(capitalize('1 paragraph reworded')).toBe('1 paragraph reworded');
    expect(capitalize('')).toBe('');
  });

  it('knows the capitals of a language', () => {
    expect(capitalize('istanbul', 'tr')).toBe('İstanbul');
    expect(capitalize('istanbul', 'en')).toBe('Istanbul');
  });
});
