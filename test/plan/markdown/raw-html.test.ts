import { describe, expect, it } from '@jest/globals';
import { toHtml } from '../../../lib/markup/html.ts';
import { parseDocument } from '../../../lib/plan/parse.ts';

function read(markdown: string) {
  const { content, problems, headings } = parseDocument('a.md', markdown, (target) => `/${target}`);
  return { html: toHtml(content), told: problems.map(({ message }) => message), headings };
}

describe('HTML in Markdown', () => {
  it.each([
    [
      '<b>a</b> <i>b</i> <u>c</u> <strike>d</strike>',
      '<p><strong>a</strong> <em>b</em> <u>c</u> <s>d</s></p>',
    ],
    ['<strong>a <em>b</em></strong>', '<p><strong>a <em>b</em></strong></p>'],
    ['<code>a *b*</code> <tt>c</tt>', '<p><code>a <em>b</em></code> <code>c</code></p>'],
    ['H<sub>2</sub>O<br/>x', '<p>H<sub>2</sub>O<br>x</p>'],
    ['<span style="color:red">a</span><font size=2>b</font>', '<p>ab</p>'],
    ['<div>a</div>', '<p>a</p>'],
    ['<p>a</p><p>b</p>', '<p>a</p><p>b</p>'],
    ['<p align="center">\n  <img src="i.png" alt="I">\n</p>', '<p><img src="/i.png" alt="I"></p>'],
    ['<div class="note">\n\n- a\n- b\n\n</div>', '<ul><li>a</li><li>b</li></ul>'],
    ['<div class="note">\n- a\n- b\n</div>', '<ul><li>a</li><li>b</li></ul>'],
    ['<section>\n## A\n</section>', '<h2 id="section-a">A</h2>'],
    ['<div>\n    <p>a</p>\n    <p>b</p>\n</div>', '<p>a</p><p>b</p>'],
    ['a\n<hr>\nb', '<p>a</p><p>b</p>'],
    ['- a <p>b</p>', '<ul><li>a \nb\n</li></ul>'],
    ['<ul>\n<li>a</li>\n<li>b</li>\n</ul>', '<ul><li>a</li><li>b</li></ul>'],
    ['<ul>\n<li>a</li>    \n</ul>', '<ul><li>a</li></ul>'],
    [
      '<div>\n  <div>\n    <ul>\n      <li>a</li>\n    </ul>\n  </div>\n  <div>\n    <h3>B</h3>\n    <ul>\n      <li>b</li>\n    </ul>\n  </div>\n</div>',
      '<ul><li>a</li></ul><h3 id="section-b">B</h3><ul><li>b</li></ul>',
    ],
    ['<ul><li>\n<h3>A</h3>\nb\n</li></ul>', '<ul><li><h3 id="section-a">A</h3><p>b</p></li></ul>'],
    ['<ul><li>a<li>b</ul>', '<ul><li>a</li><li>b</li></ul>'],
    ['<ol start="3"><li>a<ul><li>b</ul></ol>', '<ol start="3"><li>a<ul><li>b</li></ul></li></ol>'],
    ['<ul>\n<li>\n\n**a**\n\n</li>\n</ul>', '<ul><li><p><strong>a</strong></p></li></ul>'],
    [
      '| a |\n|---|\n| <ul><li>x</li><li>y</li></ul> |',
      '<table><thead><tr><th scope="col">a</th></tr></thead><tbody><tr><td><ul><li>x</li><li>y</li></ul></td></tr></tbody></table>',
    ],
    [
      '| a |\n|---|\n| x<br>y |',
      '<table><thead><tr><th scope="col">a</th></tr></thead><tbody><tr><td>x<br>y</td></tr></tbody></table>',
    ],
    ['<blockquote>a</blockquote>', '<blockquote><p>a</p></blockquote>'],
    [
      '<table>\n<tr><th>A</th><th>B</th></tr>\n\n<tr><td>1</td><td align="right">2</td></tr>\n</table>',
      '<table><thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead><tbody><tr><td>1</td><td class="align-right">2</td></tr></tbody></table>',
    ],
    [
      '<table><caption>T</caption><tr><th>A<td colspan="2">1<tr><th>B<td>2</table>',
      '<table><caption>T</caption><tbody><tr><th scope="row">A</th><td colspan="2">1</td></tr><tr><th scope="row">B</th><td>2</td></tr></tbody></table>',
    ],
    ['<h2 align="center">Aims</h2>', '<h2 id="section-aims">Aims</h2>'],
    ['<h1>\n  A <b>plan</b>\n</h1>', '<h1 id="section-a-plan">A <strong>plan</strong></h1>'],
    ['<h2 id="Goals">Aims</h2>', '<h2 id="section-goals">Aims</h2>'],
  ])('reads %j', (markdown, html) => {
    expect(read(markdown)).toMatchObject({ html, told: [] });
  });

  it('gives its headings to the contents', () => {
    expect(read('<h2 id="Goals">Aims</h2>').headings).toEqual([
      { level: 2, text: 'Aims', anchor: 'section-goals' },
    ]);
  });

  it.each([
    '<ul>a</ul>',
    '<table><tr>a</tr></table>',
    '<li>a</li>',
    '<td>a</td>',
    'a <ul><li>b</li></ul>',
    '<table></table>',
    '<ul></ul>',
    '<b>a',
    '</b>a',
    '<iframe src="https://a.org"></iframe>',
    '<h2>a',
    '<select>a</select>',
  ])('shows %j as written, and tells its author', (markdown) => {
    const { html, told } = read(markdown);
    expect(html.replaceAll('&lt;', '<').replaceAll('&gt;', '>')).toContain(markdown);
    expect(told).not.toEqual([]);
  });

  it.each(['onclick="x()"', 'style="x"', 'class="site-header"', 'dir="rtl"', 'hidden'])(
    'leaves the attribute %s out',
    (attribute) => {
      const markdown = `<ul ${attribute}><li ${attribute}>a</li></ul>\n\n<div ${attribute}>b</div>\n\n<b ${attribute}>c</b>`;
      expect(read(markdown).html).toBe('<ul><li>a</li></ul><p>b</p><p><strong>c</strong></p>');
    },
  );

  it('takes deep and unclosed tags in its stride', () => {
    expect(read('<ul><li>'.repeat(2000)).html).toContain('&lt;ul&gt;');
    expect(read('<div>'.repeat(2000)).html).toBe('');
    expect(read('<table><tr><td>a'.repeat(500)).html).toContain('a');
  });
});
