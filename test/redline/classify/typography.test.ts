import { describe, expect, it } from '@jest/globals';
import { parseDocument } from '../../../lib/plan/parse.ts';
import { findKinds } from '../../../lib/redline/changes/find-kinds.ts';
import { redline } from '../../../lib/redline/redline.ts';
import { bundlePath, consecutivePairs, type Pair } from '../history.ts';

const bundle = bundlePath('plan-ogp-2015-2017');

/** "Use ASCII single quotes. Typos.": mostly apostrophes, here and there a word. */
const commit = '505476f9';

/** Told from the source, another way than redlines do: the letters and digits are the same. */
function differsInSignsOnly({ before, after }: Pair): boolean {
  const lettersOf = (source: Uint8Array) =>
    new TextDecoder().decode(source).replace(/[^\p{L}\p{N}]/gu, '');
  return lettersOf(before) === lettersOf(after);
}

describe('the commit that changed quotation marks', () => {
  if (!bundle) it('(not checked: no bundle here)', () => {});
  else
    it('is typography only where that is all there is, and not elsewhere', () => {
      const pairs = consecutivePairs(bundle).filter((pair) => pair.commit.startsWith(commit));
      const [only, more]: [string[], string[]] = [[], []];
      for (const pair of pairs) {
        const difference = redline(
          parseDocument(pair.path, pair.before),
          parseDocument(pair.path, pair.after),
        );
        const isOnly = findKinds(difference).every(({ kind }) => kind === 'typography');
        (isOnly ? only : more).push(pair.path);
      }
      const expected = pairs.filter(differsInSignsOnly).map(({ path }) => path);
      expect(only.length).toBeGreaterThan(10);
      expect(more.length).toBeGreaterThan(0);
      expect(only).toEqual(expected);
    });
});
