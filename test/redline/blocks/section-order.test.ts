import { describe, expect, it } from '@jest/globals';
import { parseDocument } from '../../../lib/plan/parse.ts';
import { mergeTrees } from '../../../lib/redline/blocks/merge-trees.ts';
import { findKinds } from '../../../lib/redline/changes/find-kinds.ts';
import { textOf } from '../../../lib/redline/changes/sections-in.ts';
import type { Merged } from '../../../lib/redline/merged/merged.ts';
import { redline } from '../../../lib/redline/redline.ts';
import { summarize } from '../../../lib/words/summarize.ts';

/** @param text with `⏎` for an empty line */
function parse(text: string) {
  return parseDocument('law.md', `# Law⏎${text}`.replaceAll('⏎', '\n\n'));
}

/** What a redline says: its sentence, its kinds, the texts that it marks as moved, and as others. */
function said(before: string, after: string) {
  const difference = redline(parse(before), parse(after));
  return {
    sentence: summarize(difference, 'en'),
    kinds: findKinds(difference).map(({ kind }) => kind),
    moved: difference.content.filter(({ change }) => change === 'moved').map(textOf),
    others: difference.content.filter(isOther).map(textOf),
  };
}

function isOther(node: Merged): boolean {
  if (node.change === 'deleted') return node.move === undefined;
  return node.change !== 'same' && node.change !== 'moved';
}

/** Articles of a law, each a heading and what is under it. */
const laws: Readonly<Record<string, readonly (readonly [string, ...string[]])[]>> = {
  'short English': [
    ['Fees', 'Schools pay.'],
    ['Roads', 'Roads stay.'],
    ['Dogs', 'Dogs bark.'],
    ['Parks', 'Parks close.'],
    ['Lakes', 'Lakes freeze.'],
  ],
  'counted English': [
    ['Article 1', 'Schools pay the fee in May.'],
    ['Article 2', 'Roads stay open to all.', 'Bridges are mended every summer.'],
    ['Article 3', 'Dogs are kept on a lead.'],
    ['Article 4', 'Parks close at night.'],
    ['Article 5', 'Nobody walks on the lake.'],
  ],
  'short counted German': [
    ['§ 1', 'Schulen zahlen.'],
    ['§ 2', 'Straßen bleiben.'],
    ['§ 3', 'Hunde bellen.'],
    ['§ 4', 'Parks schließen.'],
    ['§ 5', 'Seen gefrieren.'],
  ],
  'long French': [
    ['Article premier. Des droits que paient les écoles', 'Les écoles paient le droit en mai.'],
    ['Article deux. Des routes de la commune', 'Les routes restent ouvertes à tous.'],
    ['Article trois. Des chiens', 'Les chiens sont tenus en laisse.', 'Les chats ne le sont pas.'],
    ['Article quatre. Des parcs', 'Les parcs ferment la nuit.'],
    ['Article cinq. Des lacs', 'Nul ne marche sur le lac.'],
  ],
  Japanese: [
    ['第一条', '学校は料金を払う。'],
    ['第二条', '道路は市民に開放される。'],
    ['第三条', '犬は綱につなぐ。'],
    ['第四条', '公園は夜に閉まる。'],
    ['第五条', '湖を歩かない。'],
  ],
  Arabic: [
    ['الرسوم', 'تدفع المدارس.'],
    ['الطرق', 'الطرق مفتوحة.'],
    ['الكلاب', 'تنبح الكلاب.'],
    ['الحدائق', 'تغلق الحدائق ليلا.'],
    ['البحيرات', 'تتجمد البحيرات.'],
  ],
  'of one text each': [
    ['Fees', 'See the map.'],
    ['Roads', 'See the map.'],
    ['Dogs', 'See the map.'],
    ['Parks', 'See the map.'],
    ['Lakes', 'See the map.'],
  ],
  'of lists': [
    ['Fees', '- schools\n- towns'],
    ['Roads', '- lanes\n- bridges\n- paths'],
    ['Dogs', '- barks\n- bites'],
    ['Parks', '- trees\n- gates'],
    ['Lakes', '- fish\n- ice'],
  ],
  'with sections in them': [
    ['Fees', 'Schools pay.', '### Who', 'All of them.'],
    ['Roads', 'Roads stay.', '### Where', 'In town.', '### When', 'By day.'],
    ['Dogs', 'Dogs bark.'],
    ['Parks', 'Parks close.', '### Gates', 'They creak.'],
    ['Lakes', 'Lakes freeze.'],
  ],
};

function write(articles: readonly (readonly [string, ...string[]])[]): string {
  return articles.map(([title, ...texts]) => [`## ${title}`, ...texts].join('⏎')).join('⏎');
}

describe('an article that moved over another one', () => {
  const pairs = Object.entries(laws).flatMap(([name, all]) =>
    [2, 3, 5].flatMap((count) =>
      Array.from({ length: count - 1 }, (_, place) => [name, count, place, all] as const),
    ),
  );

  it.each(pairs)('is told and marked as a whole: %s, %d articles, behind %d', (...row) => {
    const [, count, place, all] = row;
    const before = all.slice(0, count);
    const [one, other] = before.slice(place, place + 2);
    const after = before.toSpliced(place, 2, ...(one && other ? [other, one] : []));
    const told = said(write(before), write(after));
    const [moved, title] = [told.moved, told.moved[0] ?? ''];
    const article = before.find(([name]) => name === title) ?? [];
    expect(told.sentence).toMatch(/^section “[^”]+” moved (?:after|before) “[^”]+” \([^;]+\)$/u);
    expect(told.sentence.startsWith(`section “${title}” moved `)).toBe(true);
    expect(moved).toHaveLength(article.length);
    expect(told.kinds).toEqual(['moved']);
    expect(told.others).toEqual([]);
  });

  it('is told alone where each has a section of one name', () => {
    const articles = [
      '## Fees⏎Schools pay.⏎### Notes⏎See the old map.',
      '## Roads⏎Roads stay.⏎### Notes⏎See the new list.',
      '## Dogs⏎Dogs bark.⏎### Notes⏎All of them.',
      '## Parks⏎Parks close.⏎### Notes⏎At night.',
      '## Lakes⏎Lakes freeze.⏎### Notes⏎Rarely.',
    ];
    for (const [place, one] of articles.slice(0, -1).entries()) {
      const after = articles.toSpliced(place, 2, articles[place + 1] ?? '', one);
      const told = said(articles.join('⏎'), after.join('⏎'));
      expect(told.sentence).toMatch(
        /^section “[^”]+” moved (?:after|before) “[^”]+” \(2 paragraphs and 1 heading\)$/u,
      );
      expect(told.kinds).toEqual(['moved']);
    }
  });

  it('is told with the number that it has now', () => {
    const [fees, roads] = ['Schools pay the fee in May.', 'Roads stay open to all of the town.'];
    const law = (one: string, other: string) => `## Article 1⏎${one}⏎## Article 2⏎${other}`;
    expect(said(law(fees, roads), law(roads, fees))).toMatchObject({
      sentence: 'section “Article 1” moved before “Article 2” (1 paragraph); 2 headings renumbered',
      kinds: ['structure', 'moved'],
    });
  });

  it('is not told where all articles are in another order', () => {
    const { 'counted English': articles = [] } = laws;
    const { sentence, others } = said(write(articles), write(articles.toReversed()));
    expect(sentence).toBe(
      'sections “Article 5”, “Article 4”, “Article 3” and 1 more moved (4 paragraphs)',
    );
    expect(others).toEqual([]);
  });
});

describe('an article that moved over the heading of a part', () => {
  const [fees, roads, parks] = [
    '### Fees⏎Schools pay the fee in May.',
    '### Roads⏎Roads stay open to all.⏎Bridges are mended.',
    '### Parks⏎Parks close at night.',
  ];

  it.each([
    ['Part I', 'Part II', ''],
    ['Schools', 'Streets', ''],
    ['Part I', 'Part II', '⏎This part is on streets.'],
    ['Teil 1: Schulen', 'Teil 2: Straßen', ''],
    ['第一章', '第二章', ''],
  ])('is told and marked, not that heading: %s, %s%s', (one, other, intro) => {
    const before = `## ${one}⏎${fees}⏎${roads}⏎## ${other}${intro}⏎${parks}`;
    const after = `## ${one}⏎${fees}⏎## ${other}${intro}⏎${roads}⏎${parks}`;
    const move = (from: string, to: string) => ({
      sentence: `section “Roads” moved from “${from}” to “${to}” (2 paragraphs)`,
      kinds: ['structure'],
      moved: ['Roads', 'Roads stay open to all.', 'Bridges are mended.'],
      others: [],
    });
    expect(said(before, after)).toEqual(move(one, other));
    expect(said(after, before)).toEqual(move(other, one));
  });

  it('is told as the only one of its part, too', () => {
    expect(
      said(`## Part I⏎${roads}⏎## Part II⏎${parks}`, `## Part I⏎## Part II⏎${roads}⏎${parks}`),
    ).toMatchObject({
      sentence: 'section “Roads” moved from “Part I” to “Part II” (2 paragraphs)',
      kinds: ['structure'],
    });
  });

  it('with a heading that is new, both', () => {
    expect(
      said(
        `## Part I⏎${fees}⏎### Roads⏎Roads stay open to all.⏎## Part II⏎${parks}`,
        `## Part I⏎${fees}⏎## Part II⏎### Streets⏎Roads stay open to all.⏎${parks}`,
      ).sentence,
    ).toBe(
      'heading “Roads” became “Streets”; section “Streets” moved from “Part I” to “Part II” (1 paragraph)',
    );
  });

  it('is not told where more of them did than a sentence names', () => {
    const articles = ['A', 'B', 'C', 'D'].map((name) => `### ${name}⏎Text of ${name}.`).join('⏎');
    expect(
      said(
        `## Part I⏎${fees}⏎${articles}⏎## Part II⏎${parks}`,
        `## Part I⏎${fees}⏎## Part II⏎${articles}⏎${parks}`,
      ),
    ).toMatchObject({ sentence: 'heading “Part II” moved', kinds: ['structure'] });
  });
});

describe('a heading alone moved', () => {
  it('where it stands over less text now, and its kind says so', () => {
    const [one, two, three] = ['One pays in May.', 'Two pays in June.', 'Three pays in July.'];
    expect(
      said(`## A⏎${one}⏎## B⏎${two}⏎${three}`, `## A⏎${one}⏎${two}⏎## B⏎${three}`),
    ).toMatchObject({ sentence: 'heading “B” moved', kinds: ['structure'], moved: ['B'] });
  });

  it('where text that stayed stands under it, behind a section that it moved over', () => {
    expect(
      said(
        '## A⏎Schools pay.⏎## Fees⏎All of them.⏎## B⏎In May.⏎## C⏎Dogs bark.',
        '## A⏎Schools pay.⏎## B⏎## Fees⏎All of them.⏎In May.⏎## C⏎Dogs bark.',
      ),
    ).toMatchObject({ sentence: 'heading “B” moved', kinds: ['structure'], moved: ['B'] });
  });

  it('not where other texts stand under two of one name', () => {
    expect(
      said(
        '## A⏎Schools pay.⏎### Notes⏎See the old map of it.⏎## B⏎Roads stay.',
        '## A⏎Schools pay.⏎## B⏎Roads stay.⏎### Notes⏎Dogs never bark at night.',
      ),
    ).toMatchObject({
      sentence:
        'section “Notes” removed in “A” (1 paragraph); section “Notes” added in “B” (1 paragraph)',
      moved: [],
    });
  });
});

describe('the search for what moved', () => {
  it('takes work in proportion to the text, however many headings moved', () => {
    const stepsOf = (count: number) => {
      const part = (name: number) => `## Part of ${name}⏎`;
      const article = (name: number) => `### Article of ${name}⏎Text number ${name}.⏎`;
      const numbers = Array.from({ length: count }, (_, index) => index);
      const before = parse(numbers.map((name) => article(name) + part(name)).join(''));
      const after = parse(numbers.map((name) => part(name) + article(name)).join(''));
      const work = { steps: 0 };
      mergeTrees(before.content, after.content, work);
      return work.steps;
    };
    expect(stepsOf(800) / stepsOf(200)).toBeLessThan(6);
  });
});
