import { describe, expect, it } from '@jest/globals';
import { findKinds } from '../../../lib/redline/changes/find-kinds.ts';
import { summarize } from '../../../lib/words/summarize.ts';
import { bodies, compare, countsIn, plain, writeLaw } from './law-texts.ts';

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

  const tiers = (...fees: readonly number[]) =>
    writeLaw(fees.map((fee) => `It costs ${fee} euros`));
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
      .map((texts, index) => `## Chapter ${index + 1}\n\n${writeLaw(texts, smaller)}`)
      .join('\n');
  const smaller = { ...plain, heading: (number: number) => `### Article ${number}` };
  const [first = '', second = '', third = '', fourth = ''] = bodies;

  it.each([
    [
      'each chapter begins anew',
      chapters([first, second], [third, fourth]),
      chapters(['New', first, second], ['Newer', third, fourth]),
      /; 4 headings renumbered$/u,
    ],
    [
      'the first chapter was left alone but for its last articles',
      chapters([first, second, third], [fourth]),
      chapters([first, second, 'New', third], ['Newer', fourth]),
      /; 2 headings renumbered$/u,
    ],
    [
      'only one is left',
      writeLaw([first, second, third]),
      writeLaw([third]),
      /; heading “Article \d” renumbered$/u,
    ],
    [
      'it has its own emphasis and link',
      writeLaw([first, second], {
        ...plain,
        heading: (number) => `## [*Article* **${number}**](/law)`,
      }),
      writeLaw(['New', first, second], {
        ...plain,
        heading: (number) => `## [*Article* **${number}**](/law)`,
      }),
      /; 2 headings renumbered$/u,
    ],
  ])('%s', (_, before, after, said) => {
    expect(countsIn(summarize(compare(before, after), 'en'))).toMatch(said);
    expect(countsIn(summarize(compare(after, before), 'en'))).toMatch(said);
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
    expect(countsIn(summarize(compare(list(texts), list(more)), 'en'))).toMatch(
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

describe('a number with what puts its part behind another one', () => {
  const [first = '', second = '', third = '', fourth = '', fifth = ''] = bodies;
  const texts = [first, second, third, fourth, fifth];
  const put = texts.toSpliced(1, 0, 'Stalls on the green need a permit');
  const parts = (names: readonly string[], all: readonly string[], gap: string) =>
    `Intro.\n\n${names.map((name, index) => `${name}${gap}${all[index]}.`).join('\n\n')}`;
  const laws: readonly (readonly [string, string, string])[] = [
    ['English', 'Section 1, Section 2, Section 2A, Section 2B, Section 3', 'Section 4'],
    ['letters', 'Article 1, Article 2, Article 2a, Article 2b, Article 3', 'Article 4'],
    ['letters apart', 'Art. 1, Art. 2, Art. 2 a, Art. 2 b, Art. 3', 'Art. 4'],
    ['German', '§ 1, § 2, § 2a, § 2b, § 3', '§ 4'],
    ['French', 'Article 1, Article 2, Article 2 bis, Article 2 ter, Article 3', 'Article 4'],
    ['Italian', 'Art. 1, Art. 2, Art. 2-bis, Art. 2-ter, Art. 3', 'Art. 4'],
    [
      'Roman numerals',
      'Título I, Título II, Título II bis, Título II ter, Título III',
      'Título IV',
    ],
    ['Roman numerals with letters', 'Part I, Part II, Part IIA, Part IIB, Part III', 'Part IV'],
    ['Japanese', '第一条, 第二条, 第二条の二, 第二条の三, 第三条', '第四条'],
    ['Japanese digits', '第1条, 第2条, 第2条の2, 第2条の3, 第3条', '第4条'],
    ['Chinese', '第一条, 第二条, 第二条之一, 第二条之二, 第三条', '第四条'],
    ['Korean', '제1조, 제2조, 제2조의2, 제2조의3, 제3조', '제4조'],
  ];
  const namesOf = (list: string, last: string) => {
    const [one = '', two = '', letter = '', other = '', three = ''] = list.split(', ');
    const raised = (name: string) => name.replace(two, three);
    return [
      [one, two, letter, other, three],
      [one, two, three, raised(letter), raised(other), last],
    ];
  };

  it.each(laws)('is a rank in headings: %s', (_, list, last) => {
    const [old, young] = namesOf(list, last).map((names) => names.map((name) => `## ${name}`));
    const [before, after] = [parts(old ?? [], texts, '\n\n'), parts(young ?? [], put, '\n\n')];
    expect(countsIn(summarize(compare(before, after), 'en'))).toMatch(
      / added.*; 4 headings renumbered$/u,
    );
    expect(countsIn(summarize(compare(after, before), 'en'))).toMatch(
      / removed.*; 4 headings renumbered$/u,
    );
  });

  it.each([
    ['1\\., 2\\., 2a., 2b., 3\\.', '4\\.'],
    ['(1), (2), (2a), (2b), (3)', '(4)'],
    ['(1), (2), (2bis), (2ter), (3)', '(4)'],
    ['1\\., 2\\., 2 bis., 2 ter., 3\\.', '4\\.'],
    ['- (1), - (2), - (2a), - (2b), - (3)', '- (4)'],
  ])('is a rank in front of a clause: %s', (list, last) => {
    const [one = '', two = '', letter = '', other = '', three = ''] = list.split(', ');
    const raised = (name: string) => name.replace('2', '3');
    const before = parts([one, two, letter, other, three], texts, ' ');
    const after = parts([one, two, three, raised(letter), raised(other), last], put, ' ');
    expect(countsIn(summarize(compare(before, after), 'en'))).toMatch(
      /^1 (?:paragraph|list item) added; 4 (?:paragraphs|list items) renumbered$/u,
    );
  });

  it('becomes a plain one where the parts are counted anew', () => {
    const headings = (numbers: string) =>
      numbers.split(' ').map((number) => `## Article ${number}`);
    const before = parts(headings('1 2 2a 2b 3'), texts, '\n\n');
    const after = parts(headings('1 2 3 4 5'), texts, '\n\n');
    expect(summarize(compare(before, after), 'en')).toBe('3 headings renumbered');
    expect(findKinds(compare(before, after)).map(({ kind }) => kind)).toEqual(['structure']);
  });

  it.each([
    ['days', 'Within 1 days, Within 2 days, Within 2a days, Within 2b days, Within 3 days'],
    ['amperes', 'Fuse 1A, Fuse 2A, Fuse 3A, Fuse 4A, Fuse 5A'],
    ['metres', 'Pipe 2m, Pipe 3m, Pipe 4m, Pipe 5m, Pipe 6m'],
    ['a letter that is missing', 'Section 1, Section 2, Section 2b, Section 2c, Section 3'],
    ['a word behind it', 'Section 1, Section 2, Section 2 a fee, Section 2 b fee, Section 3'],
  ])('is a figure where it is that of %s', (_, list) => {
    const names = list.split(', ').map((name) => `## ${name}`);
    const raised = names.map((name) => name.replace(/\d/u, (digit) => `${Number(digit) + 1}`));
    const before = parts(names, texts, '\n\n');
    const after = parts([names[0] ?? '', names[1] ?? '', ...raised.slice(1)], put, '\n\n');
    for (const result of [compare(before, after), compare(after, before)]) {
      expect(findKinds(result)[0]?.kind).toBe('figures');
      expect(summarize(result, 'en')).not.toMatch(/renumbered/u);
    }
  });
});
