import { describe, expect, it } from '@jest/globals';
import { toHtml } from '../../../lib/markup/html.ts';
import { element, text } from '../../../lib/plan/model/content.ts';
import { scopeIds } from '../../../lib/site/html/scope-ids.ts';
import { contentsTree } from '../../../lib/site/parts/contents-tree.ts';
import { dateText } from '../../../lib/site/parts/date-text.tsx';
import { documentName } from '../../../lib/site/parts/document-name.ts';
import { languageName, languageTag } from '../../../lib/words/language.ts';
import { wordsFor } from '../../../lib/words/site-words.ts';

const english = wordsFor('en');
const french = wordsFor('fr-CA');

describe('a date', () => {
  it.each([
    ['2016', '2016', '2016'],
    ['2016-06', 'June 2016', 'juin 2016'],
    ['2016-06-30', '30 June 2016', '30 juin 2016'],
    ['2016-02-29T23:59:59.000Z', '29 February 2016', '29 février 2016'],
  ])('%s is written as precisely as it was given, in UTC', (date, inEnglish, inFrench) => {
    expect(dateText(date, english)).toBe(inEnglish);
    expect(dateText(date, french)).toBe(inFrench);
  });

  it.each(['spring', '2016 or later', '2016-02-30', '2016-13', '30/06/2016', ''])(
    '%j stays as it was written',
    (date) => {
      expect(dateText(date, english)).toBe(date);
    },
  );
});

describe('interface words', () => {
  it('are in the first language that a page or its site names', () => {
    expect(wordsFor(undefined, 'fr').language).toBe('fr');
    expect(wordsFor('de', 'fr').language).toBe('en');
    expect(wordsFor('no tag', 'fr').language).toBe('fr');
  });

  it('are there for the same things in every language', () => {
    expect(Object.keys(french)).toEqual(Object.keys(english));
  });
});

describe('a language', () => {
  it('is called as its speakers call it', () => {
    expect([languageName('fr'), languageName('en'), languageName('x y')]).toEqual([
      'Français',
      'English',
      'x y',
    ]);
  });

  it('is no language when it is no tag', () => {
    expect([languageTag('en-gb'), languageTag('"><b>'), languageTag('')]).toEqual([
      'en-GB',
      undefined,
      undefined,
    ]);
  });
});

describe('the contents as a tree', () => {
  const entry = (address: string, depth: number) => ({ address, title: address, depth });
  const shape = (depths: readonly number[]) =>
    JSON.stringify(
      contentsTree(depths.map((depth, index) => entry(String(index), depth))),
      (key, value) => (key === 'depth' || key === 'title' ? undefined : value),
    ).replace(/[^\d[\]]/gu, '');

  it('nests by depth, also where a level is skipped or the first entry is deep', () => {
    expect(shape([0, 1, 1, 0])).toBe('[0[1[]2[]]3[]]');
    expect(shape([0, 2, 1])).toBe('[0[1[]2[]]]');
    expect(shape([3, 1, 2])).toBe('[0[]1[2[]]]');
  });

  it('goes no deeper than six levels', () => {
    expect(shape([0, 1, 2, 3, 4, 5, 6, 7])).toBe('[0[1[2[3[4[5[]6[]7[]]]]]]]');
  });
});

describe('content under a scope', () => {
  it('has every id and reference to it under the prefix, and nothing else changed', () => {
    const content = [
      element('h2', { id: 'a', class: 'x' }, [text('A')]),
      element('a', { href: '#a' }, [text('up')]),
      element('a', { href: '/b/#a' }),
      element('section', { role: 'doc-endnotes', 'aria-label': 'Footnotes' }),
    ];
    expect(toHtml(scopeIds(content, '@2-', 'Methodology'))).toBe(
      '<h2 id="@2-a" class="x">A</h2><a href="#@2-a">up</a><a href="/b/#a"></a>' +
        '<section role="doc-endnotes" aria-label="Footnotes: Methodology"></section>',
    );
  });
});

describe('what a document is called', () => {
  const head = { kind: 'commitment', address: '/a/', breadcrumbs: [], translations: [] } as const;

  it.each([
    ['by its number, too', { ...head, title: 'Open data', number: '7' }, 'Commitment 7: Open data'],
    [
      'by its title where that tells the number',
      { ...head, title: 'No. 7: X', number: '7' },
      'No. 7: X',
    ],
    ['by its title where it has no number', { ...head, title: 'Open data' }, 'Open data'],
    [
      'by its title where it is no commitment',
      { ...head, kind: 'page', title: 'X', number: '7' },
      'X',
    ],
  ] as const)('%s', (_, document, name) => {
    expect(documentName(document, english)).toBe(name);
  });

  it('in its language', () => {
    const document = { ...head, title: 'Données', number: '7' };
    expect(documentName(document, french)).toBe('Engagement 7\u00a0: Données');
  });
});
