import { describe, expect, it } from '@jest/globals';
import { findBidiControl, findForbidden, isOrdinary } from '../../../lib/plan/source/clean-text.ts';

describe('ordinary text', () => {
  it('has no character that is forbidden or changes the direction of text', () => {
    for (let unit = 0; unit <= 0xffff; unit++) {
      const character = String.fromCharCode(unit);
      const isClean = findForbidden(character) < 0 && findBidiControl(character) < 0;
      expect([unit, isOrdinary(character)]).toEqual([unit, isClean]);
    }
  });

  it('may be any text but that with characters of two UTF-16 units', () => {
    expect(['', 'Accès\tpublic\n', '公開', '😀'].map(isOrdinary)).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });
});
