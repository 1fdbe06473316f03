import { describe, expect, it } from '@jest/globals';
import { belowPath } from '../../../lib/local/commands/below-path.ts';
import { siteAddress } from '../../../lib/local/commands/site-address.ts';
import { createMemoryPageStore } from '../../../lib/memory/memory-page-store.ts';

async function stored(body: string, contentType = 'text/html; charset=utf-8'): Promise<string> {
  const inner = createMemoryPageStore();
  const bytes = new TextEncoder().encode(body);
  const page = { key: 'a', body: bytes, contentType, cache: 'current', sequence: 1 } as const;
  await belowPath(inner, '/plan').put(page);
  return new TextDecoder().decode((await inner.get('a'))?.body);
}

describe('a page of a site below a path', () => {
  it.each([
    ['<a href="/en/">', '<a href="/plan/en/">'],
    ['<img src="/@assets/a.png">', '<img src="/plan/@assets/a.png">'],
    ['<form action="/">', '<form action="/plan/">'],
    [
      '<meta http-equiv="refresh" content="0; url=/en/">',
      '<meta http-equiv="refresh" content="0; url=/plan/en/">',
    ],
  ])('leads to other pages below it: %s', async (before, after) => {
    expect(await stored(before)).toBe(after);
  });

  it.each([
    '<a href="#section">',
    '<a href="//example.org/">',
    '<a href="https://example.org/en/">',
    '<p title="/en/">/en/</p>',
  ])('leaves alone what leads elsewhere, or nowhere: %s', async (html) => {
    expect(await stored(html)).toBe(html);
  });

  it('has addresses in data below it, too', async () => {
    const data = { address: '/a/', path: '/a/', targets: { 'b.md': { address: '/b/' } } };
    const moved = {
      address: '/plan/a/',
      path: '/a/',
      targets: { 'b.md': { address: '/plan/b/' } },
    };
    expect(JSON.parse(await stored(JSON.stringify(data), 'application/json'))).toEqual(moved);
  });

  it('leaves texts that are no pages as their authors wrote them', async () => {
    const text = '<a href="/en/">';
    expect(await stored(text, 'text/markdown; charset=utf-8')).toBe(text);
  });
});

describe('the address of a site', () => {
  it.each([
    ['https://plan.example.org', 'https://plan.example.org', ''],
    ['https://org.github.io/plan/', 'https://org.github.io/plan', '/plan'],
    ['http://localhost:8787/a/b', 'http://localhost:8787/a/b', '/a/b'],
  ])('is read: %s', (text, url, path) => {
    expect(siteAddress(text)).toEqual({ url, path });
  });

  it.each([
    'plan',
    'ftp://a.example',
    'https://a.example/?b',
    'https://a.example/#c',
    'https://a.example//b',
    'https://:p@a.example',
    '',
  ])('is none: %j', (text) => {
    expect(siteAddress(text)).toBeUndefined();
  });
});
