import { expect, it } from '@jest/globals';
import { sizeDependence } from './plan-sizes.ts';

it.each([3310490660, 5000571, 5000580, 6000034])(
  'the order of ids is not taken for growth (seed %i)',
  async (seed) => {
    expect(await sizeDependence(seed)).toEqual([]);
  },
);
