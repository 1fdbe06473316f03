import { describe, expect, it } from '@jest/globals';
import { differInForce, forceWords } from '../../../lib/redline/classify/force.ts';

describe('how binding a text is', () => {
  for (const [before, after] of [
    ['may also', 'must'],
    ['shall', 'should'],
    ['shall', 'shall not'],
    ['can', 'cannot'],
    ['can', 'can’t'],
    ['peut', 'doit'],
    ['doit', 'devrait'],
    ['peut', 'ne peut pas'],
    ['kann', 'muss'],
    ['puede', 'debe'],
  ] as const)
    it(`differs in “${before}” and “${after}”`, () => {
      expect(differInForce(before, after)).toBe(true);
    });

  for (const [before, after] of [
    ['La commune peut', 'Les communes peuvent'],
    ['can’t', 'cannot'],
    ['They must', 'You MUST'],
    ['in May', 'in June'],
    ['are happy to', 'can'],
    ['kann er', 'können sie'],
  ] as const)
    it(`is the same in “${before}” and “${after}”`, () => {
      expect(differInForce(before, after)).toBe(false);
    });

  it('is told by words as they stand in the text', () => {
    expect(forceWords('You MUST pay, but they may not in May.')).toEqual(['MUST', 'may', 'not']);
  });
});
