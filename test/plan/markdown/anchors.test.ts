import { describe, expect, it } from '@jest/globals';
import { toHtml } from '../../../lib/markup/html.ts';
import { parseDocument } from '../../../lib/plan/parse.ts';

function read(markdown: string) {
  const { content, problems, anchors, headings } = parseDocument('a.md', markdown);
  return { html: toHtml(content), problems, anchors, headings };
}

describe('an anchor that an author sets in HTML', () => {
  it.each([
    '<a id="article-5"></a>Text',
    '<a name="article-5"></a>Text',
    '<a id="article-5"/>Text',
    '<a id="article-5">Text',
    '<a id="Article-5"></a>Text',
  ])('is where links lead: %s', (markdown) => {
    const { html, problems, anchors } = read(`${markdown}\n\n[Article 5](#article-5)`);
    expect(html).toBe(
      '<p><span id="section-article-5"></span>Text</p><p><a href="#section-article-5">Article 5</a></p>',
    );
    expect(problems).toEqual([]);
    expect(anchors).toEqual(['section-article-5']);
  });

  it('may hold text, and be a link, too', () => {
    expect(read('<a id="x">Text</a> and').html).toBe('<p><span id="section-x"></span>Text and</p>');
    expect(read('<a id="x" href="https://a.org">Text</a>').html).toBe(
      '<p><a id="section-x" href="https://a.org">Text</a></p>',
    );
  });

  it('may stand on another element', () => {
    expect(read('<kbd id="k">x</kbd> [k](#k)').html).toBe(
      '<p><kbd id="section-k">x</kbd> <a href="#section-k">k</a></p>',
    );
  });

  it('never takes the anchor of a heading away', () => {
    const { html, problems } = read('<a id="aims"></a>\n\n## Aims\n\n[a](#aims)');
    expect(html).toContain('<h2 id="section-aims">Aims</h2>');
    expect(html.match(/id="section-aims"/gu)).toHaveLength(1);
    expect(problems).toEqual([]);
  });

  it('is told when it is used twice', () => {
    const { html, problems } = read('<a id="x"></a>One\n\n<a id="X"></a>Two');
    expect(html.match(/id="section-x"/gu)).toHaveLength(1);
    expect(problems).toEqual([
      expect.objectContaining({ line: 3, message: expect.stringContaining('used twice') }),
    ]);
  });

  it('is told when two headings set it', () => {
    const { html, problems } = read('# One {#x}\n\n## Two {#X}\n');
    expect(html.match(/id="section-x"/gu)).toHaveLength(1);
    expect(problems).toEqual([
      expect.objectContaining({ line: 3, message: expect.stringContaining('used twice') }),
    ]);
  });

  it('is no anchor with a blank in it, or of great length', () => {
    expect(read('<a id="a b"></a>x').anchors).toEqual([]);
    expect(read(`<a id="${'x'.repeat(201)}"></a>x`).anchors).toEqual([]);
  });

  it('is missing with a remark where there is neither id nor target', () => {
    expect(read('<a>x</a>').problems[0]?.message).toContain('no target');
  });
});

describe('an attribute list', () => {
  it.each([
    '## Aims {#goals}',
    '## Aims {: #goals}',
    '## Aims {: #goals .big }',
    '## Aims\n{: #goals}',
  ])('names a heading: %j', (heading) => {
    const { html, problems, headings } = read(`${heading}\n\n[a](#goals)`);
    expect(html).toBe('<h2 id="section-goals">Aims</h2><p><a href="#section-goals">a</a></p>');
    expect(headings).toEqual([{ level: 2, text: 'Aims', anchor: 'section-goals' }]);
    expect(problems).toEqual([]);
  });

  it('names a paragraph', () => {
    expect(read('Text\n{: #p1}\n\n[a](#p1)').html).toBe(
      '<p id="section-p1">Text</p><p><a href="#section-p1">a</a></p>',
    );
  });

  it('keeps its name where another heading has those words', () => {
    expect(read('## Goals\n\n## Aims {#goals}').headings.map(({ anchor }) => anchor)).toEqual([
      'section-goals-1',
      'section-goals',
    ]);
  });

  it('is not shown, and is told of once', () => {
    const { html, problems } = read('# Title\n{: .no_toc }\n\nText\n{: .lead}\n\n- a\n{:toc}');
    expect(html).toBe('<h1 id="section-title">Title</h1><p>Text</p><ul><li>a</li></ul>');
    expect(problems).toEqual([
      expect.objectContaining({
        line: 2,
        severity: 'warning',
        message: '"{: .no_toc }", and 2 more like it is left out: it is for another program',
      }),
    ]);
  });

  it.each(['## Sets {1, 2}', 'The set {#a}', 'A text with {: words in braces}', '## `code {#x}`'])(
    'is not what is text: %s',
    (markdown) => {
      const { html, problems } = read(markdown);
      expect(html).toContain('{');
      expect(problems).toEqual([]);
    },
  );
});

describe('the id of a tag that is left out, or shown as text', () => {
  it.each([
    'a <span id="x">b</span> [l](#x)',
    '<div id="x">\n\nB\n\n</div>\n\n[l](#x)',
    '<p id="x">B</p>\n\n[l](#x)',
    '<input id="x"> [l](#x)',
    '<b id="x"> [l](#x)',
    '<img id="x" src="a.png" alt="a"> [l](#x)',
    '<figure id="y"><figcaption id="x">B</figcaption></figure>\n\n[l](#x)',
  ])('is a place that links lead to: %j', (markdown) => {
    const { html } = read(markdown);
    expect(html).toContain('id="section-x"');
    expect(html).toContain('<a href="#section-x">l</a>');
  });

  it('leaves lists and tables whole', () => {
    const { html } = read(
      '<ul><div id="a"><li>A</li></div></ul>\n\n<dl><div id="b"><dt>B</dt><dd>C</dd></div></dl>\n\n' +
        '<table><a id="c"></a><tr><td>D</td></tr></table>\n',
    );
    expect(html).toBe(
      '<ul><li>A</li></ul><dl><dt>B</dt><dd>C</dd></dl><table><tbody><tr><td>D</td></tr></tbody></table>',
    );
  });
});
