import { describe, expect, it } from '@jest/globals';
import { conditionsIn } from '../../../lib/redline/classify/conditions.ts';

describe('the conditions in a text', () => {
  it('are found in four languages, the longer of two that begin alike', () => {
    expect(conditionsIn('Only if the council agrees, unless it is late')).toEqual([
      'only if',
      'unless',
    ]);
    expect(conditionsIn('sauf si le conseil refuse')).toEqual(['sauf si']);
    expect(conditionsIn('Es wird gezahlt, falls der Rat zustimmt')).toEqual(['falls']);
    expect(conditionsIn('a menos que pague')).toEqual(['a menos que']);
  });

  it('are no other uses of their words', () => {
    expect(conditionsIn('All pay, provided the council agrees')).toEqual(['provided']);
    expect(conditionsIn('Support is provided by the council')).toEqual([]);
    expect(conditionsIn('The fee falls due in May')).toEqual([]);
    expect(conditionsIn('Find out if your users lack skills')).toEqual([]);
    expect(conditionsIn('pour savoir si la taxe est due')).toEqual([]);
  });
});
