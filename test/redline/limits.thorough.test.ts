import { describe, expect, it } from '@jest/globals';
import { toHtml } from '../../lib/markup/html.ts';
import { type Content, element, text } from '../../lib/plan/model/content.ts';
import { mergeTrees } from '../../lib/redline/blocks/merge-trees.ts';
import { redlineToFeedHtml } from '../../lib/redline/feed/redline-to-feed-html.ts';
import { redlineToJson } from '../../lib/redline/json/redline-to-json.ts';
import { accept, reject } from '../../lib/redline/merged/accept-reject.ts';
import { redlineToHtml } from '../../lib/redline/page/redline-to-html.ts';
import { redline } from '../../lib/redline/redline.ts';
import { redlineToText } from '../../lib/redline/terminal/redline-to-text.ts';
import { summarize } from '../../lib/words/summarize.ts';
import { input } from './inputs.ts';

/** Words that look random and are the same in every run. */
function words(count: number, seed: number, vocabulary: number): string {
  let state = seed;
  return Array.from({ length: count }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return `w${state % vocabulary}`;
  }).join(' ');
}

function paragraph(value: string): Content {
  return element('p', {}, [text(value)]);
}

function codeBlock(value: string): Content {
  return element('pre', {}, [element('code', {}, [text(value)])]);
}

function nested(name: string, levels: number, inner: Content): Content {
  let content = inner;
  for (let level = 0; level < levels; level++) content = element(name, {}, [content]);
  return content;
}

function stepsFor(before: readonly Content[], after: readonly Content[]): number {
  const work = { steps: 0 };
  mergeTrees(before, after, work);
  return work.steps;
}

/** Ways to make a pair of documents of a given size that are hard to compare. */
const hardPairs: Readonly<Record<string, (size: number) => [Content[], Content[]]>> = {
  'one paragraph, every word replaced by another of the text': (size) => [
    [paragraph(words(size, 1, 5_000))],
    [paragraph(words(size, 2, 5_000))],
  ],
  'one paragraph of very few different words': (size) => [
    [paragraph(words(size, 3, 7))],
    [paragraph(words(size, 4, 7))],
  ],
  'many paragraphs, all reworded': (size) => [
    Array.from({ length: size / 20 }, (_, index) => paragraph(words(20, index + 1, 900))),
    Array.from({ length: size / 20 }, (_, index) => paragraph(words(20, index + 2, 901))),
  ],
  'many paragraphs, each split around another': (size) => {
    const texts = Array.from({ length: size / 40 }, (_, index) =>
      [1, 2, 3].map((seed) => words(20, 3 * index + seed, 900)),
    );
    return [
      texts.map(([start, , end]) => paragraph(`${start} ${end}`)),
      texts.flatMap(([start = '', other = '', end = '']) =>
        [start, other, `${other} ${end}`].map(paragraph),
      ),
    ];
  },
  'lines of a paragraph that became rows of a table': (size) => {
    const cells = Array.from({ length: size / 5 }, (_, index) => words(5, index + 1, 900));
    const row = (cell: string) => element('tr', {}, [element('td', {}, [text(cell)])]);
    return [
      [paragraph(cells.map((cell) => `| ${cell} |`).join('\n'))],
      [element('table', {}, [element('tbody', {}, cells.map(row))])],
    ];
  },
  'a block of code, a word of every line replaced': (size) => {
    const code = (seed: number) =>
      Array.from({ length: size / 5 }, (_, line) => `${words(4, line + 1, 900)} v${line + seed}\n`);
    return [[codeBlock(code(0).join(''))], [codeBlock(code(size).join(''))]];
  },
  'many paragraphs, in reverse order': (size) => {
    const all = Array.from({ length: size / 5 }, (_, index) => paragraph(words(5, index + 1, 900)));
    return [all, all.toReversed()];
  },
  'a law, all articles rewritten and renumbered': (size) => {
    const law = (first: number) =>
      Array.from({ length: size / 40 }, (_, index) => [
        element('h2', {}, [text(`Article ${first + index}`)]),
        paragraph(words(40, first + index, 900)),
      ]).flat();
    return [law(1), law(2 + size)];
  },
  'headings that count, over nothing': (size) => {
    const headings = (first: number) =>
      Array.from({ length: size / 2 }, (_, index) =>
        element('h2', {}, [text(`Article ${first + index}`)]),
      );
    return [headings(1), headings(2 + size / 8)];
  },
  'a long list, all items changed': (size) => [
    [
      element(
        'ul',
        {},
        Array.from({ length: size }, (_, index) => element('li', {}, [text(`a ${index}`)])),
      ),
    ],
    [
      element(
        'ul',
        {},
        Array.from({ length: size }, (_, index) => element('li', {}, [text(`b ${-index}`)])),
      ),
    ],
  ],
};

/** Words of each version: of a small one, and of one eight times as large. */
const few = 10_000;
const many = 8 * few;

describe('the work of a comparison', () => {
  for (const [name, pairOf] of Object.entries(hardPairs))
    it(`grows nearly with the size: ${name}`, () => {
      const small = stepsFor(...pairOf(few));
      const large = stepsFor(...pairOf(many));
      expect(large).toBeLessThan(8 * 1.6 * small);
      expect(large).toBeLessThan(1_000 * many);
    });
});

describe('depth', () => {
  const levels = 10_000;

  for (const name of ['blockquote', 'em'])
    it(`is no limit: ${levels} levels of ${name}`, () => {
      const before = [paragraph('start'), nested(name, levels, text('deep down'))];
      const after = [paragraph('start again'), nested(name, levels, text('deep inside'))];
      const result = redline(input(before), input(after));
      expect(toHtml(reject(result))).toBe(toHtml(before));
      expect(toHtml(accept(result))).toBe(toHtml(after));
      expect(redlineToHtml(result)).toContain('deep inside');
      expect(redlineToText(result, { color: false })).toContain('deep inside');
      expect(redlineToFeedHtml(result, { maximumCharacters: 1_000_000 }).html).toContain('inside');
      expect(JSON.stringify(redlineToJson(result))).toContain('deep inside');
      expect(summarize(result, 'en')).not.toBe('no visible change');
    });
});

describe('width', () => {
  const width = 300_000;

  it(`is no limit: a paragraph of ${width} breaks that became another`, () => {
    const breaks = Array.from({ length: width }, () => element('br', {}, []));
    const before = [element('p', {}, [text('start')])];
    const after = [element('p', {}, [text('start'), ...breaks, text('inside')])];
    const result = redline(input(before), input(after));
    expect(accept(result)[0]).toEqual(after[0]);
    expect(reject(result)[0]).toEqual(before[0]);
  });
});
