import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  compareAddress,
  feedAddress,
  feedArchiveAddress,
  historyAddress,
  href,
  pageKey,
  stylesheetAddress,
  unpublishableName,
  versionAddress,
  versionDataAddress,
  versionSourceAddress,
} from '../../../lib/plan/addresses/addresses.ts';
import { resolveAddress } from '../../../lib/site/http/address-rules.ts';

const commit = '0123456789abcdef0123456789abcdef01234567';
const other = 'fedcba9876543210fedcba9876543210fedcba98';

describe('resolveAddress', () => {
  it.each([
    ['/', 'index.html'],
    ['/climate/', 'climate/index.html'],
    ['/climate/commitment-24/', 'climate/commitment-24/index.html'],
    ['/climate/commitment-24.md/', 'climate/commitment-24.md/index.html'],
    ['/climate/feed.xml', 'climate/feed.xml'],
    ['/sitemap.xml', 'sitemap.xml'],
    ['/@sitemap/fr-0001.xml', '@sitemap/fr-0001.xml'],
    ['/@assets/0123.css', '@assets/0123.css'],
    ['/a/@history/', 'a/@history/index.html'],
    ['/a/@2016-05-01/', 'a/@2016-05-01/index.html'],
    ['/a/@compare/abc..def/', 'a/@compare/abc..def/index.html'],
    ['/%C3%A9nergie/', 'énergie/index.html'],
    ['/%c3%a9nergie/', 'énergie/index.html'],
    ['/a%2fb/', 'a/b/index.html'],
    ['/a/%40history/', 'a/@history/index.html'],
    ['/100%25/', '100%/index.html'],
    ['/%2525/', '%25/index.html'],
  ])('reads %s from %s', (path, key) =>
    expect(resolveAddress(path)).toEqual({ kind: 'object', key }),
  );

  it.each([
    ['/climate/commitment-24', '/climate/commitment-24/'],
    ['/rss.xml', '/feed.xml'],
    ['/climate/atom.xml', '/climate/feed.atom'],
    ['/feed', '/feed/'],
    ['/climate/commitment-24.md', '/climate/commitment-24.md/'],
    ['/standard-1.2', '/standard-1.2/'],
    ['/a/@0123456789ab', '/a/@0123456789ab/'],
    ['/a/@compare/abc..def', '/a/@compare/abc..def/'],
    ['/index.html', '/'],
    ['/climate/index.html', '/climate/'],
    ['/climate/index.html/', '/climate/'],
    ['/feed.xml/', '/feed.xml'],
    ['/a//b/', '/a/b/'],
    ['//example.org/', '/example.org/'],
    ['/\\example.org', '/%5Cexample.org/'],
    ['/%2F/example.org/', '/example.org/'],
    ['/a/../b/', '/b/'],
    ['/../../b/', '/b/'],
    ['/a/%2e%2e/b/', '/b/'],
    ['/a/./b/', '/a/b/'],
    ['/%C3%A9nergie', '/%C3%A9nergie/'],
    ['/what%3F', '/what%3F/'],
    ['/a%0d%0ab', '/a%0D%0Ab/'],
    ['', '/'],
  ])('sends %s to %s', (path, location) =>
    expect(resolveAddress(path)).toEqual({ kind: 'redirect', location }),
  );

  it.each(['/%', '/%zz/', '/%ff/', '/a/%E0%A4'])('finds nothing at %s', (path) =>
    expect(resolveAddress(path)).toEqual({ kind: 'object', key: path.slice(1) }),
  );

  it('finds every address that Gazette makes where Gazette puts it', () => {
    const segment = fc.string({ unit: 'binary', minLength: 1, maxLength: 8 });
    const address = fc
      .array(segment, { maxLength: 4 })
      .filter((path) => path.length === 0 || unpublishableName(path.join('/')) === undefined)
      .map((path) => (path.length === 0 ? '/' : `/${path.join('/').replaceAll('//', '/')}/`))
      .filter((path) => !path.includes('//'));
    fc.assert(
      fc.property(address, (document) => {
        for (const made of [document, ...addressesOf(document)])
          expect(resolveAddress(href(made))).toEqual({ kind: 'object', key: pageKey(made) });
      }),
    );
  });

  it('never sends anyone in circles, off the site, or outside the top folder', () => {
    const part = fc.constantFrom(
      'a',
      '..',
      '.',
      '',
      '@b',
      'c.md',
      'index.html',
      '%2e',
      '%2F',
      '\\',
    );
    const path = fc.oneof(
      fc.array(part, { maxLength: 6 }).map((parts) => `/${parts.join('/')}`),
      fc.string({ unit: 'binary-ascii' }).map((text) => `/${text}`),
    );
    fc.assert(
      fc.property(path, (asked) => {
        const first = resolveAddress(asked);
        const last = first.kind === 'redirect' ? resolveAddress(first.location) : first;
        if (first.kind === 'redirect') expect(first.location).toMatch(/^\/(?![/\\])[!-~]*$/u);
        expect(last.kind).toBe('object');
        if (last.kind === 'object') expect(last.key.split('/')).not.toContain('..');
      }),
    );
  });
});

function addressesOf(document: string): string[] {
  return [
    versionAddress(document, { commit }),
    versionSourceAddress(document, { commit }),
    versionDataAddress(document, { commit }),
    historyAddress(document),
    compareAddress(document, { commit }, { commit: other }),
    versionAddress(document, { commit: commit.padEnd(40, '0'), longName: true }),
    feedAddress(document, 'atom'),
    feedArchiveAddress(document, 3, 'json'),
    stylesheetAddress('0123'),
  ];
}
