import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { changeSetTitle, type ToldChange } from '../../lib/feed/entry-title.ts';
import type { ChangeKind } from '../../lib/plan/model/change.ts';
import type { DocumentKind } from '../../lib/plan/model/document.ts';
import { kinds } from '../../lib/redline/classify/kinds.ts';

interface Told {
  readonly is?: ChangeKind;
  readonly document?: DocumentKind;
  readonly number?: string;
  readonly id?: string;
  readonly title?: string;
  readonly path?: string;
  readonly kind?: ToldChange['kind'];
  readonly phrases?: readonly string[];
  readonly language?: string;
  readonly isTelling?: boolean;
  readonly sort?: 'fact' | 'duty';
}

function told({ is = 'amended', document = 'page', number, id, ...rest }: Told): ToldChange {
  const {
    title = 'Methodology',
    path = 'a.md',
    kind,
    phrases = [],
    language = 'en',
    isTelling = false,
    sort,
  } = rest;
  return {
    change: {
      document: '0123456789abcdef',
      kind: is,
      after: {
        path,
        address: '/a/',
        kind: document,
        fields: {
          title,
          lead: [],
          milestones: [],
          ...(id === undefined ? {} : { id }),
          ...(number === undefined ? {} : { number }),
        },
        version: 1,
        commit: 'c'.repeat(40),
      },
    },
    kind,
    phrases,
    language,
    isTelling,
    ...(sort ? { sort } : {}),
  };
}

function commitment(number: number, more: Told = {}): ToldChange {
  return told({ document: 'commitment', number: String(number), kind: 'wording', ...more });
}

function titleOf(changes: readonly ToldChange[], language = 'en', note = 'Why', rewrite = false) {
  return changeSetTitle({ note, rewrite }, changes, language);
}

const due = 'due date moved from 30 June 2016 to 31 December 2016';

describe('the title of one change', () => {
  it('tells what there is room for behind a phrase that is too long', () => {
    const phrases = [due, 'x'.repeat(120), 'number changed from 1 to 9'];
    expect(titleOf([commitment(24, { phrases })])).toBe(
      `Commitment 24: ${due}; number changed from 1 to 9`,
    );
  });

  it('names a commitment by its number and states the change', () => {
    expect(titleOf([commitment(24, { phrases: [due] })])).toBe(`Commitment 24: ${due}`);
  });

  it('names any other document by its title', () => {
    expect(titleOf([told({ is: 'created', phrases: ['first published'] })])).toBe(
      'Methodology: first published',
    );
  });

  it('is in the language asked for', () => {
    expect(titleOf([commitment(24, { phrases: ['retiré'] })], 'fr')).toBe('Engagement 24 : retiré');
  });

  it('tells as much as there is room for, and never half a sentence', () => {
    const phrases = [due, 'status changed from limited to substantial', '2 paragraphs reworded'];
    expect(titleOf([commitment(7, { phrases })])).toBe(
      `Commitment 7: ${due}; status changed from limited to substantial`,
    );
  });

  it('leaves out how much a section holds rather than the section', () => {
    const figures = '“50,000 euros” became “5,000 euros”';
    const section = 'section “Appeals against decisions” removed (12 paragraphs and 3 list items)';
    expect(titleOf([commitment(7, { phrases: [figures, section] })])).toBe(
      `Commitment 7: ${figures}; section “Appeals against decisions” removed`,
    );
  });

  it('has no signs of Markdown', () => {
    expect(titleOf([told({ title: 'The **first** plan', phrases: ['withdrawn'] })])).toBe(
      'The first plan: withdrawn',
    );
  });
});

describe('the title of a few changes', () => {
  it('tells each of them, what matters most first', () => {
    const changes = [
      told({ title: 'Glossary', kind: 'formatting', phrases: ['links'] }),
      commitment(8, { kind: 'figures', phrases: ['“30,000” became “35,000”'] }),
      commitment(11, { is: 'withdrawn', kind: 'obligation', phrases: ['withdrawn'] }),
    ];
    expect(titleOf(changes)).toBe(
      'Commitment 11: withdrawn; Commitment 8: “30,000” became “35,000”; Glossary: links',
    );
  });

  it('names those whose change has no room', () => {
    const long = '2 paragraphs, 3 list items and 1 heading reworded in “What we will do”';
    const changes = [
      commitment(7, { kind: 'figures', phrases: [due] }),
      commitment(8, { phrases: [long] }),
    ];
    expect(titleOf(changes)).toBe(`Commitment 7: ${due}; Commitment 8 amended`);
  });

  it('begins with the figure of which both values are known', () => {
    const changes = [
      commitment(8, { kind: 'figures', phrases: ['1 list item reworded'] }),
      commitment(11, { kind: 'figures', phrases: ['“500” became “1,500”'], isTelling: true }),
    ];
    expect(titleOf(changes)).toBe(
      'Commitment 11: “500” became “1,500”; Commitment 8: 1 list item reworded',
    );
  });

  it('begins with a status or a duty rather than with an amount', () => {
    const price = commitment(1, {
      kind: 'figures',
      phrases: ['“€12” became “€13”'],
      isTelling: true,
    });
    const duty = commitment(2, { phrases: ['“must” became “may”'], isTelling: true, sort: 'duty' });
    const state = commitment(3, {
      kind: 'figures',
      phrases: ['status changed from limited to withdrawn'],
      isTelling: true,
      sort: 'fact',
    });
    const said = [
      'Commitment 3: status changed from limited to withdrawn',
      'Commitment 2: “must” became “may”',
      'Commitment 1: “€12” became “€13”',
    ];
    expect(titleOf([price, duty])).toBe(said.slice(1).join('; '));
    expect(titleOf([price, duty, state])).toBe(
      `${said.slice(0, 2).join('; ')}; Commitment 1 amended`,
    );
    expect(titleOf([price, duty, state, commitment(4)])).toBe(
      'Commitment 3: status changed from limited to withdrawn; Commitments 1, 2 and 4 amended',
    );
  });

  it('does not name two whose names are the same once they are cut', () => {
    const changes = ['one', 'two'].map((end) =>
      told({
        title: `${'A plan for all of us '.repeat(4)}${end}`,
        phrases: ['2 paragraphs and 3 list items reworded'],
      }),
    );
    expect(titleOf(changes)).toMatch(/^A plan for all .*…: 2 paragraphs.*; 1 more document$/u);
  });

  it('tells a table of contents last', () => {
    const summary = told({
      path: 'fr/SUMMARY.md',
      title: 'Summary',
      kind: 'figures',
      phrases: ['1 became 2'],
    });
    expect(titleOf([summary, told({ kind: 'typography', phrases: ['dashes'] })])).toBe(
      'Methodology: dashes; Summary: 1 became 2',
    );
  });

  it('tells both of two commitments that have one number in one language', () => {
    const changes = [commitment(7, { phrases: ['one'] }), commitment(7, { phrases: ['other'] })];
    expect(titleOf(changes)).toContain('1 more');
    expect(titleOf([...changes, commitment(7, { language: 'fr' })])).toContain('1 more');
    const created = changes.map(() => commitment(7, { is: 'created' }));
    expect(titleOf([...created, ...[1, 2, 3].map((number) => commitment(number))])).toContain(
      '2 commitments added',
    );
  });

  it('tells a commitment once when its translation changed with it, in its own language', () => {
    const changes = [
      commitment(24, { language: 'en', phrases: ['en'] }),
      commitment(24, { language: 'fr', phrases: ['fr'] }),
    ];
    expect(titleOf(changes, 'fr')).toBe('Engagement 24 : fr');
  });

  it.each([
    ['en/rules.md', 'fr/rules.md', {}],
    ['en/fees/README.md', 'fr/fees/README.md', {}],
    ['en/fees.md', 'fr/frais.md', { id: 'fees' }],
    ['fees.md', 'frais.md', { id: 'fees' }],
  ])('tells any document once when its translation changed with it: %s, %s', (one, other, ids) => {
    const changes = [
      told({ path: one, language: 'en', phrases: ['en'], ...ids }),
      told({ path: other, language: 'fr', phrases: ['fr'], ...ids }),
    ];
    expect(titleOf(changes, 'en')).toBe('Methodology: en');
    expect(titleOf(changes, 'fr')).toBe('Methodology : fr');
    expect(titleOf(changes.toReversed(), 'en')).toBe('Methodology: en');
  });

  it.each([
    ['en/rules.md', 'fr/fees.md', 'fr', {}, {}],
    ['en/a/rules.md', 'en/b/rules.md', 'en', {}, {}],
    ['rules.md', 'fr/rules.md', 'fr', {}, {}],
    ['guide/rules.md', 'fr/rules.md', 'fr', {}, {}],
    ['en/rules.md', 'fr/fees.md', 'fr', { id: 'a' }, { id: 'b' }],
  ])('tells both of what are no translations: %s, %s', (one, other, language, left, right) => {
    const changes = [
      told({ path: one, title: 'One', language: 'en', phrases: ['a'], ...left }),
      told({ path: other, title: 'Other', language, phrases: ['b'], ...right }),
    ];
    expect(titleOf(changes, 'en')).toBe('One: a; Other: b');
  });
});

describe('the title of many changes', () => {
  const several = [commitment(12), commitment(3), commitment(7), told({ is: 'created' })];

  it('lists commitments by number and the rest by name', () => {
    expect(titleOf(several)).toBe('Methodology added; Commitments 3, 7 and 12 amended');
  });

  it('agrees in gender and number in French', () => {
    const pages = [1, 2, 3, 4].map(() => told({ is: 'created' }));
    expect(titleOf(pages, 'fr')).toBe('4 pages ajoutées');
    expect(titleOf([commitment(1), commitment(2), commitment(3), commitment(4)], 'fr')).toBe(
      'Engagements 1, 2, 3 et 4 modifiés (formulation)',
    );
  });

  it('begins with the figure that changed', () => {
    const changes = [
      ...several,
      commitment(30, { kind: 'figures', phrases: [due], isTelling: true }),
    ];
    expect(titleOf(changes)).toBe(
      `Commitment 30: ${due}; Methodology added; Commitments 3, 7 and 12 amended`,
    );
  });

  it('says where the first of them moved', () => {
    const phrases = ['moved from “Climate” to “An open state”'];
    const changes = [
      ...several.slice(0, 3),
      commitment(18, { is: 'moved', kind: undefined, phrases }),
    ];
    expect(titleOf(changes)).toBe(
      'Commitment 18: moved from “Climate” to “An open state”; Commitments 3, 7 and 12 amended',
    );
  });

  it('names three pages', () => {
    const titles = ['Alpha', 'Beta', 'Survey design', 'Start pages', 'Testing'];
    const changes = titles.map((title) => told({ title, kind: 'formatting' }));
    expect(titleOf(changes)).toBe(
      'Alpha, Beta, Survey design and 2 more documents amended (formatting)',
    );
  });

  it('only counts when all are new', () => {
    const many = Array.from({ length: 26 }, (_, index) => commitment(index, { is: 'created' }));
    const chapters = [1, 2].map(() => told({ is: 'created', document: 'chapter' }));
    expect(titleOf([...many, ...chapters])).toBe('26 commitments and 2 chapters added');
  });
});

describe('the title of a change set', () => {
  it('is the note when no text changed', () => {
    expect(titleOf([], 'en', 'Tidy the build\n\nMore')).toBe('Tidy the build (no text changed)');
    const long = titleOf([], 'en', 'a '.repeat(200));
    expect(long).toMatch(/… \(no text changed\)$/u);
    expect(long.length).toBeLessThanOrEqual(120);
  });

  it('is cut behind a whole word, where words have spaces between them', () => {
    const words = 'The ministry answers every request within ten working days. '.repeat(3);
    const [start = ''] = titleOf([], 'en', words).split('…');
    expect(words.startsWith(`${start} `)).toBe(true);
    expect(start.length).toBeGreaterThan(80);
    const japanese = titleOf([], 'en', '予算を毎年公表する。'.repeat(20));
    expect(japanese).toMatch(/^[予算を毎年公表する。]{101}… \(no text changed\)$/u);
  });

  it('says when the history was rewritten', () => {
    expect(titleOf([told({ phrases: ['amended'] })], 'en', '', true)).toBe(
      'History rewritten: Methodology: amended',
    );
  });

  it('has at most 120 characters, on one line, whatever the documents are called', () => {
    const one = fc.record({
      is: fc.constantFrom<ChangeKind>('created', 'amended', 'moved', 'withdrawn', 'reinstated'),
      document: fc.constantFrom<DocumentKind>('commitment', 'chapter', 'page', 'introduction'),
      number: fc.string({ maxLength: 6 }),
      title: fc.oneof(fc.string(), fc.constant('😀'.repeat(5_000)), fc.constant('A\n**b**')),
      kind: fc.constantFrom(...kinds),
      phrases: fc.array(fc.string({ maxLength: 200 }), { maxLength: 3 }),
      language: fc.constantFrom('en', 'fr'),
      isTelling: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 12 }), fc.boolean(), (changes, rewrite) => {
        const title = titleOf(changes.map(told), 'fr', 'Note', rewrite);
        expect(title.length).toBeLessThanOrEqual(120);
        expect(title.isWellFormed()).toBe(true);
        expect(title).not.toMatch(/\n|\*\*/u);
      }),
    );
  });
});
