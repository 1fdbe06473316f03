import { describe, expect, it } from '@jest/globals';
import type { Change } from '../../lib/plan/model/change.ts';
import { parseDocument } from '../../lib/plan/parse.ts';
import { findKinds } from '../../lib/redline/changes/find-kinds.ts';
import { redline } from '../../lib/redline/redline.ts';
import { headlinesOf } from '../../lib/words/headlines.ts';
import type { WordLanguage } from '../../lib/words/language.ts';

/** What a title says of two versions of a document that is called "Plan". */
function headlines(
  before: string,
  after: string,
  language: WordLanguage = 'en',
  kind: 'amended' | 'moved' = 'amended',
) {
  const { change, known } = changed(before, after, kind);
  return headlinesOf(change, known, language).phrases;
}

/** The same of a change whose redline is only linked. */
function headlinesWithoutRedline(before: string, after: string) {
  const { change, known } = changed(before, after, 'amended');
  return headlinesOf(change, { kinds: known.kinds }, 'en').phrases;
}

function changed(before: string, after: string, kind: 'amended' | 'moved') {
  const [old, young] = [before, after].map((text) => parseDocument('plan.md', text));
  if (!old || !young) throw new Error('two texts are needed');
  const state = ({ fields, kind, path }: typeof old, version: number) => ({
    ...{ fields, kind, path, version },
    ...{ address: '/plan/', commit: 'c'.repeat(40) },
  });
  const change: Change = {
    document: '0123456789abcdef',
    kind,
    before: { ...state(old, 1), ...(kind === 'moved' ? { path: 'old.md' } : {}) },
    after: state(young, 2),
  };
  const difference = redline(old, young);
  return { change, known: { kinds: findKinds(difference), redline: difference } };
}

describe('what a title says of a change', () => {
  it('gives an amount rather than the number of a part, which follows from other changes', () => {
    const before = '# Plan\n\nWhoever breaks Article 3 pays 100 euros.\n';
    const after = '# Plan\n\nWhoever breaks Article 2 pays 900 euros.\n';
    expect(headlines(before, after)[0]).toBe('“100 euros” became “900 euros”');
    expect(headlines(before, before.replace('Article 3', 'Article 2'))).toEqual([
      '“Article 3” became “Article 2”',
    ]);
    expect(headlines('# Plan\n\nSee § 3 now.\n', '# Plan\n\nSee § 4 now.\n')).toEqual([
      '“§ 3” became “§ 4”',
    ]);
    expect(
      headlines('# Plan\n\nThere are no 3 days.\n', '# Plan\n\nThere are no 4 days.\n'),
    ).toEqual(['“3 days” became “4 days”']);
  });

  it('names the sections that came or went, where there is room for their titles', () => {
    const before = '# Plan\n\n## Roads\n\nRoads stay open.\n';
    const section = (title: string) => `\n## ${title}\n\nA text on it.\n`;
    expect(headlines(before, before + section('Appeals'))).toEqual([
      'section “Appeals” added (1 paragraph)',
    ]);
    const long = 'Procedures and remedies against decisions';
    expect(headlines(before + section('Fees') + section(long), before)).toEqual([
      'sections “Fees” and 1 more removed (2 paragraphs)',
    ]);
    expect(headlines(before, before + section(long))).toEqual([
      'section “Procedures and remedies against decision…” added (1 paragraph)',
    ]);
    expect(headlines(before, before.replace('Roads\n', 'Streets\n'))).toEqual([
      'heading “Roads” became “Streets”',
    ]);
  });

  it('takes an amount behind the name of a part for an amount', () => {
    const text = (fee: string, article: number) =>
      `# Plan\n\nSee Article ${article}. Copies cost per page ${fee}.\n`;
    const pairs = [
      ['5 euros', '9 euros'],
      ['5%', '9%'],
      ['€5', '€9'],
    ] as const;
    for (const [old, young] of pairs)
      expect(headlines(text(old, 3), text(young, 4))[0]).toBe(`“${old}” became “${young}”`);
  });

  it('gives an amount rather than a number that goes on with that of a part', () => {
    const text = (part: string, fee: number) => `# Plan\n\nSee ${part} now.\n\nPay ${fee} euros.\n`;
    const pairs = [
      ['Article 3(2)', 'Article 3(4)'],
      ['§§ 3 bis 5', '§§ 3 bis 6'],
      ['Section 4(1)(2)', 'Section 4(1)(3)'],
      ['第三条', '第四条'],
    ] as const;
    for (const [old, young] of pairs)
      expect(headlines(text(old, 10), text(young, 90))[0]).toBe('“10 euros” became “90 euros”');
    expect(headlines(text('§§ 3 bis 5', 10), text('§§ 4 bis 6', 10))[0]).toBe(
      '“§§ 3” became “§§ 4”',
    );
  });

  it('says how often the same words made sentences more or less binding', () => {
    const before = ['Schools may pay.', 'Roads may pay.', 'Towns may pay.', 'Cities must pay.'];
    const after = before.map((line) =>
      line.includes('may') ? line.replace('may', 'must') : line.replace('must', 'may'),
    );
    const [old, young] = [before, after].map((lines) => `# Plan\n\n${lines.join('\n\n')}\n`);
    expect(headlines(old ?? '', young ?? '')).toEqual([
      '“may” became “must” (3 times)',
      '“must” became “may”',
    ]);
  });

  it('says of a ban that became a permission what both were', () => {
    const law = (rule: string) => `# Plan\n\n${rule}\n\nThe park is open by day.\n`;
    expect(
      headlines(
        law('No person shall enter the park at night.'),
        law('Any person may enter the park at night.'),
      ),
    ).toEqual(['“No … shall” became “may”']);
  });

  it('gives a figure without the marks of footnotes beside it', () => {
    const before =
      '# Plan\n\nIntro[^1]. The fee is 10[^2] euros.\n\n[^1]: Of age.\n[^2]: In cash.\n';
    const after = '# Plan\n\nIntro. The fee is 90[^2] euros.\n\n[^2]: In cash.\n';
    expect(headlines(before, after)[0]).toBe('“10 euros” became “90 euros”');
  });

  it('says how often the same words came or went', () => {
    const [free, bound] = ['free', 'not free'].map(
      (text) => `# Plan\n\nSchools are ${text}.\n\nRoads are ${text}.\n`,
    );
    expect(headlines(free ?? '', bound ?? '')).toEqual(['“free” became “not free” (2 times)']);
    expect(headlines(bound ?? '', free ?? '')).toEqual(['“not free” became “free” (2 times)']);
  });

  it('says how often the same figure took the place of the same one', () => {
    const text = (year: number) => `# Plan\n\nUntil ${year}.\n\nFrom ${year} on.\n\nIn ${year}.\n`;
    expect(headlines(text(2024), text(2025))).toEqual(['“2024” became “2025” (3 times)']);
  });

  it('gives both values of the first figure', () => {
    const after = '# Plan\n\nIt spends 35,000 euros.\n\n- one\n- two\n';
    expect(headlines('# Plan\n\nIt spends 30,000 euros.\n\n- one\n', after)).toEqual([
      '“30,000 euros” became “35,000 euros”',
      '1 list item added: “two”',
    ]);
    expect(headlines('# Plan\n\n30,000 euros\n', '# Plan\n\n35,000 euros\n', 'fr')).toEqual([
      '«\u00a030,000 euros\u00a0» devient «\u00a035,000 euros\u00a0»',
    ]);
  });

  it('is no figure that became another where other words came with it', () => {
    const before = '# Plan\n\nOn the 15 th, the act was signed by all.\n';
    const after = '# Plan\n\nOn the 2015 National plan act was signed by all.\n';
    expect(headlines(before, after)).toEqual(['1 paragraph reworded']);
  });

  it('tells figures before the name of a file', () => {
    const [before, after] = ['# Plan\n\n30 euros\n', '# Plan\n\n35 euros\n'];
    expect(headlines(before, after, 'en', 'moved')).toEqual([
      '“30 euros” became “35 euros”',
      'file renamed from old.md to plan.md',
    ]);
  });

  it('tells wording before form', () => {
    const before =
      '# Plan\n\n## One\n\nA **firm** promise.\n\nB.\n\nC *c*.\n\n## Two\n\nIt may be done.\n';
    const after =
      '# Plan\n\n## One\n\nA firm promise.\n\nB.\n\nC c.\n\n## Two\n\nIt may be made.\n';
    expect(headlines(before, after)).toEqual([
      '“done” became “made”',
      'other formatting in 2 paragraphs in “One”',
    ]);
  });

  it('tells first of other wording what makes a text more binding', () => {
    const [before, after] = [
      '# Plan\n\nA.\n\nIt may be done.\n',
      '# Plan\n\nB.\n\nIt must be done.\n',
    ];
    expect(headlines(before, after)[0]).toBe('“may” became “must”');
  });

  it('tells a fact that was lost where only kinds are known', () => {
    const text = (facts: string, image: string) =>
      `---\n${facts}\n---\n# Plan\n\n![Map](${image})\n`;
    const before = text('number: 1\ndue: 2016-06-30', 'a.png');
    const after = text('number: 1', 'b.png');
    expect(headlines(before, after)).toEqual([
      'due date removed: 30 June 2016',
      '1 image replaced',
    ]);
    expect(headlinesWithoutRedline(before, after)).toEqual(['due date removed: 30 June 2016']);
    expect(headlinesWithoutRedline(text('number: 1', 'a.png'), after)).toEqual(['wording']);
    const labelled = '# Plan\n\n**Due date**: 30 June 2016\n\nWords.\n';
    const kept = '# Plan\n\nIts due date is 30 June 2016.\n\nWords.\n';
    expect(headlinesWithoutRedline(labelled, kept)).toEqual(headlines(labelled, kept).slice(0, 1));
  });

  it('quotes of two long values what differs', () => {
    const titled = (word: string) =>
      `---\ntitle: The national plan for ${word} government and its many friends of old\n---\nText.\n`;
    expect(headlines(titled('open'), titled('honest'))).toEqual([
      'title changed from “…for open…” to “…for honest…”',
    ]);
  });

  it('quotes of a long value to which a word was added what is around it', () => {
    const titled = (more: string) =>
      `---\ntitle: Involve civil society in the ${more}climate conference of Paris\n---\nText.\n`;
    expect(headlines(titled(''), titled('new '))).toEqual([
      'title changed from “…in the climate…” to “…in the new climate…”',
    ]);
  });

  describe('has the order of the sentence:', () => {
    const law = (fine: string, article: number, sections: string) =>
      `# Plan\n\n## Duties\n\nWhoever breaks Article ${article} pays ${fine}.\n\n${sections}`;
    const appeals = '## Appeals\n\nWhoever is fined may appeal.\n\n## Costs\n\nCosts are shared.\n';
    const costs = '## Costs\n\nCosts are shared.\n';

    it('a section that was removed before a reference that follows from it', () => {
      expect(headlines(law('a fine', 4, appeals), law('a fine', 3, costs))).toEqual([
        'section “Appeals” removed (1 paragraph)',
        '“may” removed',
        '“Article 4” became “Article 3”',
      ]);
    });

    it('a section that was added before a reference that follows from it', () => {
      const fees = '## Fees\n\nA fee is due.\n\n';
      expect(headlines(law('a fine', 3, costs), law('a fine', 4, fees + costs))).toEqual([
        'section “Fees” added (1 paragraph)',
        '“Article 3” became “Article 4”',
      ]);
    });

    it('several fines, then the section, then the reference', () => {
      const before = `${law('100 euros', 4, appeals)}\nLate payers pay 5 % more.\n`;
      const after = `${law('900 euros', 3, costs)}\nLate payers pay 9 % more.\n`;
      expect(headlines(before, after)).toEqual([
        '“100 euros” became “900 euros”',
        '“5 %” became “9 %”',
        'section “Appeals” removed (1 paragraph)',
        '“may” removed',
        '1 paragraph reworded in “Duties”',
      ]);
    });

    it('in each language that laws are written in', () => {
      const pairs = [
        ['Wer gegen § 4 verstößt, zahlt.', '## Gebühren\n\nEs fällt eine Gebühr an.'],
        ['Qui enfreint l’article 4 paie.', '## Frais\n\nDes frais sont dus.'],
        ['Quien infringe el artículo 4 paga.', '## Tasas\n\nSe cobra una tasa.'],
        ['第4条に反した者は支払う。', '## 料金\n\n料金がかかる。'],
      ] as const;
      for (const [line, section] of pairs) {
        const told = headlines(
          `# Plan\n\n## A\n\n${line}\n`,
          `# Plan\n\n${section}\n\n## A\n\n${line.replace('4', '5')}\n`,
        );
        expect(told[0]).toMatch(/^section “.+” added \(1 paragraph\)$/u);
        expect(told[1]).toMatch(/ became “.*5.*”$/u);
      }
    });
  });
});
