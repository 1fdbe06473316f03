import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseDocument } from '../../../lib/plan/parse.ts';
import { findKinds } from '../../../lib/redline/changes/find-kinds.ts';
import { normalize } from '../../../lib/redline/content/rebuild.ts';
import { accept, reject } from '../../../lib/redline/merged/accept-reject.ts';
import type { Redline } from '../../../lib/redline/merged/redline-result.ts';
import { redline } from '../../../lib/redline/redline.ts';
import { summarize } from '../../../lib/words/summarize.ts';
import { inTier } from '../../support/tier.ts';
import {
  bodies,
  compare,
  countsIn,
  type Law,
  plain,
  sentence,
  shown,
  writeLaw,
} from './law-texts.ts';

/** Chapters of articles at two levels, the one or the other numbered throughout, and a table. */
const laws = fc
  .tuple(
    fc.array(fc.array(fc.nat(6), { maxLength: 3 }), { minLength: 1, maxLength: 4 }),
    fc.boolean(),
    fc.constantFrom('##', '###'),
    fc.array(fc.nat(4), { maxLength: 4 }),
  )
  .map(([chapters, isThroughout, level, rows]) => {
    let article = 0;
    const written = chapters.map((seeds, chapter) => {
      if (!isThroughout) article = 0;
      const articles = seeds.map((seed) => `${level} Article ${++article}\n\n${sentence(seed)}.\n`);
      return [`## Chapter ${chapter + 1}\n`, ...articles].join('\n');
    });
    const cells = rows.map((seed, index) => `| ${index + 1} | ${sentence(seed, 4)} |\n`).join('');
    return `${written.join('\n')}\n| No. | Duty |\n| --- | --- |\n${cells}`;
  });

describe('an article put into a law', () => {
  const romans = 'I II III IV V VI VII VIII IX X XI XII XIII XIV'.split(' ');
  const headings: readonly (readonly [string, Law['heading']])[] = [
    ['a word and a number', (number) => `## Article ${number}`],
    ['a number', (number) => `## ${number}.`],
    ['a sign and a number', (number) => `### § ${number}`],
    ['Roman numerals', (number) => `## Chapter ${romans[number - 1]}`],
    ['letters', (number) => `## Annex ${String.fromCharCode(64 + number)}`],
    ['a line in bold', (number) => `**Article ${number}**`],
    ['a line', (number) => `Art. ${number}`],
    ['Chinese', (number) => `## 第${number}条`],
  ];

  it.each(headings)('is shown alone, and the others as renumbered: %s', (_, heading) => {
    const law = { ...plain, heading };
    for (const place of [0, 3, 11]) {
      const [before, after] = [
        writeLaw(bodies, law),
        writeLaw(bodies.toSpliced(place, 0, 'New text'), law),
      ];
      const text = shown(before, after);
      expect(text.match(/\{\+New text\.\+\}/gu)).toHaveLength(1);
      for (const body of bodies) expect(text).not.toContain(body);
      const count = bodies.length - place;
      const renumbered = count === 1 ? '(?:1 |heading “)' : `${count} `;
      const told = new RegExp(` (?:added|removed).*; ${renumbered}.* renumbered`, 'u');
      expect(summarize(compare(before, after), 'en')).toMatch(told);
      expect(summarize(compare(after, before), 'en')).toMatch(told);
    }
  });

  it('is shown alone where each article names its number', () => {
    const law = {
      ...plain,
      text: (body: string, number: number) => `${body} (Article ${number}).`,
    };
    const text = shown(writeLaw(bodies, law), writeLaw(bodies.toSpliced(2, 0, 'New text'), law));
    for (const body of bodies.slice(2))
      expect(text).toMatch(new RegExp(`^${body} \\(Article `, 'mu'));
    expect(text).not.toContain('moved');
  });

  it('is shown alone in a law of which every article changed and no word is rare', () => {
    const many = Array.from({ length: 200 }, (_, index) => sentence(index + 100, 30));
    const law = {
      ...plain,
      text: (body: string, number: number) => `${body} ${number * 10} euros.`,
    };
    const text = shown(writeLaw(many, law), writeLaw(many.toSpliced(7, 0, 'New text'), law));
    const unmarked = many.slice(7).filter((body) => text.includes(`\n${body} [-`));
    expect(unmarked).toHaveLength(193);
  });

  it('keeps the headings of a law of which every text was replaced', () => {
    const other = Array.from({ length: 80 }, (_, index) => `Clause${index} replaces${index}`);
    const old = Array.from({ length: 80 }, (_, index) => `Text${index} goes${index}`);
    const text = shown(writeLaw(old), writeLaw(other));
    expect(text).not.toMatch(/^## .*[[{]/mu);
  });

  it('is exact, and the same both ways, among chapters, articles and tables', () => {
    fc.assert(
      fc.property(laws, laws, (before, after) => {
        const [old, young] = [parseDocument('law.md', before), parseDocument('law.md', after)];
        const there = redline(old, young);
        expect(reject(there)).toEqual(normalize(old.content));
        expect(accept(there)).toEqual(normalize(young.content));
        const back = redline(young, old);
        expect(accept(back)).toEqual(normalize(old.content));
        expect(back.changes).toBe(there.changes);
        const kindsOf = (result: Redline) =>
          findKinds(result).map(({ kind, count }) => [kind, count]);
        expect(kindsOf(back)).toEqual(kindsOf(there));
      }),
      { numRuns: inTier({ fast: 300, thorough: 5_000 }) },
    );
  });
});

describe('counted parts', () => {
  it('keep their numbers where two articles exchanged their texts', () => {
    const [before, after] = [bodies.slice(0, 7), bodies.slice(0, 7)];
    [after[2], after[4]] = [before[4] ?? '', before[2] ?? ''];
    expect(countsIn(summarize(compare(writeLaw(before), writeLaw(after)), 'en'))).toBe(
      '1 paragraph moved from “Article 5” to “Article 3”; 1 paragraph moved from “Article 3” to “Article 5”',
    );
  });

  it('are the same parts where all headings went a level down', () => {
    const deeper = { ...plain, heading: (number: number) => `### Article ${number}` };
    const text = shown(writeLaw(bodies), writeLaw(bodies.toSpliced(2, 0, 'New text'), deeper));
    expect(text).toContain('### {+Article 3+}\n\n{+New text.+}');
    for (const body of bodies) expect(text).not.toContain(body);
  });

  it('are told the same both ways where a heading became a line in bold', () => {
    const [title, line] = ['## Article 1\n\nNew text.', '**Article 1**\n\nNew text.'];
    const kindsOf = (result: Redline) => findKinds(result).map(({ kind, count }) => [kind, count]);
    expect(kindsOf(compare(line, title))).toEqual(kindsOf(compare(title, line)));
  });

  it('are chapters and articles that were put in together', () => {
    const law = (chapters: readonly (readonly string[])[]) => {
      let article = 0;
      return chapters
        .map((texts, index) =>
          [
            `## Chapter ${index + 1}`,
            ...texts.flatMap((one) => [`### Article ${++article}`, one]),
          ].join('\n\n'),
        )
        .join('\n\n');
    };
    const [one, two, three, four] = bodies;
    const before = law([[one ?? '', two ?? ''], [three ?? ''], [four ?? '']]);
    const after = law([[one ?? '', two ?? ''], ['New', 'Newer'], [three ?? ''], [four ?? '']]);
    expect(summarize(compare(before, after), 'en')).toBe(
      'section “Chapter 2” added (2 headings and 2 paragraphs); 4 headings renumbered',
    );
  });
});
