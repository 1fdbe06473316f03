import { describe, expect, it } from '@jest/globals';
import { parseDocument } from '../../../lib/plan/parse.ts';
import { KeptTexts } from '../../../lib/redline/blocks/kept-texts.ts';
import { Fingerprints } from '../../../lib/redline/content/fingerprints.ts';

describe('a text of one version', () => {
  const blocksOf = (lines: readonly string[]) =>
    parseDocument('plan.md', lines.join('\n\n')).content.filter((node) => node.type === 'element');

  /** Whether the last text of one version can have become the last of the other. */
  const canBecome = (old: readonly string[], young: readonly string[]) => {
    const [before, after] = [blocksOf(old), blocksOf(young)];
    return new KeptTexts(before, after, new Fingerprints()).canBecome(before.at(-1), after.at(-1));
  };

  it('can become a text that the old version has not', () => {
    expect(canBecome(['We publish the data.'], ['We publish all the data.'])).toBe(true);
  });

  it('cannot become a text that the old version has elsewhere', () => {
    const old = ['We publish all the data.', 'We publish the old data.'];
    expect(canBecome(old, ['We publish all the data.'])).toBe(false);
  });

  it('can become another one of a text that the old version has elsewhere', () => {
    const [kept, other] = ['We publish all the data.', 'We publish the old data.'];
    expect(canBecome([kept, other], [kept, kept])).toBe(true);
  });

  it('cannot become another text where the new version has it elsewhere', () => {
    const young = ['We publish the data.', 'We publish all the data.'];
    expect(canBecome(['We publish the data.'], young)).toBe(false);
  });

  it('of three words tells nothing', () => {
    expect(canBecome(['Not yet decided', 'Decided'], ['Not yet decided'])).toBe(true);
  });
});
