import { describe, expect, it } from '@jest/globals';
import type { Element } from '../../../lib/plan/model/content.ts';
import { parseDocument } from '../../../lib/plan/parse.ts';
import { KeptTexts } from '../../../lib/redline/blocks/kept-texts.ts';
import { Fingerprints } from '../../../lib/redline/content/fingerprints.ts';

describe('a text of one version', () => {
  const blocksOf = (lines: readonly string[]) =>
    parseDocument('plan.md', lines.join('\n\n')).content.filter((node) => node.type === 'element');

  /** Whether the last text of one version can have become the last of the other. */
  const keptOf = (before: readonly Element[], after: readonly Element[]) =>
    new KeptTexts(before, after, new Fingerprints(), { steps: 0 });
  const canBecome = (old: readonly string[], young: readonly string[]) => {
    const [before, after] = [blocksOf(old), blocksOf(young)];
    return keptOf(before, after).canBecome(before.at(-1), after.at(-1));
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

  const trees = 'The mayor plants all the trees of the northern district by hand.';
  const roads = 'Nobody asks who of the council mends a road in winter.';
  const more = `In spring, ${trees.toLowerCase()}`;

  it.each([
    ['has words in a row of one that went', [trees, roads], [more], true],
    ['has words in a row of one that stayed', [trees, roads], [trees, more], false],
    ['has no words in a row of another', [roads, trees], [roads], false],
    ['has only words in a row of its partner', [roads, trees], [more], false],
  ])('that %s', (_, old, young, isElsewhere) => {
    const [before, after] = [blocksOf(old), blocksOf(young)];
    const [from, to] = [before.at(-1), after.at(-1)];
    if (!from || !to) throw new Error('two blocks are given');
    expect(keptOf(before, after).isElsewhere(from, to)).toBe(isElsewhere);
    expect(keptOf(after, before).isElsewhere(to, from)).toBe(isElsewhere);
  });
});
