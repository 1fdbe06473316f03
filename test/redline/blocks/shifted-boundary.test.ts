import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toHtml } from '../../../lib/markup/html.ts';
import { type Content, element, text } from '../../../lib/plan/model/content.ts';
import { listChanges } from '../../../lib/redline/changes/list-changes.ts';
import { redlineToJson } from '../../../lib/redline/json/redline-to-json.ts';
import { accept, reject } from '../../../lib/redline/merged/accept-reject.ts';
import { redlineToHtml } from '../../../lib/redline/page/redline-to-html.ts';
import { redline } from '../../../lib/redline/redline.ts';
import { inTier } from '../../support/tier.ts';
import { throughParser, versionOf } from '../apply-marks.ts';
import { input } from '../inputs.ts';
import { htmlOf } from '../json-versions.ts';

const pool = [
  'The fee of the town is due in May.',
  'Schools pay nothing at all to the council.',
  'A hospital pays half of what others pay.',
  'Whoever is late pays ten euros more.',
  'The tax on land is due in June.',
];

/** Paragraphs of the first sentences, with a boundary behind each of some. */
function paragraphs(sentences: readonly string[], ends: readonly number[]): Content[] {
  const starts = [0, ...ends];
  return starts.map((start, index) =>
    element('p', {}, [text(sentences.slice(start, ends[index]).join(' '))]),
  );
}

/** Where the boundary of two paragraphs stands in both versions, and which sentence changed. */
const shifts = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }), fc.nat(5))
  .filter(([before, after]) => before !== after);

describe('two paragraphs whose boundary went to another place', () => {
  it('are exact, and have as many changes both ways', () => {
    fc.assert(
      fc.property(shifts, ([oldEnd, newEnd, changed]) => {
        const sentences = pool.map((one, index) =>
          index === changed ? one.replace(' is ', ' was ').replace(' pays ', ' paid ') : one,
        );
        const [before, after] = [paragraphs(pool, [oldEnd]), paragraphs(sentences, [newEnd])];
        const result = redline(input(before), input(after));
        expect(reject(result)).toEqual(before);
        expect(accept(result)).toEqual(after);
        const [html, { content }] = [redlineToHtml(result), redlineToJson(result)];
        for (const [side, version] of [['old', before] as const, ['new', after] as const]) {
          expect(versionOf(html, side)).toBe(throughParser(toHtml(version)));
          expect(htmlOf(content, side)).toBe(toHtml(version));
        }
        expect(redline(input(after), input(before)).changes).toBe(result.changes);
      }),
      { numRuns: inTier({ fast: 60, thorough: 500 }) },
    );
  });

  it('are told as rearranged where nothing else changed', () => {
    const result = redline(input(paragraphs(pool, [3])), input(paragraphs(pool, [2])));
    expect(listChanges(result.content).map(({ what, kind }) => `${what} ${kind}`)).toEqual([
      'split structure',
      'joined structure',
    ]);
  });
});
