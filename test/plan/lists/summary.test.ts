import { describe, expect, it } from '@jest/globals';
import { parseSummary } from '../../../lib/plan/lists/summary.ts';
import { cloneBundle, markdownAtHead } from '../../support/bundles.ts';
import { problemText } from '../../support/problem-text.ts';

function summary(source: string) {
  const { entries, problems } = parseSummary('en/SUMMARY.md', source);
  return {
    entries: entries.map(({ place, depth, path, title, line }) =>
      [place, depth, path, title, line].join(' | '),
    ),
    problems: problems.map(problemText),
  };
}

describe('parseSummary', () => {
  it('reads nested lists of links in order, with places and lines', () => {
    const source = `# Summary

- [Foreword](foreword.md)
- [*Climate* & more](climate/README.md)
    * [Commitment 24](climate/commitment-24.md)
    * [Commitment 25](climate/commitment%2025.md)
- [Annex](../annex.md)
`;
    expect(summary(source)).toEqual({
      entries: [
        '1 | 0 | en/foreword.md | Foreword | 3',
        '2 | 0 | en/climate/README.md | Climate & more | 4',
        '2.1 | 1 | en/climate/commitment-24.md | Commitment 24 | 5',
        '2.2 | 1 | en/climate/commitment 25.md | Commitment 25 | 6',
        '3 | 0 | annex.md | Annex | 7',
      ],
      problems: [],
    });
  });

  it('counts items without a link, goes on counting in a second list, and takes mdBook’s chapters around them', () => {
    const source = `[Preface](preface.md)

- DocumentChange
    - [One](one.md)
- [Two]()

## Part II

- [Three](three/)

[Index](index.md)
`;
    expect(summary(source).entries).toEqual([
      '1 | 0 | en/preface.md | Preface | 1',
      '2.1 | 1 | en/one.md | One | 4',
      '4 | 0 | en/three/README.md | Three | 9',
      '5 | 0 | en/index.md | Index | 11',
    ]);
  });

  it('keeps the first of several mentions and reports the others, but not sections of a document', () => {
    const source = `- [A](a.md)
    - [Section](a.md#section)
    - [A below itself](a.md)
- [A again](./a.md)
`;
    expect(summary(source)).toEqual({
      entries: ['1 | 0 | en/a.md | A | 1'],
      problems: [
        expect.stringMatching(/^en\/SUMMARY\.md:3: "en\/a\.md" is listed below itself/u),
        expect.stringMatching(/^en\/SUMMARY\.md:4: "en\/a\.md" is listed again, first on line 1/u),
      ],
    });
  });

  it('leaves out what is no document and reports what should be one', () => {
    const source = '- [Web](https://example.org)\n- [PDF](plan.pdf)\n- [Out](../../out.md)\n';
    expect(summary(source)).toEqual({
      entries: [],
      problems: [
        expect.stringContaining(':2: "plan.pdf" is no Markdown file'),
        expect.stringContaining(':3: "../../out.md" leads out of the plan'),
      ],
    });
  });

  it('reads both summaries of the French plan: same places in both languages', async () => {
    const clone = await cloneBundle('plan-ogp-2015-2017');
    if (!clone) return;
    const files = new Map((await markdownAtHead(clone)).map(({ path, bytes }) => [path, bytes]));
    const read = (path: string) =>
      parseSummary(path, new TextDecoder().decode(files.get(path))).entries;
    const english = read('en/SUMMARY.md');
    expect(english.filter(({ path }) => !files.has(path))).toEqual([]);
    expect(english.find(({ title }) => title.startsWith('Commitment 24'))).toMatchObject({
      path: 'en/climate/commitment-24.md',
      depth: 1,
    });
    expect(read('fr/SUMMARY.md').filter(({ title }) => /^Engagement /u.test(title))).toHaveLength(
      26,
    );
  });
});
