import { describe, expect, it } from '@jest/globals';
import { toHtml } from '../../../lib/markup/html.ts';
import { parseDocument } from '../../../lib/plan/parse.ts';

function read(markdown: string): { readonly shown: string; readonly told: readonly string[] } {
  const { content, problems } = parseDocument('a.md', markdown);
  return { shown: toHtml(content), told: problems.map(({ message }) => message) };
}

describe('an attribute list within a text', () => {
  it.each([
    ['[a](https://a.example){: .btn} b', '<p><a href="https://a.example">a</a> b</p>'],
    ['[a](https://a.example){:target="_blank"}', '<p><a href="https://a.example">a</a></p>'],
    [
      '[a](https://a.example){target=_blank rel="x y"} b',
      '<p><a href="https://a.example">a</a> b</p>',
    ],
    ['- one {: .x}\n- {: .y} two', '<ul><li>one</li><li>two</li></ul>'],
    ['- one\n  {: .x}\n', '<ul><li>one</li></ul>'],
    ['**a**{: .lead} b {: #c .d} e', '<p><strong>a</strong> b e</p>'],
    ['| a {: .x} |\n|---|\n| `b`{.y} |\n', /<th scope="col">a<\/th>.*<td><code>b<\/code><\/td>/su],
  ])('is hidden and told in %j', (markdown, shown) => {
    const found = read(markdown);
    if (typeof shown === 'string') expect(found.shown).toBe(shown);
    else expect(found.shown).toMatch(shown);
    expect(found.told).toEqual([
      expect.stringMatching(/^"\{.*is left out: it is for another program$/u),
    ]);
  });

  it.each(['the set {a, b}', 'a {b}', '**a** {b}', '{: what is this? }', '`a {: .b}`'])(
    'is none in %j',
    (markdown) => {
      expect(read(markdown).told).toEqual([]);
      expect(read(markdown).shown).toContain('{');
    },
  );
});
