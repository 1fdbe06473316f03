import { describe, expect, it } from '@jest/globals';
import { toHtml } from '../../../lib/markup/html.ts';
import { parseDocument } from '../../../lib/plan/parse.ts';

function html(markdown: string, language = 'en'): string {
  return toHtml(parseDocument('a.md', markdown, undefined, language).content);
}

const note = (title: string, inside: string) =>
  `<blockquote><p><strong>${title}</strong></p>${inside}</blockquote>`;

describe('a callout', () => {
  it.each([
    ['> [!NOTE]\n> Read *this*.', note('Note', '<p>Read <em>this</em>.</p>')],
    ['> [!warning]\n> A\n>\n> B', note('Warning', '<p>A</p><p>B</p>')],
    ['> [!TIP]\n>\n> A', note('Tip', '<p>A</p>')],
    ['::: note\nA\n:::', note('Note', '<p>A</p>')],
    [
      '::: warning Mind the date\n- A\n:::\n\nB',
      `${note('Mind the date', '<ul><li>A</li></ul>')}<p>B</p>`,
    ],
    ['Text\n::: info\nA\n:::', `<p>Text</p>${note('Note', '<p>A</p>')}`],
    ['::: custom\nA\n:::', note('custom', '<p>A</p>')],
    [':::: note\n::: tip\nA\n:::\n::::', note('Note', note('Tip', '<p>A</p>'))],
    ['::: note\n::: tip\nA\n:::\n:::', note('Note', note('Tip', '<p>A</p>'))],
    [
      '!!! danger "Mind"\n    A\n\n    - B\n\nC',
      `${note('Mind', '<p>A</p><ul><li>B</li></ul>')}<p>C</p>`,
    ],
    ['!!! note\n    A', note('Note', '<p>A</p>')],
    ['- a\n\n  ::: note\n  A\n  :::', `<ul><li><p>a</p>${note('Note', '<p>A</p>')}</li></ul>`],
  ])('is read in %j', (markdown, expected) => {
    expect(html(markdown)).toBe(expected);
  });

  it('is named in the language of its text', () => {
    expect(html('> [!CAUTION]\n> A', 'fr')).toBe(note('Attention', '<p>A</p>'));
  });

  it.each([
    '> [!NOTE] A',
    '> [!OTHER]\n> A',
    '::: note\nA',
    ':::\nA\n:::',
    '!!! note\nA',
    '!!!\n    A',
  ])('is not what is text: %j', (markdown) => {
    expect(html(markdown)).not.toContain('<strong>');
  });

  it('that is never closed costs nothing', () => {
    expect(html('::: note\n'.repeat(20_000))).toContain('::: note');
    expect(html(`${'::: note\n'.repeat(20_000)}:::\n`)).toContain('<blockquote>');
    expect(html(`${'::: a\n:::\n'.repeat(10_000)}`).match(/<blockquote>/gu)).toHaveLength(10_000);
  });
});

describe('a definition list', () => {
  it('is read', () => {
    expect(html('Lead\n: Ministry of *Finance*\n\nDue\n: 2016\n: 2017')).toBe(
      '<dl><dt>Lead</dt><dd>Ministry of <em>Finance</em></dd><dt>Due</dt><dd>2016</dd><dd>2017</dd></dl>',
    );
  });
});
