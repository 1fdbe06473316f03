import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Content, element, text } from '../../../lib/plan/model/content.ts';
import { redlineToFeedHtml } from '../../../lib/redline/feed/redline-to-feed-html.ts';
import { redline } from '../../../lib/redline/redline.ts';
import { inTier } from '../../support/tier.ts';
import { documentPair } from '../arbitrary-content.ts';
import { input } from '../inputs.ts';

const runs = { numRuns: inTier({ fast: 100, thorough: 300 }) };

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
  it('needs no style: its marks have no attributes and nothing has a class, an id or data', () => {
    fc.assert(
      fc.property(documentPair, ([before, after]) => {
        const { html } = feedHtml(before, after);
        const tags = html.match(/<[a-z][^>]*>/gu) ?? [];
        for (const tag of tags) {
          expect(tag).not.toMatch(/ (?:class|style|id|role|data-[a-z]+|aria-[a-z]+)=/u);
          expect(tag).not.toMatch(/^<(?:ins|del) /u);
        }
      }),
      runs,
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
      runs,
    );
  });

  it('has the intro of a list that changed, which says what its items are', () => {
    const [may, mayNot] = ['May be sold:', 'May not be sold:'].map((intro) =>
      element('p', {}, [text(intro)]),
    ) as [Content, Content];
    const head = element('p', {}, [text('One.')]);
    const before = [head, may, list('milk', 'wine'), mayNot, list('spirits')];
    const after = [head, may, list('milk'), mayNot, list('wine', 'spirits')];
    expect(feedHtml(before, after).html.replaceAll('\n', '')).toBe(
      '<p>…</p><p>May be sold:</p><ul><li>…</li><li>Removed: <del>[-wine-]</del></li></ul>' +
        '<p>May not be sold:</p><ul><li>Added: <ins>{+wine+}</ins></li><li>…</li></ul>',
    );
  });

  it('is cut at a whole list item', () => {
    const before = [list('one', 'two')];
    const after = [list('one', 'two', 'three', 'four', 'five')];
    expect(feedHtml(before, after, { maximumCharacters: 100 })).toEqual({
      html: '<ul><li>…</li>\n<li>Added: <ins>{+three+}</ins></li>\n<li><ins>{+four+}</ins></li>\n</ul>',
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
    expect(html).toContain('<li>Ajouté\u00a0: <ins>{+deux+}</ins></li>');
  });

  describe('under a name', () => {
    const named = (name: string, words: string) => [
      element('h1', {}, [text(name)]),
      element('p', {}, [text(words)]),
    ];
    const shown = (before: readonly Content[], after: readonly Content[]) =>
      feedHtml(before, after, { title: 'Roads' }).html;

    it('does not say it again', () => {
      expect(shown(named('Roads', 'Old.'), named('Roads', 'New.'))).not.toContain('Roads');
      expect(shown([], named('Roads', 'New.'))).toBe('<p>New.</p>');
    });

    it('says a heading that is another one, was another one, or is gone', () => {
      expect(shown(named('Ways', 'Old.'), named('Ways', 'New.'))).toContain('>Ways<');
      expect(shown(named('Ways', 'Old.'), named('Roads', 'Old.'))).toContain('Ways');
      expect(shown(named('Roads', 'Old.'), [])).toContain('[-Roads-]');
    });
  });

  it('shows a first version as its text, without marks', () => {
    expect(feedHtml([], [list('one')]).html).toBe('<ul><li>one</li></ul>');
  });

  it('is empty when only ids and classes changed', () => {
    const heading = (id: string) => element('h2', { id }, [text('Goals')]);
    expect(feedHtml([heading('goals')], [heading('goals-1')]).html).toBe('');
  });

  it('has headings below the name of its document, which is one of level 2', () => {
    const heading = (name: string) => element(name, {}, [text('Goals')]);
    const html = ['h1', 'h2', 'h6'].map((name) => feedHtml([], [heading(name)]).html);
    expect(html.map((tag) => tag.slice(1, 3))).toEqual(['h3', 'h4', 'h6']);
  });
});

/** As list previews and readers of plain text make it: every tag taken away, nothing put in its place. */
function stripped(html: string): string {
  const entities = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };
  return Object.entries(entities).reduce(
    (value, [entity, character]) => value.replaceAll(entity, character),
    html.replace(/<[^>]*>/gu, ''),
  );
}

function plainText(content: readonly Content[]): string {
  return squeezed(stripped(feedHtml([], content).html));
}

function squeezed(value: string): string {
  return value.replace(/\s+/gu, ' ').trim();
}

/** Feed HTML with the elements of one name taken out, with all they hold. */
function without(name: 'ins' | 'del', html: string): string {
  return html.replace(new RegExp(`<${name}>.*?</${name}>`, 'gsu'), '');
}

function paragraph(...children: Content[]): Content {
  return element('p', {}, children);
}

describe('a redline in a feed, without its tags', () => {
  const phrases = (one: string, two: string) =>
    [[paragraph(text(one))], [paragraph(text(two))]] as const;

  it.each([
    ['figures', ...phrases('It spends 0 500 euros', 'It spends 1,500 euros')],
    ['a word', ...phrases('without accreditation', 'with accreditation')],
  ])('sets %s apart', (_what, before, after) => {
    const plain = stripped(feedHtml(before, after).html);
    expect(plain).toMatch(/\[-[^\]]+-\]\{\+[^}]+\+\}/u);
  });

  it('says what is deleted, whatever changed', () => {
    fc.assert(
      fc.property(documentPair, ([before, after]) => {
        const { html } = feedHtml(before, after);
        for (const [mark] of html.matchAll(/<del>.*?<\/del>/gsu))
          expect(stripped(mark)).toMatch(/^\[-.*-\]$/su);
        for (const [mark] of html.matchAll(/<ins>.*?<\/ins>/gsu))
          expect(stripped(mark)).toMatch(/^\{\+.*\+\}$/su);
        expect(html).not.toMatch(/<(?:del|ins)>(?:(?!<\/(?:del|ins)>).)*<(?:p|li|td|h\d)\b/su);
      }),
      runs,
    );
  });

  it('is not the old text where something of it was deleted', () => {
    fc.assert(
      fc.property(documentPair, ([before, after]) => {
        const { html } = feedHtml(before, after);
        fc.pre(without('del', html) !== html);
        expect(squeezed(stripped(html))).not.toBe(plainText(before));
        expect(squeezed(stripped(html))).not.toBe(plainText(after));
      }),
      runs,
    );
  });

  it('has no words of two blocks in one', () => {
    const bound =
      /<\/?(?:p|h\d|li|ul|ol|dl|dt|dd|tr|td|th|table|thead|tbody|pre|blockquote|div|hr)\b[^>]*>|<br>/gu;
    fc.assert(
      fc.property(documentPair, ([before, after]) => {
        const { html } = feedHtml(before, after);
        const bounds = stripped(html.replace(bound, '¦'));
        expect(bounds).not.toMatch(/[\p{L}\p{N}.]¦+[\p{L}\p{N}]/u);
      }),
      runs,
    );
  });

  it('names an image that came or went', () => {
    const image = (src: string) => paragraph(element('img', { src, alt: 'Map' }), text(' of it'));
    expect(stripped(feedHtml([image('/a/old.png')], [image('/a/new.png')]).html)).toBe(
      '[-image “Map” (old.png) -]{+image “Map” (new.png) +} of it',
    );
  });

  it.each([
    ['link', 'a', { href: 'https://example.org/' }, 'See [-it-]{+it (https://example.org/)+}.'],
    ['emphasis', 'strong', {}, 'See [-it-]{+**it**+}.'],
    ['a stroke', 's', {}, 'See [-it-]{+~~it~~+}.'],
  ])('shows %s around words that stay', (_what, name, attributes, expected) => {
    const around = paragraph(text('See '), element(name, attributes, [text('it')]), text('.'));
    expect(stripped(feedHtml([paragraph(text('See it.'))], [around]).html)).toBe(expected);
  });

  it('does not make 106 of ten to the power of six', () => {
    const power = (digit: string) =>
      paragraph(text('10'), element('sup', {}, [text(digit)]), text(' people read it.'));
    expect(stripped(feedHtml([], [power('6')]).html)).toBe('10⁶ people read it.');
    expect(stripped(feedHtml([power('6')], [power('n+1')]).html)).not.toContain('10n');
  });

  it('says of each block of a text that is gone that it is', () => {
    const goals = [element('h1', {}, [text('Goals')]), list('one', 'two')];
    expect(squeezed(stripped(feedHtml(goals, []).html))).toBe('[-Goals-] [-one-] [-two-]');
  });
});
