import { describe, expect, it } from '@jest/globals';
import { summarize } from '../../../lib/words/summarize.ts';
import { bodies, compare, countsIn, shown } from './law-texts.ts';

describe('rows of a table', () => {
  const table = (names: readonly (string | number)[], texts: readonly string[], column = 'No.') =>
    `| ${column} | Duty | Lead |\n| --- | --- | --- |\n${texts.map((text, index) => `| ${names[index]} | ${text} | Town |\n`).join('')}`;
  const texts = bodies.slice(0, 6);
  const more = texts.toSpliced(2, 0, 'Bridges are inspected');

  it.each([
    ['numbers', [1, 2, 3, 4, 5, 6, 7]],
    ['numbers with full stops', ['1.', '2.', '3.', '4.', '5.', '6.', '7.']],
  ])('are paired by their texts where %s count them', (_, names) => {
    const text = shown(table(names, texts), table(names, more));
    expect(text).toMatch(/\{\+3\.? \| Bridges are inspected \| Town\+\}/u);
    expect(text.match(/Bridges/gu)).toHaveLength(1);
    expect(countsIn(summarize(compare(table(names, texts), table(names, more)), 'en'))).toBe(
      '1 table row added; 4 table rows renumbered',
    );
  });

  it('are paired by their texts where letters number those that were put in', () => {
    const before = table(['1', '2', '2a', '2b', '3', '4'], texts);
    const after = table(['1', '2', '3', '4', '4a', '4b', '5'], more);
    expect(countsIn(summarize(compare(before, after), 'en'))).toBe(
      '1 table row added; 4 table rows renumbered',
    );
  });

  it.each([
    ['years', [2021, 2022, 2023], [2020, 2021, 2022, 2023]],
    ['names', ['North', 'South', 'West'], ['East', 'North', 'South', 'West']],
  ])('are paired by their names where these are %s', (_, before, after) => {
    const text = shown(
      table(before, ['10 roads', '20 roads', '30 roads']),
      table(after, ['5 roads', '20 roads', '30 roads', '40 roads']),
    );
    expect(text).toContain(`${after[1]} | [-10-]{+20+} roads`);
  });

  it('are paired by a single word, whatever their numbers', () => {
    const fees = (rows: readonly string[]) => table([1, 2, 3, 4], rows).replaceAll(' | Town', '');
    const result = compare(
      fees(['Stall | 10', 'Cart | 5', 'Table | 3']),
      fees(['Stall | 10', 'Green | 4', 'Cart | 6', 'Table | 3']),
    );
    expect(summarize(result, 'en')).toContain('“5” became “6”');
  });

  it('are paired by their texts where parts of parts number them', () => {
    const names = ['1.1', '1.2', '1.3', '2.1', '2.2', '2.3', '2.4'];
    const before = table(names, texts).replace('No.', 'Ref');
    const numbers = ['1.1', '1.2', '1.3', '1.4', '2.1', '2.2', '2.3'];
    const after = table(numbers, more).replace('No.', 'Ref');
    const result = compare(before, after);
    expect(countsIn(summarize(result, 'en'))).toBe('1 table row added; 1 table row renumbered');
  });

  it('are paired by their names also where very many of them changed', () => {
    const tariff = (price: number) =>
      table(
        Array.from({ length: 80 }, (_, index) => `${index * 10} to ${index * 10 + 9}`),
        Array.from({ length: 80 }, (_, index) => `${price * index} euros`),
      );
    expect(countsIn(summarize(compare(tariff(2), tariff(3)), 'en'))).toBe(
      '“2 euros” became “3 euros”; “4 euros” became “6 euros”; “6 euros” became “9 euros”; 76 table rows reworded',
    );
  });

  it.each(['Class', 'Zone', 'Day', 'Priority', 'No.', ''])(
    'are paired by their first cells in a tariff, where these are under “%s”',
    (column) => {
      const fees = (...all: readonly number[]) =>
        table(
          [1, 2, 3, 4],
          all.map((fee) => `${fee} € | ${fee * 10} €`),
          column,
        )
          .replace('| Duty', '| Fee | Fine')
          .replace('| --- ', '| --- | --- ');
      const text = shown(fees(10, 20, 30, 40), fees(20, 30, 40, 50));
      expect(text).toContain('1 | [-10-]{+20+} € | [-100-]{+200+} €');
      expect(summarize(compare(fees(10, 20, 30, 40), fees(20, 30, 40, 50)), 'en')).not.toMatch(
        /renumbered/u,
      );
    },
  );

  it('are paired by their names where all were sorted anew and changed', () => {
    const fees = (rows: readonly string[]) =>
      `| Zone | Fee | From |\n| --- | --- | --- |\n${rows.map((row) => `| ${row} |\n`).join('')}`;
    const old = ['Town | 10 euros | May', 'Sea | 20 euros | June', 'Lake | 40 euros | July'];
    const young = ['Lake | 41 euros | May', 'Sea | 21 euros | June', 'Town | 11 euros | July'];
    const sentence = summarize(compare(fees(old), fees(young)), 'en');
    expect(sentence).toMatch(/“(?<tens>\d)0 euros” became “\k<tens>1 euros”/u);
  });

  it('may have exchanged their names where much else stayed', () => {
    const [one, two] = [
      'Bridge over the river of the old town',
      'School in the north of the hills',
    ];
    const states = (first: string, second: string, place: string) =>
      `| Status | Project |\n| --- | --- |\n| ${first} | ${one} |\n| ${second} | ${two} ${place} |\n`;
    const result = compare(states('Open', 'Done', 'here'), states('Done', 'Open', 'there'));
    expect(countsIn(summarize(result, 'en'))).toBe(
      '“Open” became “Done”; “Done” became “Open”; “here” became “there”',
    );
  });

  it('keep more than their ranks where the number leads elsewhere now, or is written otherwise', () => {
    const numbers = [1, 2, 3, 4, 5, 6, 7];
    const linked = (page: string) => numbers.map((number) => `[${number}](/${page})`);
    const said = (
      before: readonly (string | number)[],
      after: readonly (string | number)[],
      rows = more,
    ) => summarize(compare(table(before, texts), table(after, rows)), 'en');
    expect(said(linked('a'), linked('a'))).toContain('4 table rows renumbered');
    expect(said(linked('a'), linked('b'))).not.toContain('renumbered');
    expect(
      said(
        numbers.map((number) => `${number}.`),
        numbers.map((number) => `${number})`),
        texts,
      ),
    ).not.toContain('renumbered');
  });

  it('are paired by their numbers where nothing else tells', () => {
    const text = shown(table([1, 2], ['North', 'South']), table([1, 2], ['East', 'West']));
    expect(text).toContain('1 | [-North-]{+East+} | Town');
  });
});
