import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type DefaultTreeAdapterMap, parseFragment } from 'parse5';
import { toHtml } from '../../../lib/markup/html.ts';
import type { Content } from '../../../lib/plan/model/content.ts';
import { parseDocument } from '../../../lib/plan/parse.ts';
import { accept, reject } from '../../../lib/redline/merged/accept-reject.ts';
import { arranged, reverse } from '../../../lib/redline/merged/reverse.ts';
import { redlineToHtml } from '../../../lib/redline/page/redline-to-html.ts';
import { redline } from '../../../lib/redline/redline.ts';
import { summarize } from '../../../lib/words/summarize.ts';
import { inTier } from '../../support/tier.ts';
import { throughParser, versionOf } from '../apply-marks.ts';
import { input } from '../inputs.ts';
import { countsIn } from './law-texts.ts';

const head = '<thead><tr><th>Measure</th><th colspan="2">Costs</th></tr></thead>';
const cell = (text: string, span = '') => `<td${span}>${text}</td>`;
const row = (...cells: readonly string[]) => `<tr>${cells.join('')}</tr>`;
const plain = (name: string, one: number, other: number) =>
  row(cell(name), cell(`${one} euros`), cell(`${other} euros`));

/** Rows that the first cell of the first one joins. */
const joined = (name: string, ...amounts: readonly number[]) =>
  amounts
    .map((amount, index) => {
      const first = index === 0 ? [cell(name, ` rowspan="${amounts.length}"`)] : [];
      return row(...first, cell(`${amount} euros`), cell(`${amount + 5} euros`));
    })
    .join('');

function parse(rows: readonly string[]): readonly Content[] {
  const table = `<table>${head}<tbody>${rows.join('')}</tbody></table>`;
  return parseDocument('a.md', `# Plan\n\nCosts of it:\n\n${table}\n`).content;
}

function told(before: readonly string[], after: readonly string[]): string {
  return countsIn(summarize(redline(input(parse(before)), input(parse(after))), 'en'));
}

const [trees, roads, parks, lakes] = [
  plain('Trees', 100, 200),
  plain('Roads', 300, 400),
  plain('Parks', 500, 600),
  plain('Lakes', 700, 800),
];
const part = row(cell('The second part', ' colspan="3"'));
const schools = joined('Schools', 10, 20, 30);

describe('a table whose cells span others', () => {
  it.each([
    ['a row', [trees, roads, parks], [trees, parks], '1 table row removed in “Plan”'],
    ['rows', [trees, roads, parks, lakes], [trees, lakes], '2 table rows removed in “Plan”'],
    ['a line across', [trees, part, roads], [trees, roads], '1 table row removed in “Plan”'],
    [
      'a row of a part',
      [trees, part, roads, parks],
      [trees, part, parks],
      '1 table row removed in “Plan”',
    ],
    [
      'a row beside joined ones',
      [schools, trees, roads],
      [schools, roads],
      '1 table row removed in “Plan”',
    ],
    ['joined rows', [trees, schools, roads], [trees, roads], '3 table rows removed in “Plan”'],
  ])('lost %s', (_, before, after, sentence) => {
    expect(told(before, after)).toBe(sentence);
    expect(told(after, before)).toBe(sentence.replace('removed', 'added'));
  });

  it('lost a row, and has another amount', () => {
    expect(told([trees, roads, parks], [trees, plain('Parks', 500, 650)])).toBe(
      '“600 euros” became “650 euros”; 1 table row removed in “Plan”',
    );
    const others = joined('Schools', 10, 25, 30);
    expect(told([schools, trees, roads], [others, roads])).toBe(
      '“20 euros” became “25 euros”; “25 euros” became “30 euros”; 1 table row removed in “Plan”',
    );
  });

  it('has a row at another place', () => {
    expect(told([trees, roads, parks, lakes], [roads, parks, lakes, trees])).toBe(
      '1 table row moved in “Plan”',
    );
  });

  it('lost one of joined rows: all of these are replaced, and no other row', () => {
    expect(told([trees, schools, roads], [trees, joined('Schools', 10, 30), roads])).toBe(
      '3 table rows removed; 2 table rows added in “Plan”',
    );
  });

  const rows = fc.constantFrom(
    ...[trees, roads, parks, lakes, part, schools],
    ...[plain('Trees', 100, 900), joined('Schools', 10, 25, 30), joined('Schools', 10, 30)],
    ...[joined('Hospitals', 40, 50), joined('Hospitals', 50, 40), joined('', 10, 30)],
  );
  const some = fc.array(rows, { minLength: 1, maxLength: 7 });

  it('is exact, the same the other way round, and a table of equal rows', () => {
    fc.assert(
      fc.property(some, some, (one, other) => {
        const [before, after] = [parse(one), parse(other)];
        const result = redline(input(before), input(after));
        expect(reject(result)).toEqual(before);
        expect(accept(result)).toEqual(after);
        const html = redlineToHtml(result);
        expect(versionOf(html, 'old')).toBe(throughParser(toHtml(before)));
        expect(versionOf(html, 'new')).toBe(throughParser(toHtml(after)));
        const back = redline(input(after), input(before));
        expect(back.content).toEqual(arranged(reverse(result.content)));
        for (const body of bodiesIn(parseFragment(html))) expect(widthsOf(body)).toEqual([3]);
      }),
      { numRuns: inTier({ fast: 200, thorough: 3000 }) },
    );
  });
});

type Parent = DefaultTreeAdapterMap['parentNode'];
type ElementNode = DefaultTreeAdapterMap['element'];

function elementsIn(node: Parent, name: RegExp): ElementNode[] {
  return node.childNodes.flatMap((child) => {
    if (!('tagName' in child)) return [];
    return name.test(child.tagName) ? [child] : elementsIn(child, name);
  });
}

function bodiesIn(node: Parent): ElementNode[] {
  return elementsIn(node, /^tbody$/u);
}

/** The widths of the rows of a table's body, each once; 0 where cells reach out of it. */
function widthsOf(body: ElementNode): number[] {
  const widths = new Set<number>();
  let above: number[] = [];
  for (const tableRow of elementsIn(body, /^tr$/u)) {
    const reach = above.filter((left) => left > 0).map((left) => left - 1);
    for (const { attrs } of elementsIn(tableRow, /^t[dh]$/u)) {
      const spanOf = (name: string) => Number(attrs.find((one) => one.name === name)?.value ?? 1);
      for (let wide = spanOf('colspan'); wide > 0; wide--) reach.push(spanOf('rowspan') - 1);
    }
    widths.add(reach.length);
    above = reach;
  }
  if (above.some((left) => left > 0)) widths.add(0);
  return [...widths];
}
