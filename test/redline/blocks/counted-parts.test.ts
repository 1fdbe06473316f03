import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseDocument } from '../../../lib/plan/parse.ts';
import { findKinds } from '../../../lib/redline/changes/find-kinds.ts';
import { normalize } from '../../../lib/redline/content/rebuild.ts';
import { accept, reject } from '../../../lib/redline/merged/accept-reject.ts';
import type { Redline } from '../../../lib/redline/merged/redline-result.ts';
import { redline } from '../../../lib/redline/redline.ts';
import { redlineToText } from '../../../lib/redline/terminal/redline-to-text.ts';
import { summarize } from '../../../lib/words/summarize.ts';
import { inTier } from '../../support/tier.ts';

/** Few words, so that none of them tells one text from another. */
const words = 'the fee of a market is due when council or mayor may ask who pays it in town'.split(
  ' ',
);

/** A sentence for each seed; two seeds share words, but hardly three in a row. */
function sentence(seed: number, length = 14): string {
  let state = seed * 7919 + 13;
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return words[(state >> 8) % words.length] ?? '';
  };
  return Array.from({ length }, next).join(' ');
}

interface Law {
  /** The heading of an article. */
  readonly heading: (number: number) => string;
  /** The text of an article. */
  readonly text: (body: string, number: number) => string;
}

const plain: Law = { heading: (number) => `## Article ${number}`, text: (body) => `${body}.` };

function write(bodies: readonly string[], { heading, text }: Law = plain): string {
  return bodies
    .map((body, index) => `${heading(index + 1)}\n\n${text(body, index + 1)}\n`)
    .join('\n');
}

function compare(before: string, after: string) {
  return redline(parseDocument('law.md', before), parseDocument('law.md', after));
}

function shown(before: string, after: string): string {
  return redlineToText(compare(before, after), { color: false });
}

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

const bodies = Array.from({ length: 12 }, (_, index) => sentence(index));

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
        write(bodies, law),
        write(bodies.toSpliced(place, 0, 'New text'), law),
      ];
      const text = shown(before, after);
      expect(text.match(/\{\+New text\.\+\}/gu)).toHaveLength(1);
      for (const body of bodies) expect(text).not.toContain(body);
      expect(summarize(compare(before, after), 'en')).toContain(`${bodies.length - place} `);
      expect(summarize(compare(before, after), 'en')).toMatch(/renumbered/u);
      expect(summarize(compare(after, before), 'en')).toMatch(/removed; \d+ \w+ renumbered/u);
    }
  });

  it('is shown alone where each article names its number', () => {
    const law = {
      ...plain,
      text: (body: string, number: number) => `${body} (Article ${number}).`,
    };
    const text = shown(write(bodies, law), write(bodies.toSpliced(2, 0, 'New text'), law));
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
    const text = shown(write(many, law), write(many.toSpliced(7, 0, 'New text'), law));
    const unmarked = many.slice(7).filter((body) => text.includes(`\n${body} [-`));
    expect(unmarked).toHaveLength(193);
  });

  it('keeps the headings of a law of which every text was replaced', () => {
    const other = Array.from({ length: 80 }, (_, index) => `Clause${index} replaces${index}`);
    const old = Array.from({ length: 80 }, (_, index) => `Text${index} goes${index}`);
    const text = shown(write(old), write(other));
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
    expect(summarize(compare(write(before), write(after)), 'en')).toBe('2 paragraphs moved');
  });

  it('are the same parts where all headings went a level down', () => {
    const deeper = { ...plain, heading: (number: number) => `### Article ${number}` };
    const text = shown(write(bodies), write(bodies.toSpliced(2, 0, 'New text'), deeper));
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
      '3 headings and 2 paragraphs added; 4 headings renumbered',
    );
  });
});

describe('a number in a heading is a figure, not a rank, where', () => {
  const two = (one: string, other: string) =>
    `## ${one}\n\nThe council pays.\n\n## ${other}\n\nRoads stay.`;
  const three = (...[first, second, third]: readonly string[]) =>
    `## ${first}\n\nDogs are kept.\n\n${two(second ?? '', third ?? '')}`;
  const cases: readonly (readonly [string, string, string])[] = [
    ['it is alone', '## Within 10 days', '## Within 90 days'],
    ['it is a year', two('Goals of 2024', 'Goals of 2025'), two('Goals of 2025', 'Goals of 2026')],
    ['others do not count on', two('Fee 10', 'Fee 30'), two('Fee 20', 'Fee 40')],
    ['the title is another, too', two('1. Fees', '2. Tax'), two('1. Fees', '3. Toll')],
    [
      'all begin later, and nothing came',
      two('Article 1', 'Article 2'),
      two('Article 2', 'Article 3'),
    ],
    ...[
      ['Day 1', 'Day 2', 'Day 3'],
      ['Q1 2024', 'Q2 2024', 'Q3 2024'],
      ['Within 10 days', 'Within 11 days', 'Within 12 days'],
      ['9:00 Opening', '10:00 Opening', '11:00 Opening'],
      ['1 May', '2 May', '3 May'],
      ['01.01.2024', '02.01.2024', '03.01.2024'],
      ['5 mg', '6 mg', '7 mg'],
      ['Pay € 1', 'Pay € 2', 'Pay € 3'],
      ['10% off', '11% off', '12% off'],
      ['10 000 trees', '11 000 trees', '12 000 trees'],
      ['1. Woche', '2. Woche', '3. Woche'],
      ['第1天', '第2天', '第3天'],
    ].map(
      ([first = '', second = '', third = '']) =>
        [`it is that of ${first}`, two(first, second), three(first, second, third)] as const,
    ),
    [
      'its link leads elsewhere',
      two('Article [1](/a)', 'Article [2](/b)'),
      three('Article [1](/c)', 'Article [2](/d)', 'Article [3](/e)'),
    ],
    [
      'the title was struck, too',
      two('Article 1', 'Article 2'),
      three('Article 1', '~~Article 2~~', '~~Article 3~~'),
    ],
    [
      'its image is another',
      two('Article 1 ![seal](a.png)', 'Article 2 ![seal](a.png)'),
      three('Article 1 ![seal](a.png)', 'Article 2 ![seal](b.png)', 'Article 3 ![seal](b.png)'),
    ],
  ];

  const tiers = (...fees: readonly number[]) => write(fees.map((fee) => `It costs ${fee} euros`));
  const clauses = (...texts: readonly string[]) => `Intro.\n\n${texts.join('\n\n')}`;
  const untold: readonly (readonly [string, string, string])[] = [
    ['figures alone tell the texts apart', tiers(10, 20, 30), tiers(20, 30, 40)],
    [
      'it begins a sentence',
      clauses('12 teachers are hired for schools.'),
      clauses('12 guards are paid for markets.', '13 teachers are hired for schools.'),
    ],
    [
      'it counts millions',
      clauses('4.1 million are for schools and teachers.'),
      clauses('4.1 million are for markets.', '4.2 million are for schools and teachers.'),
    ],
  ];

  it.each([...cases, ...untold])('%s', (_, before, after) => {
    for (const result of [compare(before, after), compare(after, before)]) {
      expect(findKinds(result).map(({ kind }) => kind)).toContain('figures');
      expect(summarize(result, 'en')).not.toMatch(/renumbered/u);
    }
  });
});

describe('a number in a heading is a rank where', () => {
  const chapters = (...articles: readonly (readonly string[])[]) =>
    articles
      .map((texts, index) => `## Chapter ${index + 1}\n\n${write(texts, smaller)}`)
      .join('\n');
  const smaller = { ...plain, heading: (number: number) => `### Article ${number}` };
  const [first = '', second = '', third = '', fourth = ''] = bodies;

  it.each([
    [
      'each chapter begins anew',
      chapters([first, second], [third, fourth]),
      chapters(['New', first, second], ['Newer', third, fourth]),
      '4 headings renumbered',
    ],
    [
      'the first chapter was left alone but for its last articles',
      chapters([first, second, third], [fourth]),
      chapters([first, second, 'New', third], ['Newer', fourth]),
      '2 headings renumbered',
    ],
    ['only one is left', write([first, second, third]), write([third]), '1 heading renumbered'],
    [
      'it has its own emphasis and link',
      write([first, second], {
        ...plain,
        heading: (number) => `## [*Article* **${number}**](/law)`,
      }),
      write(['New', first, second], {
        ...plain,
        heading: (number) => `## [*Article* **${number}**](/law)`,
      }),
      '2 headings renumbered',
    ],
  ])('%s', (_, before, after, said) => {
    expect(summarize(compare(before, after), 'en')).toContain(said);
    expect(summarize(compare(after, before), 'en')).toContain(said);
  });
});

describe('clauses that begin with their rank', () => {
  const texts = ['pay the fee', 'keep a book', 'ask the mayor', 'clean the stall'];
  const more = texts.toSpliced(1, 0, 'show the permit');

  it.each([
    ['letters', (index: number) => `(${String.fromCharCode(97 + index)})`],
    ['small Roman numerals', (index: number) => `(${['i', 'ii', 'iii', 'iv', 'v'][index]})`],
    ['numbers of an article', (index: number) => `4.${index + 1}`],
    ['signs', (index: number) => `§ ${index + 1}`],
  ])('are renumbered: %s', (_, rank) => {
    const list = (all: readonly string[]) =>
      all.map((text, index) => `${rank(index)} Whoever comes shall ${text}.`).join('\n\n');
    expect(summarize(compare(list(texts), list(more)), 'en')).toMatch(
      /^(?:“shall” added; )?1 paragraph added; 3 paragraphs renumbered$/u,
    );
  });

  it('are reworded where more than the rank changed', () => {
    const before = '(a) Pay 10 euros.\n\n(b) Keep a book.\n\n(c) Pay 20 euros.';
    const after = '(a) Pay 10 euros.\n\n(b) Ask.\n\n(c) Keep a book.\n\n(d) Pay 90 euros.';
    const kinds = findKinds(compare(before, after));
    expect(kinds).toContainEqual(expect.objectContaining({ kind: 'figures' }));
    expect(summarize(compare(before, after), 'en')).toContain('“20 euros” became “90 euros”');
  });
});

describe('marks of footnotes', () => {
  const notes: readonly (readonly [string, string])[] = [
    ['Whoever comes pays', 'Act of 1990, page 3.'],
    ['Schools are free', 'Decision of the town.'],
    ['Who is late pays twice', 'As in May.'],
  ];
  const write = (all: readonly (readonly [string, string])[], nameOf: (index: number) => string) =>
    `${all.map(([text], index) => `${text}[^${nameOf(index)}].`).join('\n\n')}\n\n${all
      .map(([, note], index) => `[^${nameOf(index)}]: ${note}`)
      .join('\n')}\n`;
  const numbered = (all: readonly (readonly [string, string])[]) =>
    write(all, (index) => `${index + 1}`);
  const more = notes.toSpliced(1, 0, ['Stalls need a permit', 'Form of the town.']);

  it('are renumbered, and no figures, where a footnote was put in before them', () => {
    const result = compare(numbered(notes), numbered(more));
    expect(summarize(result, 'en')).toBe(
      '1 paragraph and 1 footnote added; 2 footnotes renumbered',
    );
    expect(summarize(result, 'fr')).toContain('2 notes renumérotées');
    expect(findKinds(result).map(({ kind }) => kind)).toEqual(['wording', 'structure']);
  });

  it('are renumbered also where the note itself says something else', () => {
    const other = more.toSpliced(3, 1, ['Who is late pays twice', 'As in June.']);
    const result = compare(numbered(notes), numbered(other));
    expect(summarize(result, 'en')).toContain('“May” became “June”');
    expect(summarize(result, 'en')).toContain('2 footnotes renumbered');
  });

  it('are counted one by one where several stand together', () => {
    const text = (marks: string, notes: readonly string[]) =>
      `Fee${marks}.\n\n${notes.map((note, index) => `[^${index + 1}]: ${note}\n`).join('')}`;
    const before = text('[^1][^2]', ['Act of May.', 'Act of June.']);
    const after = `Toll[^1].\n\n${text('[^2][^3]', ['Act of July.', 'Act of May.', 'Act of June.'])}`;
    expect(summarize(compare(before, after), 'en')).toContain('2 footnotes renumbered');
  });

  it('are wording where they lead to other notes, come or go', () => {
    const [one, two] = ['Toll[^1].', 'Toll[^2].'].map(
      (text) => `Fee[^1]. Tax[^2].\n\n${text}\n\n[^1]: Act of 1990.\n[^2]: Decision of the town.\n`,
    );
    expect(findKinds(compare(one ?? '', two ?? '')).map(({ kind }) => kind)).toEqual(['wording']);
    const [bare, marked] = ['Fee.\n', 'Fee[^1].\n\n[^1]: See there.\n'];
    for (const result of [compare(bare, marked), compare(marked, bare)])
      expect(findKinds(result).map(({ kind }) => kind)).toEqual(['wording']);
  });

  it('are wording where two notes changed places and the numbers did not', () => {
    const [one, two] = ['Only where the state pays the teachers.', 'The council sets the fee.'];
    const text = (first: string, second: string) =>
      `All pay[^a]. Schools are free[^b].\n\n[^a]: ${first}\n[^b]: ${second}\n`;
    const kinds = findKinds(compare(text(one, two), text(two, one))).map(({ kind }) => kind);
    expect(kinds).toEqual(['wording']);
  });

  it('keep their number where an earlier one leads to the same note now', () => {
    const text = (mark: number) =>
      `Fee[^1].\n\nTax[^${mark}].\n\nToll[^2].\n\n[^1]: Act of 1990.\n[^2]: Decision of the town.\n`;
    for (const result of [compare(text(1), text(2)), compare(text(2), text(1))])
      expect(summarize(result, 'en')).not.toContain('renumbered');
  });

  it('are wording where a note went in front of several', () => {
    const [one, two, three] = ['The first of the fee.', 'The next of the tax.', 'The last of it.'];
    const text = (...all: (string | undefined)[]) =>
      `Fee[^1]. Tax[^2]. Toll[^3].\n\n${all.map((note, index) => `[^${index + 1}]: ${note}\n`).join('')}`;
    const result = compare(text(one, two, three), text(three, one, two));
    expect(findKinds(result)[0]?.kind).toBe('wording');
  });

  it('are renumbered where the texts with them changed places', () => {
    const [one, two, three] = numbered(notes).split('\n\n');
    const text = `${two}\n\n${one}\n\n${three}\n\n`;
    const marks = `[^1]: ${notes[0]?.[1]}\n[^2]: ${notes[1]?.[1]}\n[^3]: ${notes[2]?.[1]}\n`;
    const kinds = findKinds(compare(numbered(notes), text + marks)).map(({ kind }) => kind);
    expect(kinds).not.toContain('wording');
  });
});

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
    expect(summarize(compare(table(names, texts), table(names, more)), 'en')).toBe(
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
    expect(summarize(result, 'en')).toBe('1 table row added; 1 table row renumbered');
  });

  it('are paired by their names also where very many of them changed', () => {
    const tariff = (price: number) =>
      table(
        Array.from({ length: 80 }, (_, index) => `${index * 10} to ${index * 10 + 9}`),
        Array.from({ length: 80 }, (_, index) => `${price * index} euros`),
      );
    expect(summarize(compare(tariff(2), tariff(3)), 'en')).toBe(
      '“2 euros” became “3 euros”; 78 table rows reworded',
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
    expect(summarize(result, 'en')).toBe('2 table rows reworded');
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
