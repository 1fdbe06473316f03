import { describe, expect, it } from '@jest/globals';
import { toHtml } from '../../../lib/markup/html.ts';
import { findAddresses } from '../../../lib/plan/markdown/bare-addresses.ts';
import { parseDocument } from '../../../lib/plan/parse.ts';

function addressesIn(text: string): readonly string[] {
  return findAddresses(text).flatMap(({ address }) => (address === undefined ? [] : [address]));
}

function html(markdown: string): string {
  return toHtml(parseDocument('a.md', markdown).content);
}

describe('findAddresses', () => {
  it.each([
    ['See https://a.org.', ['https://a.org']],
    ['https://a.org/x?y=1&z=2#t, then', ['https://a.org/x?y=1&z=2#t']],
    ['(https://a.org/wiki/Plan_(policy))', ['https://a.org/wiki/Plan_(policy)']],
    ['(see https://a.org/x)', ['https://a.org/x']],
    ['www.a.org and WWW.B.org', ['http://www.a.org', 'http://WWW.B.org']],
    ['“https://a.org/x”, «https://b.org»', ['https://a.org/x', 'https://b.org']],
    ['詳しくはhttps://a.org/x。次へ', ['https://a.org/x']],
    ['Write to first.last+plan@gov.example.fr!', ['mailto:first.last+plan@gov.example.fr']],
    ['http://localhost:8787/a', ['http://localhost:8787/a']],
    ['https://été.example/é', ['https://été.example/é']],
  ])('finds what is meant in %j', (text, found) => {
    expect(addressesIn(text)).toEqual(found);
  });

  it.each([
    'https://',
    'https://.',
    'https:// a.org',
    'xhttps://a.org',
    'awww.org',
    'www.',
    'javascript:alert(1)',
    'git@host',
    'a@b.c-',
    'https://a.org@'.replace('https://a.org', ''),
    'https://[broken',
    'https://user:secret@host.org/',
  ])('finds none in %j', (text) => {
    expect(addressesIn(text)).toEqual([]);
  });

  it.each(['a https://a.org, b@c.org (www.d.org).', 'https://a.org', ''])(
    'keeps each character of %j',
    (text) => {
      expect(
        findAddresses(text)
          .map((part) => part.text)
          .join(''),
      ).toBe(text);
    },
  );
});

describe('an address that stands bare in a text', () => {
  it('is a link', () => {
    expect(html('See https://a.org/x_y_z.')).toBe(
      '<p>See <a href="https://a.org/x_y_z">https://a.org/x_y_z</a>.</p>',
    );
  });

  it('is one in a heading, a table and a list', () => {
    expect(html('# https://a.org')).toContain('<a href="https://a.org">');
    expect(html('| a |\n|---|\n| www.a.org |')).toContain('<a href="http://www.a.org">');
    expect(html('- [ ] https://a.org')).toContain('<a href="https://a.org">');
  });

  it('is the link around it where it is the text of a link', () => {
    expect(html('[https://a.org](https://b.org)')).toBe(
      '<p><a href="https://b.org">https://a.org</a></p>',
    );
    expect(html('<a href="https://b.org">https://a.org</a>')).toBe(
      '<p><a href="https://b.org">https://a.org</a></p>',
    );
    expect(html('[https://a.org](https://b.org) https://c.org')).toContain(
      '<a href="https://c.org">',
    );
  });

  it('is text in code', () => {
    expect(html('`https://a.org`')).toBe('<p><code>https://a.org</code></p>');
  });
});
