import { describe, expect, it } from '@jest/globals';
import { toHtml } from '../../../lib/markup/html.ts';
import { targetOfTemplate } from '../../../lib/plan/markdown/templates.ts';
import { parseDocument } from '../../../lib/plan/parse.ts';

function shown(markdown: string): string {
  return toHtml(parseDocument('a.md', markdown).content);
}

function told(markdown: string): string[] {
  return parseDocument('a.md', markdown).problems.map(({ line, message }) => `${line}: ${message}`);
}

describe('targetOfTemplate', () => {
  it.each([
    ['{{ "/a/" | url }}', '/a/'],
    ["{{ '/a/b.html' | relative_url }}#c", '/a/b.html#c'],
    ['{% link guide/start.md %}', '/guide/start.md'],
    ['{%- link guide/start.md -%}#later', '/guide/start.md#later'],
    ['{{< ref "start.md#later" >}}', 'start.md#later'],
    ['{{% relref "../x" %}}', '../x'],
    ['{{ ref . "x.md" }}', 'x.md'],
    ['{{ site.baseurl }}/guide/', '/guide/'],
    ['{{site.url}}{{site.baseurl}}/guide', '/guide'],
    ['{{ site.baseurl }}{% link a.md %}', '/a.md'],
    ['{{ .Site.BaseURL }}guide', '/guide'],
  ])('of %s is %s', (target, address) => {
    expect(targetOfTemplate(target)).toBe(address);
  });

  it.each([
    '{{ page.url }}',
    '{% post_url 2015-01-01-a %}',
    '/x/{{ id }}',
    '{{ a | b: "c" }}',
    '{{',
  ])('of %s is nobody’s to know', (target) => {
    expect(targetOfTemplate(target)).toBeUndefined();
  });
});

describe('template code', () => {
  it('in the address of a link leads to the page', () => {
    expect(
      shown('[a]({{ "/a/" | url }} "T") [b]({% link b.md %}) ![c]({{ site.baseurl }}/c.png)\n'),
    ).toBe('<p><a href="/a/" title="T">a</a> <a href="/b.md">b</a> <img src="/c.png" alt="c"></p>');
    expect(told('[a]({{ "/a/" | url }})\n')).toEqual([]);
  });

  it('that nobody can resolve is told, and the text of the link stays', () => {
    expect(shown('[a]({{ page.url }})\n')).toBe('<p><span class="broken-link">a</span></p>');
    expect(told('[a]({{ page.url }})\n')).toEqual([
      '1: the link to "{{ page.url }}" is left out: it is code for another program',
    ]);
  });

  it('in a text is hidden and told once; what it stands around stays', () => {
    const text =
      '# A {{ x }}\n\n{% include a.html\n  b="c" %}\n\n{{< note >}}\nMind {{ the }} gap.\n{{< /note >}}\n\n- {% if a %}one{% endif %}\n';
    expect(shown(text)).toBe('<h1 id="section-a">A </h1><p>Mind  gap.\n</p><ul><li>one</li></ul>');
    expect(told(text)).toEqual([
      '1: "{{ x }}", and 6 more like it is hidden: it is code for another program',
    ]);
  });

  it.each([
    '`{{ x }}`',
    '    {{ x }}\n',
    '```\n{% x %}\n```',
    String.raw`$\frac{{a}}{{b}}^{{2}}$`,
    'a {{ b',
    '{{}}',
    '{ {x} }',
  ])('is none in %j', (text) => {
    expect(told(text)).toEqual([]);
    expect(shown(text)).toContain(
      text.includes('x }}') ? '{{ x }}' : text.includes('%') ? '{% x %}' : '{',
    );
  });
});
