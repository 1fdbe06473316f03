import { describe, expect, it } from '@jest/globals';
import { parseDocument, parseWithLines } from '../../../lib/plan/parse.ts';
import { redlineToHtml } from '../../../lib/redline/page/redline-to-html.ts';
import { redline } from '../../../lib/redline/redline.ts';
import { locateChanges } from '../../../lib/redline/source/locate-changes.ts';
import { inTier } from '../../support/tier.ts';
import { bundlePath, consecutivePairs, type Pair } from '../history.ts';
import {
  lettersOf,
  oneSidedIn,
  placesOn,
  sliceOf,
  unchangedLetters,
  writtenWords,
} from '../source-coverage.ts';

function locate(old: string, young: string) {
  const sources = {
    before: parseWithLines('plan.md', old),
    after: parseWithLines('plan.md', young),
  };
  const { content } = redline(sources.before, sources.after);
  return { ...sources, content, places: locateChanges(content, sources) };
}

/** The source at every place, in order; the block around words is left out where they were found. */
function slices(old: string, young: string) {
  const { before, after, content, places } = locate(old, young);
  const found = (side: 'before' | 'after', document: typeof before) =>
    oneSidedIn(content, places).flatMap((change) =>
      change.side === side ? [change.place && sliceOf(document, change.place)] : [],
    );
  return { before: found('before', before), after: found('after', after) };
}

describe('the places of changes', () => {
  it('cover every block of a list that was a paragraph, and the paragraph', () => {
    const [lines, items] = [
      'Intro.\n\none of all schools\ntwo of all schools\n',
      'Intro.\n\n- one of all schools\n- two of all schools\n',
    ];
    const linesOn = ({ places }: ReturnType<typeof locate>, side: 'before' | 'after') =>
      placesOn(places, side).map(({ firstLine, lastLine }) => [firstLine, lastLine]);
    for (const [one, side, other] of [
      [locate(lines, items), 'before', 'after'],
      [locate(items, lines), 'after', 'before'],
    ] as const) {
      expect(linesOn(one, side)).toEqual([
        [3, 4],
        [3, 4],
      ]);
      expect(linesOn(one, other)).toEqual([
        [3, 3],
        [3, 4],
      ]);
    }
  });

  it('are exact for words, whatever markup is around them', () => {
    expect(
      slices(
        'We **will** publish [the data](a.md) &amp; `code` on the day, 2016\\* .\nNot before *June*.\n',
        'We **shall** publish [all data](a.md) &amp; `text` on the day, 2017\\* .\nNot before *July*.\n',
      ),
    ).toEqual({
      before: ['**will**', 'the', '`code`', '2016', '*June*'],
      after: ['**shall**', 'all', '`text`', '2017', '*July*'],
    });
  });

  it('count from the start of the file, in UTF-16 units, whatever its line ends', () => {
    const old = '\ufeff---\r\ntitle: 😀\r\n---\r\n\r\n> One 😀 line\r\n> and two 😀 lines.\r\n';
    const { places, before } = locate(old, old.replace('two', 'three'));
    const [line, word] = placesOn(places, 'before');
    expect(before.source).toBe(old.slice(1));
    expect(line).toMatchObject({ firstLine: 5, lastLine: 6 });
    expect(word).toEqual({
      start: before.source.indexOf('two'),
      end: before.source.indexOf('two') + 3,
      ...{ firstLine: 6, lastLine: 6 },
    });
  });

  it('are rows of tables, items without what is nested in them, and lines of code', () => {
    const old =
      '| a | b |\n|---|---|\n| 1 | x |\n| 2 | y |\n\n1. one\n   two\n   - inner\n\n```js\nlet a;\n  b();\n```\n';
    const young = old.replace('y', 'z').replace('two', '2').replace('b()', 'c()');
    const { places } = locate(old, young);
    const lines = placesOn(places, 'before').map(({ firstLine, lastLine }) => [
      firstLine,
      lastLine,
    ]);
    expect(lines).toEqual([
      ...[
        [4, 4],
        [4, 4],
        [6, 7],
        [7, 7],
        [10, 13],
        [12, 12],
      ],
    ]);
    expect(slices(old, young)).toEqual({
      before: ['y', 'two', 'b'],
      after: ['z', '2', 'c'],
    });
  });

  it('are both ends of what moved, with the words that changed in it', () => {
    const paragraph = 'A paragraph that is long enough to be found again in another place.';
    const old = `${paragraph}\n\n# One\n\nText of it.\n\n# Two\n\nMore of it.\n`;
    const young = `# One\n\nText of it.\n\n# Two\n\nMore of it.\n\n${paragraph.replace('found', 'seen')}\n`;
    const { content, places, before, after } = locate(old, young);
    const moved = content.find((node) => node.change === 'moved');
    const { before: from, after: to } = (moved && places.get(moved)) ?? {};
    expect(from && sliceOf(before, from)).toBe(paragraph);
    expect(to && sliceOf(after, to)).toBe(paragraph.replace('found', 'seen'));
    const inner = oneSidedIn(content, places).filter((change) => change.content.type === 'text');
    expect(inner.map(({ place }) => place?.firstLine)).toEqual([1, 9]);
  });

  it('hold all blocks of what was split or joined', () => {
    const { places } = locate(
      'The first sentence of it is here. The second sentence of it is there.\n',
      'The first sentence of it is here.\n\nThe second sentence of it is there.\n',
    );
    expect([...places.values()]).toMatchObject([
      { before: { firstLine: 1, lastLine: 1 }, after: { firstLine: 1, lastLine: 3 } },
    ]);
  });

  it('are those of the block where its text cannot be found exactly', () => {
    const old = 'A <!-- note --> word that is followed by some others.\n';
    const { places, before } = locate(old, old.replace('others', 'more'));
    expect(placesOn(places, 'before').map((place) => sliceOf(before, place))).toEqual([
      old.trimEnd(),
    ]);
  });
});

const samples = [
  { name: 'plan-ogp-2015-2017', step: inTier({ fast: 4, thorough: 1 }) },
  { name: 'manifesto', step: inTier({ fast: 8, thorough: 2 }) },
  { name: 'service-design-manual', step: inTier({ fast: 48, thorough: 12 }) },
];

/**
 * What is read in no version, or in another place than where it is written; of an image of another
 * site within a link, where it is. Names of tags and attribute lists are letters that nobody reads.
 */
const hidden =
  /<!--|<\/?(?!a\b|img\b|[a-z]+:)[a-z]|\{:|\[\^|<a [^>]*>\s*<img [^>]*src="https?:|\[!\[[^\]]*\]\(https?:|\{[%{]/u;

function expectLocated(pair: Pair): { texts: number; found: number } {
  const [old, young] = [pair.before, pair.after].map((bytes) => new TextDecoder().decode(bytes));
  const { before, after, content, places } = locate(old ?? '', young ?? '');
  const changes = oneSidedIn(content, places);
  expect(changes.filter(({ isCovered }) => !isCovered)).toEqual([]);
  const texts = changes.filter(({ content: { type } }) => type === 'text');
  for (const { content: changed, side, place } of changes) {
    if (!place) continue;
    const slice = sliceOf(side === 'before' ? before : after, place);
    const letters = lettersOf(slice);
    // Tags that are left out may stand within what reads as one word.
    const untagged = lettersOf(slice.replace(/<\/?[a-z][^<>]*>/giu, ''));
    const isThere = (word: string) => letters.includes(word) || untagged.includes(word);
    expect(writtenWords(changed).filter((word) => !isThere(word))).toEqual([]);
    if (changed.type === 'text') expect(letters).toBe(lettersOf(changed.value));
  }
  if (!hidden.test(`${old}${young}`))
    expect(unchangedLetters(before, places, 'before')).toBe(
      unchangedLetters(after, places, 'after'),
    );
  const back = locate(young ?? '', old ?? '');
  expect(placesOn(back.places, 'before')).toEqual(placesOn(places, 'after'));
  expect(placesOn(back.places, 'after')).toEqual(placesOn(places, 'before'));
  return { texts: texts.length, found: texts.filter(({ place }) => place).length };
}

describe('the places of changes in real history', () => {
  for (const { name, step } of samples) {
    const bundle = bundlePath(name);
    const title = `${name}: hold what changed and nothing else, the same both ways`;
    if (bundle === undefined) it(`${title} (not checked: no ${name}.bundle here)`, () => {});
    else
      it(title, () => {
        const counts = consecutivePairs(bundle, step).map(expectLocated);
        const sum = (key: 'texts' | 'found') =>
          counts.reduce((total, count) => total + count[key], 0);
        expect(sum('texts')).toBeGreaterThan(10);
        expect(sum('found') / sum('texts')).toBeGreaterThan(0.95);
      });
  }
});

describe('a document with its lines', () => {
  it('is the same as without, and so are its redlines', () => {
    const source = '# Plan\r\n\r\nText[^1]\r\n\r\n[^1]: Note\r\n';
    const { lines, source: _, ...located } = parseWithLines('plan.md', source);
    const plain = parseDocument('plan.md', source);
    expect(located).toEqual(plain);
    expect(lines.size).toBe(3);
    expect(redlineToHtml(redline(located, plain))).toBe(redlineToHtml(redline(plain, plain)));
  });
});
