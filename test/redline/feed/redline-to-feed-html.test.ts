import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Content, element, text } from '../../../lib/plan/model/content.ts';
import { redlineToFeedHtml } from '../../../lib/redline/feed/redline-to-feed-html.ts';
import { redline } from '../../../lib/redline/redline.ts';
import { documentPair } from '../arbitrary-content.ts';
import { input } from '../inputs.ts';

function feedHtml(
  before: readonly Content[],
  after: readonly Content[],
  options: Partial<Parameters<typeof redlineToFeedHtml>[1]> = {},
) {
  const result = redline(input(before), input(after));
  return redlineToFeedHtml(result, { maximumCharacters: 100_000, ...options });
}

function list(...items: string[]): Content {
  const children = items.map((item) => element('li', {}, [text(item)]));
  return element('ul', {}, children);
}

describe('a redline in a feed', () => {
  it('needs no style: its marks are bare and nothing has a class, an id or data', () => {
    fc.assert(
      fc.property(documentPair, ([before, after]) => {
        const { html } = feedHtml(before, after);
        const tags = html.match(/<[a-z][^>]*>/gu) ?? [];
        for (const tag of tags) {
          expect(tag).not.toMatch(/ (?:class|style|id|role|data-[a-z]+|aria-[a-z]+)=/u);
          expect(tag).not.toMatch(/^<(?:ins|del) /u);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('never is longer than asked for and says when it was cut', () => {
    fc.assert(
      fc.property(documentPair, fc.nat(600), ([before, after], maximumCharacters) => {
        const whole = feedHtml(before, after);
        const { html, cut } = feedHtml(before, after, { maximumCharacters });
        expect(html.length).toBeLessThanOrEqual(maximumCharacters);
        expect(cut).toBe(whole.html.length > maximumCharacters);
      }),
      { numRuns: 300 },
    );
  });

  it('is cut at a whole list item', () => {
    const before = [list('one', 'two')];
    const after = [list('one', 'two', 'three', 'four', 'five')];
    expect(feedHtml(before, after, { maximumCharacters: 80 })).toEqual({
      html: '<ul><li>…</li><li>Added: <ins>three</ins></li></ul>',
      cut: true,
    });
  });

  it('makes addresses absolute and takes links within the page away', () => {
    const linked = (href: string) =>
      element('p', {}, [element('a', { href }, [text('there')]), text(' and here')]);
    const { html } = feedHtml(
      [linked('/a/')],
      [linked('/b/'), linked('#top'), linked('https://other.example/x')],
      { baseUrl: 'https://plan.example.org' },
    );
    expect(html).toContain('href="https://plan.example.org/b/"');
    expect(html).toContain('href="https://other.example/x"');
    expect(html).not.toContain('#top');
  });

  it('labels in the language asked for', () => {
    const { html } = feedHtml([list('un')], [list('un', 'deux')], { language: 'fr' });
    expect(html).toContain('<li>Ajouté\u00a0: <ins>deux</ins></li>');
  });

  it('shows a first version as its text, without marks', () => {
    expect(feedHtml([], [list('one')]).html).toBe('<ul><li>one</li></ul>');
  });

  it('is empty when only ids and classes changed', () => {
    const heading = (id: string) => element('h2', { id }, [text('Goals')]);
    expect(feedHtml([heading('goals')], [heading('goals-1')]).html).toBe('');
  });
});
