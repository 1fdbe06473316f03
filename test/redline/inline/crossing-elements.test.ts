import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toHtml } from '../../../lib/markup/html.ts';
import { type Content, element, text } from '../../../lib/plan/model/content.ts';
import { normalize } from '../../../lib/redline/content/rebuild.ts';
import { accept, reject } from '../../../lib/redline/merged/accept-reject.ts';
import { arranged, reverse } from '../../../lib/redline/merged/reverse.ts';
import { redlineToHtml } from '../../../lib/redline/page/redline-to-html.ts';
import { redline } from '../../../lib/redline/redline.ts';
import { inTier } from '../../support/tier.ts';
import { throughParser, versionOf } from '../apply-marks.ts';
import { input } from '../inputs.ts';

/** Words that both texts have, mostly in one order, so that elements around them cross. */
const vocabulary = 'the register of trees and shrubs that the council of the north pays'.split(' ');

const someWords = fc
  .tuple(fc.nat(vocabulary.length - 1), fc.integer({ min: 1, max: 4 }))
  .map(([first, count]) => text(`${vocabulary.slice(first, first + count).join(' ')} `));

const address = fc.constantFrom('/a/', '/b/');

const emphasis = (inner: fc.Arbitrary<Content>) =>
  fc.array(inner, { minLength: 1, maxLength: 3 }).map((children) => element('em', {}, children));

const link = (inner: fc.Arbitrary<Content>) =>
  fc
    .tuple(address, fc.array(inner, { minLength: 1, maxLength: 3 }))
    .map(([href, children]) => element('a', { href }, children));

const line = fc
  .array(
    fc.oneof(
      someWords,
      emphasis(fc.oneof(someWords, link(someWords))),
      link(fc.oneof(someWords, emphasis(someWords))),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((children) => [element('p', {}, children)]);

describe('a redline of texts in which links and emphasis cross', () => {
  it('is exact, the same backwards, and has no link in a link', () => {
    fc.assert(
      fc.property(line, line, (before, after) => {
        const result = redline(input(before), input(after));
        expect(reject(result)).toEqual(normalize(before));
        expect(accept(result)).toEqual(normalize(after));
        const back = redline(input(after), input(before));
        expect(back.content).toEqual(arranged(reverse(result.content)));
        // The parser of HTML ends a link where another one begins in it.
        const page = redlineToHtml(result);
        expect(versionOf(page, 'old')).toBe(throughParser(toHtml(before)));
        expect(versionOf(page, 'new')).toBe(throughParser(toHtml(after)));
      }),
      { numRuns: inTier({ fast: 300, thorough: 10_000 }) },
    );
  });
});
