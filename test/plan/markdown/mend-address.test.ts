import { describe, expect, it } from '@jest/globals';
import { toHtml } from '../../../lib/markup/html.ts';
import { mendAddress } from '../../../lib/plan/markdown/mend-address.ts';
import { parseDocument } from '../../../lib/plan/parse.ts';

describe('mendAddress', () => {
  it.each([
    ['https:/a.example/x', 'https://a.example/x'],
    ['http:a.example', 'http://a.example'],
    ['https:///a.example/x', 'https://a.example/x'],
    ['https//a.example/x', 'https://a.example/x'],
    ['//a.example/x?y#z', 'https://a.example/x?y#z'],
    ['(http://a.example/x)', 'http://a.example/x'],
    ['www.a.example/x', 'https://www.a.example/x'],
  ])('reads %s as %s', (written, meant) => {
    expect(mendAddress(written)).toBe(meant);
  });

  it.each([
    'https://a.example//x',
    'mailto:a@a.example',
    '//guide/start',
    'a.example/x',
    'www/a.md',
    'guide/(http://x)',
    'javascript:alert(1)',
    '//',
    'https://localhost/x',
  ])('leaves %s as it is', (written) => {
    expect(mendAddress(written)).toBe(written);
  });
});

describe('a link with a slip in its address', () => {
  it('leads where it is meant, and is told', () => {
    const { content, problems } = parseDocument('a.md', '[a](https:/a.example/x)\n');
    expect(toHtml(content)).toContain('href="https://a.example/x"');
    expect(problems.map(({ message }) => message)).toEqual([
      'the address "https:/a.example/x" is read as "https://a.example/x"',
    ]);
  });

  it('is left out where a browser would stay on the site', () => {
    const { content, problems } = parseDocument('a.md', '[a](https:/localhost/x) [b](//guide/x)\n');
    expect(toHtml(content)).not.toContain('href');
    expect(problems).toHaveLength(2);
  });
});
