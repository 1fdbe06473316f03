import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toHtml } from '../../lib/markup/html.ts';
import { type Content, element, text } from '../../lib/plan/model/content.ts';
import { parseDocument } from '../../lib/plan/parse.ts';
import {
  type BundleFile,
  type BundleName,
  cloneBundle,
  markdownAtHead,
} from '../support/bundles.ts';
import { readHtml } from '../support/html-tree.ts';

describe('toHtml', () => {
  it('escapes text and attributes', () => {
    const content = [element('p', { title: '"a" <b> & c' }, [text('<script>"&\u00a0')])];
    expect(toHtml(content)).toBe(
      '<p title="&quot;a&quot; &lt;b&gt; &amp; c">&lt;script&gt;"&amp;\u00a0</p>',
    );
  });

  it('gives void elements no end tag', () => {
    expect(toHtml([element('br'), element('img', { src: 'a', alt: '' })])).toBe(
      '<br><img src="a" alt="">',
    );
  });

  it('writes 10,000 elements in each other', () => {
    let content: Content = text('deep');
    for (let depth = 0; depth < 10_000; depth++) content = element('span', {}, [content]);
    expect(toHtml([content])).toBe(`${'<span>'.repeat(10_000)}deep${'</span>'.repeat(10_000)}`);
  });

  it('writes what HTML reads back as the same tree, whatever the Markdown', () => {
    const piece = fc.constantFrom(
      ...['# a\n', '\n', '\n\n', '- ', '1. ', '> ', '    ', '*', '**', '`', '~~', '|a|b|\n|-|-|\n'],
      ...[
        '[x](y)',
        '![x](y.png)',
        '[',
        '](u)',
        '[^1]',
        '\n\n[^1]: ',
        '<a href="u">',
        '</a>',
        '<br>',
      ],
      ...['<details>', '<summary>', '</summary>', '</details>', '<dl>', '<dt>', '</dt>', '<dd>'],
      ...[
        '</dd>',
        '</dl>',
        '<sup>',
        '</sup>',
        '<img src=x>',
        '<!--',
        '-->',
        '<script>',
        '</script>',
      ],
      ...['<p>', '</p>', '<table>', 'word ', '&#12;', '&lt;', '\u0001', '```\n', '- [x] ', '---\n'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const { content } = parseDocument('a.md', pieces.join(''));
        expect(readHtml(toHtml(content))).toEqual(content);
      }),
      { numRuns: 3000 },
    );
  });

  it('lets no text run code, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (markdown) => {
        const { content } = parseDocument('a.md', markdown);
        expect(readHtml(toHtml(content))).toEqual(content);
      }),
    );
  });
});

/** Every how many files one is read: all of the plan, a sample of the others. */
const steps: readonly [BundleName, number][] = [
  ['plan-ogp-2015-2017', 1],
  ['manifesto', 3],
  ['service-design-manual', 5],
];

describe.each(steps)('toHtml on the files of %s', (name, step) => {
  let files: BundleFile[] = [];

  beforeAll(async () => {
    const clone = await cloneBundle(name);
    if (clone) files = (await markdownAtHead(clone)).filter((_, index) => index % step === 0);
  });

  it('is read back by HTML as the same tree: nothing moves, nothing is dropped', () => {
    for (const { path, bytes } of files) {
      const { content } = parseDocument(path, bytes);
      expect({ path, content: readHtml(toHtml(content)) }).toEqual({ path, content });
    }
  });
});
