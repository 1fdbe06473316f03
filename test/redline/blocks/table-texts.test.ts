import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toHtml } from '../../../lib/markup/html.ts';
import { type Content, element, text } from '../../../lib/plan/model/content.ts';
import { normalize } from '../../../lib/redline/content/rebuild.ts';
import { type JsonRedline, redlineToJson } from '../../../lib/redline/json/redline-to-json.ts';
import { accept, reject } from '../../../lib/redline/merged/accept-reject.ts';
import { arranged, reverse } from '../../../lib/redline/merged/reverse.ts';
import { redlineToHtml } from '../../../lib/redline/page/redline-to-html.ts';
import { redline } from '../../../lib/redline/redline.ts';
import { inTier } from '../../support/tier.ts';
import { throughParser, versionOf } from '../apply-marks.ts';
import { input } from '../inputs.ts';
import { htmlOf } from '../json-versions.ts';

const words = fc
  .array(fc.constantFrom('oak', 'elm', 'park', 'road', 'side', '|', '-'), { maxLength: 3 })
  .map((some) => some.join(' '));

/** Rows of three cells each; some cells are empty. */
const rows = fc.array(fc.tuple(words, words, words), { minLength: 1, maxLength: 4 });

function cell(name: string, value: string): Content {
  const emphasis = value.startsWith('oak') ? [element('em', {}, [text(value)])] : [text(value)];
  return element(name, {}, value === '' ? [] : emphasis);
}

function tableOf(all: readonly (readonly string[])[]): Content[] {
  const row = (cells: readonly string[], name: string) =>
    element(
      'tr',
      {},
      cells.map((value) => cell(name, value)),
    );
  const head = element('thead', {}, [row(['Tree of the year', 'Place', 'Kind'], 'th')]);
  const body = element(
    'tbody',
    {},
    all.map((cells) => row(cells, 'td')),
  );
  return [element('table', {}, [head, body])];
}

function linesOf(all: readonly (readonly string[])[]): Content[] {
  const lines = all.map((cells) => `| ${cells.join(' | ')} |`);
  return [
    element('p', {}, [
      text(['| Tree of the year | Place | Kind |', '|----|', ...lines].join('\n')),
    ]),
  ];
}

const arbitraryRows = fc.oneof(
  rows.map((all) => [all, all] as const),
  fc.tuple(rows, rows),
  rows.map((all) => [all, all.slice(0, -1)] as const),
);

describe('a redline of lines that became a table, or were one', () => {
  it('gives back both versions, as trees, as JSON and from the page', () => {
    fc.assert(
      fc.property(arbitraryRows, fc.boolean(), ([one, other], isNew) => {
        const [lines, table] = [linesOf(one), tableOf(other)];
        const [before, after] = isNew ? [lines, table] : [table, lines];
        const result = redline(input(before), input(after));
        expect(reject(result)).toEqual(normalize(before));
        expect(accept(result)).toEqual(normalize(after));
        const { content } = JSON.parse(JSON.stringify(redlineToJson(result))) as JsonRedline;
        expect(htmlOf(content, 'old')).toBe(toHtml(before));
        expect(htmlOf(content, 'new')).toBe(toHtml(after));
        const page = redlineToHtml(result);
        expect(versionOf(page, 'old')).toBe(throughParser(toHtml(before)));
        expect(versionOf(page, 'new')).toBe(throughParser(toHtml(after)));
        const back = redline(input(after), input(before));
        expect(back.content).toEqual(arranged(reverse(result.content)));
        expect(back.changes).toBe(result.changes);
      }),
      { numRuns: inTier({ fast: 300, thorough: 5_000 }) },
    );
  });

  it('marks nothing where each cell holds what stood between two strokes', () => {
    const all = [
      ['oak', 'park', 'old'],
      ['', 'road', 'young'],
    ];
    const html = redlineToHtml(redline(input(linesOf(all)), input(tableOf(all))));
    expect(html).not.toMatch(/<(?:ins|del)/u);
    expect(html).toContain('data-redline-join="split"');
  });

  it.each(['-', '--'])('marks %s that was all that a cell held', (dashes) => {
    const html = redlineToHtml(
      redline(input(linesOf([['oak', dashes, 'park']])), input(tableOf([['oak', '', 'park']]))),
    );
    expect(html).toMatch(/<del[^>]*>-/u);
  });
});
