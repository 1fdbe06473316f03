import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseDocument } from '../../../lib/plan/parse.ts';
import { countUnits } from '../../../lib/redline/changes/count-units.ts';
import { listChanges } from '../../../lib/redline/changes/list-changes.ts';
import { redline } from '../../../lib/redline/redline.ts';

function countsOf(before: string, after: string): Record<string, number> {
  const { content } = redline(parseDocument('plan.md', before), parseDocument('plan.md', after));
  const counts = [...countUnits(listChanges(content))];
  return Object.fromEntries(counts.map(([name, { count }]) => [name, count]));
}

/** Ways to write units of text one after the other, and what a reader calls one of them. */
const writers = {
  item: (texts: readonly string[]) => texts.map((text) => `- ${text}\n`).join(''),
  paragraph: (texts: readonly string[]) => texts.map((text) => `${text}\n\n`).join(''),
  row: (texts: readonly string[]) =>
    `| Measure |\n|---|\n${texts.map((text) => `| ${text} |\n`).join('')}`,
} as const;

type Written = keyof typeof writers;

const deeds = fc.constantFrom('replaced', 'deleted', 'inserted', 'kept' as const);

/** Texts of one to six words that no other unit has. Between two changes stands a unit that stays. */
const history = fc.record({
  unit: fc.constantFrom<Written>('item', 'paragraph', 'row'),
  wrapper: fc.constantFrom('', '> '),
  deeds: fc.array(deeds, { minLength: 1, maxLength: 6 }),
  length: fc.integer({ min: 1, max: 6 }),
});

function textsOf(index: number, length: number, version: string): string {
  return Array.from({ length }, (_, word) => `${version}${index}x${word}`).join(' ');
}

function versionsOf(all: readonly string[], length: number): readonly [string[], string[]] {
  const [before, after]: [string[], string[]] = [[], []];
  for (const [index, deed] of all.entries()) {
    const kept = textsOf(index, length, 'kept');
    before.push(kept);
    after.push(kept);
    if (deed === 'replaced' || deed === 'deleted') before.push(textsOf(index, length, 'old'));
    if (deed === 'replaced' || deed === 'inserted') after.push(textsOf(index, length, 'new'));
  }
  const last = textsOf(all.length, length, 'kept');
  return [
    [...before, last],
    [...after, last],
  ];
}

describe('what was done to the units of a text', () => {
  it('is counted by unit: each replaced, removed or added one', () => {
    fc.assert(
      fc.property(history, ({ unit, wrapper, deeds: done, length }) => {
        const [before = '', after = ''] = versionsOf(done, length).map((texts) =>
          writers[unit](texts).replaceAll(/^(?=.)/gmu, wrapper),
        );
        // What took the place of a text of five words or more, and has none of them, is no version of it.
        const isUnrelated = length >= 5;
        const count = (...names: readonly string[]) =>
          done.filter((one) => names.includes(one)).length;
        const counts = isUnrelated
          ? { deleted: count('deleted', 'replaced'), inserted: count('inserted', 'replaced') }
          : {
              reworded: count('replaced'),
              deleted: count('deleted'),
              inserted: count('inserted'),
            };
        const expected = Object.entries(counts)
          .filter(([, number]) => number !== 0)
          .map(([deed, number]) => [`${deed} ${unit}`, number]);
        expect(countsOf(before, after)).toEqual(Object.fromEntries(expected));
      }),
      { numRuns: 300 },
    );
  });

  it('is never a rearrangement where an item of a list was replaced', () => {
    const [before, after] = [
      '- School meals stay free\n- Buses run\n',
      '- Tuition will be charged from autumn\n- Buses run\n',
    ];
    expect(countsOf(before, after)).toEqual({ 'reworded item': 1 });
  });
});
