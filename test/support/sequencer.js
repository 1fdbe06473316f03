import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { default: TestSequencer } = /** @type {typeof import('@jest/test-sequencer')} */ (
  require('@jest/test-sequencer')
);

const isThorough = process.env.TIER === 'thorough';

/**
 * Files that take longest at their whole size, longest first. Jest knows how long a file took only
 * where it ran before, and otherwise begins with the largest ones: of these, some have ten lines, and
 * two workers would have nothing to do but to wait for the third.
 */
const longest = [
  'build/other-plans',
  'build/real-plan',
  'simulation/histories',
  'simulation/single-fault',
  'load/burst',
  'simulation/simulation',
  'load/readers',
  'hostile/hostile-input-pathological',
  'load/large-push',
  'end-to-end/units',
  'simulation/mutations',
];

/** @typedef {import('@jest/test-result').Test[]} Tests */

/** Has the longest files begin first. */
export default class Sequencer extends TestSequencer {
  /**
   * @override
   * @param {Tests} tests
   */
  sort(tests) {
    const sorted = /** @type {Tests} */ (super.sort(tests));
    return isThorough ? sorted.toSorted((a, b) => rankOf(a.path) - rankOf(b.path)) : sorted;
  }
}

/** @param {string} path */
function rankOf(path) {
  const at = longest.findIndex((name) => path.includes(`/test/${name}.`));
  if (at >= 0) return at;
  return longest.length + (path.endsWith('.thorough.test.ts') ? 0 : 1);
}
