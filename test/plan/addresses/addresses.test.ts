import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  assetAddress,
  changeSetAddress,
  compareAddress,
  documentAddress,
  fallbackAddress,
  feedAddress,
  feedArchiveAddress,
  folderOf,
  historyAddress,
  href,
  pageKey,
  resolvePath,
  unpublishableName,
  versionAddress,
  versionDataAddress,
  versionSourceAddress,
} from '../../../lib/plan/addresses/addresses.ts';

const commit = 'a1e0efafaba2adc3459d8edcd9d1d34a3ca0b9f4';

describe('documentAddress', () => {
  it.each([
    ['climate/commitment-24.md', '/climate/commitment-24/'],
    ['climate/README.md', '/climate/'],
    ['climate/readme.MD', '/climate/'],
    ['README.md', '/'],
    ['climate/my-README.md', '/climate/my-README/'],
    ['été & co/a b.md', '/été & co/a b/'],
  ])('%s is at %s', (path, address) => {
    expect(documentAddress(path)).toBe(address);
  });

  it('leaves a document whose place is taken its whole path', () => {
    expect(fallbackAddress('climate/readme.md')).toBe('/climate/readme.md/');
  });
});

describe('addresses of a document', () => {
  const address = '/climate/commitment-24/';

  it.each([
    [versionAddress(address, { commit }), '/climate/commitment-24/@a1e0efafaba2/'],
    [versionSourceAddress(address, { commit }), '/climate/commitment-24/@a1e0efafaba2/source.md'],
    [versionDataAddress(address, { commit }), '/climate/commitment-24/@a1e0efafaba2/data.json'],
    [historyAddress(address), '/climate/commitment-24/@history/'],
    [
      compareAddress(address, { commit }, { commit: commit.replace('a1', 'b2') }),
      '/climate/commitment-24/@compare/a1e0efafaba2..b2e0efafaba2/',
    ],
    [feedAddress(address, 'xml'), '/climate/commitment-24/feed.xml'],
    [feedAddress('/', 'json'), '/feed.json'],
    [feedArchiveAddress('/', 1, 'atom'), '/@feed/1.atom'],
    [changeSetAddress({ commit, sequence: 2 }), '/@changes/a1e0efafaba2/'],
    [changeSetAddress({ commit, sequence: 5, repeated: 2 }), '/@changes/a1e0efafaba2-5/'],
    [assetAddress('ab12', 'images/Map.PNG'), '/@assets/ab12.png'],
    [assetAddress('ab12', 'no-extension'), '/@assets/ab12.bin'],
  ])('%s is %s', (made, expected) => {
    expect(made).toBe(expected);
  });
});

describe('unpublishableName', () => {
  it.each([
    'climate/commitment-24.md',
    'README.md',
    'a/feeds.md',
    'user@example.org.md',
    'été/日本.md',
    '.hidden.md',
  ])('lets %s pass', (path) => {
    expect(unpublishableName(path)).toBeUndefined();
  });

  it.each([
    '..md',
    'a/...md',
    '.....MD',
    '@history.md',
    'climate/@2016-05-01/a.md',
    'feed.xml.md',
    'climate/INDEX.HTML.md',
    'feed.json/a.md',
    '../a.md',
    'a//b.md',
    './a.md',
    'a\nb.md',
    'a\u2028b.md',
    `${'é'.repeat(130)}.md`,
    `${'a/'.repeat(500)}b.md`,
  ])('says why %j cannot be published', (path) => {
    expect(unpublishableName(path)).toEqual(expect.any(String));
  });
});

describe('href', () => {
  it('encodes what an address may not contain and keeps "@"', () => {
    expect(href('/été/a b?#%/@history/')).toBe('/%C3%A9t%C3%A9/a%20b%3F%23%25/@history/');
  });

  it('can be decoded to the address', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (segment) => {
        expect(decodeURIComponent(href(`/${segment}/`))).toBe(`/${segment}/`);
      }),
    );
  });
});

describe('pageKey', () => {
  it('has no leading slash and ends in a file name', () => {
    expect([pageKey('/'), pageKey('/climate/'), pageKey('/feed.xml')]).toEqual([
      ...['index.html', 'climate/index.html', 'feed.xml'],
    ]);
  });
});

describe('folderOf', () => {
  it('is empty at the top', () => {
    expect([folderOf('a.md'), folderOf('a/b/c.md')]).toEqual(['', 'a/b']);
  });
});

describe('resolvePath', () => {
  it.each([
    ['en/climate/README.md', 'commitment-24.md', 'en/climate/commitment-24.md'],
    ['en/climate/README.md', '../images/map.png', 'en/images/map.png'],
    ['en/climate/README.md', '/fr/', 'fr'],
    ['en/a.md', '..', ''],
    ['a.md', './b//c.md', 'b/c.md'],
    ['a.md', '../b.md', undefined],
    ['en/a.md', '/../b.md', undefined],
  ])('from %s, %s is %s', (from, target, expected) => {
    expect(resolvePath(from, target)).toBe(expected);
  });

  it('never leaves the plan', () => {
    const segment = fc.constantFrom('..', '.', '', 'a', 'b.md');
    fc.assert(
      fc.property(fc.array(segment), (segments) => {
        const resolved = resolvePath('en/climate/a.md', segments.join('/'));
        expect(resolved?.split('/').includes('..') ?? false).toBe(false);
        expect(resolved?.startsWith('/') ?? false).toBe(false);
      }),
    );
  });
});
