import { describe, expect, it } from '@jest/globals';
import { toHtml } from '../../lib/markup/html.ts';
import type { LinkResolver } from '../../lib/plan/model/document.ts';
import { parseDocument, parseWithLines } from '../../lib/plan/parse.ts';

function html(markdown: string, resolve?: LinkResolver): string {
  return toHtml(parseDocument('a.md', markdown, resolve).content);
}

describe('parseDocument', () => {
  it('gives bytes that are no text an empty document with an error at their line', () => {
    const { content, fields, problems } = parseDocument(
      'climate/plan.md',
      Uint8Array.from([0x61, 0x0a, 0xff]),
    );
    expect(content).toEqual([]);
    expect(fields.title).toBe('Plan');
    expect(problems).toEqual([expect.objectContaining({ line: 2, severity: 'error' })]);
  });

  it('reads CRLF and lone CR as line ends and takes no notice of a byte order mark', () => {
    const crlf = parseDocument('a.md', '\ufeff---\r\nnumber: 7\r\n---\r\n# Title\rText\r\n');
    const lf = parseDocument('a.md', '---\nnumber: 7\n---\n# Title\nText\n');
    expect(crlf).toEqual(lf);
  });

  it('replaces characters that no page may contain and names the first one', () => {
    const { content, problems } = parseDocument('a.md', 'a\n\nb\u0000c\u0002 &#12; \ufffe \u0085');
    expect(toHtml(content)).toBe('<p>a</p><p>b\ufffdc\ufffd \ufffd \ufffd \ufffd</p>');
    expect(problems).toEqual([expect.objectContaining({ line: 3, severity: 'warning' })]);
    expect(problems[0]?.message).toContain('U+0000');
  });

  it('survives lone surrogates in targets and text', () => {
    expect(html('[a](\ud800) \udfff')).toBe('<p><a href="%EF%BF%BD">a</a> \ufffd</p>');
  });

  it('asks for each relative target once it is decoded, without query and fragment', () => {
    const asked: [string, string][] = [];
    parseDocument(
      'en/a.md',
      '[a](b%20c.md?x#y) ![i](d.png) [w](https://w.org) [f](#a)',
      (...ask) => {
        asked.push(ask);
        return undefined;
      },
    );
    expect(asked).toEqual([
      ['b c.md', 'link'],
      ['d.png', 'image'],
    ]);
  });

  it('lists relative targets with their line in the file, front matter counted', () => {
    const source = '---\ntitle: A\n---\n\n[a](a.md)\n[b](b.md#c)\n\n- x\n- ![i](i.png)\n';
    expect(parseDocument('a.md', source).links).toEqual([
      { target: 'a.md', line: 5 },
      { target: 'b.md', fragment: 'c', line: 6 },
      { target: 'i.png', line: 9 },
    ]);
  });

  it('leads to headings of other documents by the anchors they have there', () => {
    const resolve = () => '/b/';
    expect(html('[b](b.md#the-aim)', resolve)).toContain('href="/b/#section-the-aim"');
    expect(html('[b](chapter/#the-aim)', resolve)).toContain('href="/b/#section-the-aim"');
    expect(html('[b](b.pdf#page=2)', resolve)).toContain('href="/b/#page=2"');
  });

  it('keeps relative links where nobody resolves them, but none that a browser takes for a scheme', () => {
    expect(html('[a](../b.md)')).toContain('href="../b.md"');
    expect(html('[a](javascript%3Aalert)')).toContain('href="./javascript:alert"');
    expect(html('[a](/%5Cevil.example)')).toContain('href="/%5Cevil.example"');
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    '&#106;avascript:alert(1)',
    'java&Tab;script:alert(1)',
    '&#12;javascript:alert(1)',
    'vbscript:x',
    'data:text/html,x',
    'file:///etc/passwd',
    '//evil',
    '/\\\\evil.example',
    'http://[',
  ])('makes no link of %s, keeps its text and reports it', (target) => {
    const { content, problems } = parseDocument('a.md', `[the text](<${target}>)`);
    expect(toHtml(content)).toBe('<p><span class="broken-link">the text</span></p>');
    expect(problems).toEqual([expect.objectContaining({ line: 1, severity: 'error' })]);
  });

  it('gives headings anchors that are unique, also against each other', () => {
    const { headings } = parseDocument('a.md', '# a\n# a\n# a-1\n# a\n# !\n# __proto__\n');
    expect(headings.map(({ anchor }) => anchor)).toEqual([
      ...['section-a', 'section-a-1', 'section-a-1-1', 'section-a-2'],
      ...['section-', 'section-proto'],
    ]);
  });

  it('reports a message once per line, and no more than a hundred', () => {
    const { problems } = parseDocument('a.md', '<b>\n\n'.repeat(150));
    expect(problems).toHaveLength(101);
    expect(problems.at(-1)?.message).toBe('50 more problems are not listed');
  });

  it('shows front matter that is no YAML as written, where the facts would be', () => {
    const source = '---\nstatus: limited\nlead: A: B\n---\n# Title\n';
    const { content, fields, lines } = parseWithLines('a.md', source);
    expect(toHtml(content)).toBe(
      '<h1 id="section-title">Title</h1><pre><code>status: limited\nlead: A: B\n</code></pre>',
    );
    expect(fields).toMatchObject({ title: 'Title', lead: [] });
    expect(fields.status).toBeUndefined();
    expect([...lines.values()]).toContainEqual({ first: 1, last: 4 });
  });

  it('leaves front matter that is too long unread and shows the text', () => {
    const source = `---\ntitle: ${'a'.repeat(70_000)}\n---\n# Kept`;
    const { fields, problems } = parseDocument('a.md', source);
    expect(fields.title).toBe('Kept');
    expect(problems).toEqual([expect.objectContaining({ line: 1, severity: 'error' })]);
  });
});
