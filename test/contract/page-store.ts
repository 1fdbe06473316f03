import { beforeEach, describe, expect, it } from '@jest/globals';
import { StoreError } from '../../lib/errors/errors.ts';
import type { ListedPages, Page, PageStore } from '../../lib/ports/page-store.ts';

/** Makes up a page. */
export function pageOf(page: Partial<Page> = {}): Page {
  return {
    key: 'climate/index.html',
    body: Buffer.from('<!doctype html>'),
    contentType: 'text/html; charset=utf-8',
    cache: 'current',
    sequence: 1,
    ...page,
  };
}

export function bodyOf(text: string): Uint8Array {
  return Buffer.from(text);
}

/** What every page store does; `make` gives an empty one. */
export function describePageStore(name: string, make: () => Promise<PageStore>): void {
  describe(`page store: ${name}`, () => {
    let store: PageStore;
    const textOf = async (key: string) => {
      const page = await store.get(key);
      return page && Buffer.from(page.body).toString();
    };
    beforeEach(async () => {
      store = await make();
    });

    it('has no page at first', async () => {
      expect(await store.get('index.html')).toBeUndefined();
      expect(await store.get('a/b/index.html')).toBeUndefined();
    });

    it.each([
      ['a folder', 'climate/index.html'],
      ['a version', 'climate/@0123456789ab/source.md'],
      ['a redline', '@compare/0123456789ab..0123456789ab/index.html'],
      ['letters of other scripts', 'été/日本語/\u{1f600}/index.html'],
      ['signs with a meaning in addresses', 'a b/100%/x+y&z=1;#?:,\'"<>*~/index.html'],
      ['what looks encoded', 'a%2Fb/%e9/index.html'],
      ['names of objects’ properties', '__proto__/constructor'],
      ['many folders', `${'x/'.repeat(400)}index.html`],
      ['long names', `${'n'.repeat(240)}/${'m'.repeat(240)}/index.html`],
    ])('keeps the body of a page under a key with %s', async (_what, key) => {
      expect(await store.put(pageOf({ key, body: bodyOf(key) }))).toBe(true);
      expect(await textOf(key)).toBe(key);
      expect(await textOf(`${key}x`)).toBeUndefined();
    });

    it('keeps any bytes', async () => {
      const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
      await store.put(pageOf({ key: 'a.bin', body: bytes }));
      await store.put(pageOf({ key: 'empty.bin', body: new Uint8Array() }));
      expect(Buffer.compare((await store.get('a.bin'))?.body ?? bytes.slice(1), bytes)).toBe(0);
      expect((await store.get('empty.bin'))?.body).toHaveLength(0);
    });

    it('keeps a page of 20 MB', async () => {
      const body = Buffer.alloc(20_000_000, 'gazette ');
      expect(await store.put(pageOf({ key: 'a.pdf', body }))).toBe(true);
      expect(Buffer.compare((await store.get('a.pdf'))?.body ?? new Uint8Array(), body)).toBe(0);
    });

    it('says whether the stored bytes changed', async () => {
      expect(await store.put(pageOf({ body: bodyOf('one') }))).toBe(true);
      expect(await store.put(pageOf({ body: bodyOf('one') }))).toBe(false);
      expect(await store.put(pageOf({ body: bodyOf('one'), sequence: 2 }))).toBe(false);
      expect(await store.put(pageOf({ body: bodyOf('two'), sequence: 2 }))).toBe(true);
      expect(await textOf('climate/index.html')).toBe('two');
    });

    it('never changes the text of a version', async () => {
      const key = 'a/@0123456789ab/source.md';
      const contentType = 'text/markdown; charset=utf-8';
      const text = pageOf({ key, contentType, cache: 'permanent', body: bodyOf('first') });
      await store.put(text);
      expect(await store.put({ ...text, sequence: 2 })).toBe(false);
      const other = { ...text, sequence: 2, body: bodyOf('other') };
      await expect(store.put(other)).rejects.toThrow(StoreError);
      expect(await textOf(key)).toBe('first');
    });

    it('writes a page of the same state again, for a new design', async () => {
      await store.put(pageOf({ body: bodyOf('old design'), cache: 'permanent' }));
      const redesigned = pageOf({ body: bodyOf('new design'), cache: 'permanent' });
      expect(await store.put(redesigned)).toBe(true);
      expect(await textOf(redesigned.key)).toBe('new design');
    });
  });
}

async function listed(store: ListedPages): Promise<string[]> {
  const keys = new Set<string>();
  for await (const key of store.keys()) keys.add(key);
  return [...keys].sort();
}

/** What a page store does that keeps more of a page than its body. */
export function describeFullPageStore(name: string, make: () => Promise<ListedPages>): void {
  describe(`page store with states: ${name}`, () => {
    let store: ListedPages;
    beforeEach(async () => {
      store = await make();
    });

    it('gives back a page whole', async () => {
      const page = pageOf({
        redirect: '/été/a b/100%/',
        cache: 'permanent',
        sequence: 7,
        headers: {
          link: '</a/>; rel="original timegate"',
          'memento-datetime': 'Sat, 03 Oct 2015 14:51:55 GMT',
          'x-title': 'Évaluation ⚖️',
          'x-odd': " UTF-8''%41 ",
          'x-empty': '',
        },
      });
      await store.put(page);
      const stored = await store.get(page.key);
      const without = { body: undefined, modified: undefined };
      expect({ ...stored, ...without }).toEqual({ ...page, ...without });
    });

    it('lists the key of every page, however many there are', async () => {
      const odd = ['é/a b/100%/x+y&z=1/index.html', 'index.html'];
      const keys = [...odd, ...Array.from({ length: 1_100 }, (_, index) => `many/${index}`)];
      expect(await listed(store)).toEqual([]);
      for (let from = 0; from < keys.length; from += 50)
        await Promise.all(keys.slice(from, from + 50).map((key) => store.put(pageOf({ key }))));
      await store.put(pageOf({ sequence: 2, key: 'index.html' }));
      expect(await listed(store)).toEqual(keys.sort());
    });

    it('keeps a page that was made from a newer state', async () => {
      await store.put(pageOf({ body: bodyOf('third'), sequence: 3 }));
      expect(await store.put(pageOf({ body: bodyOf('second'), sequence: 2 }))).toBe(false);
      expect(Buffer.from((await store.get(pageOf().key))?.body ?? '').toString()).toBe('third');
    });

    it('keeps a newer state though its bytes were those of the state before', async () => {
      await store.put(pageOf({ body: bodyOf('A'), sequence: 1 }));
      expect(await store.put(pageOf({ body: bodyOf('A'), sequence: 3 }))).toBe(false);
      expect(await store.put(pageOf({ body: bodyOf('B'), sequence: 2 }))).toBe(false);
      expect(Buffer.from((await store.get(pageOf().key))?.body ?? '').toString()).toBe('A');
    });

    it('counts a change of headers, type or redirect as a change', async () => {
      await store.put(pageOf());
      expect(await store.put(pageOf({ headers: { link: '</b/>' } }))).toBe(true);
      expect(await store.put(pageOf({ headers: { link: '</b/>' } }))).toBe(false);
      expect(await store.put(pageOf({ contentType: 'text/plain' }))).toBe(true);
      expect(await store.put(pageOf({ redirect: '/b/' }))).toBe(true);
    });

    it('ends with the newest state of many written at once', async () => {
      const states = [4, 1, 5, 3, 2, 5, 1];
      await Promise.all(
        states.map((sequence) => store.put(pageOf({ sequence, body: bodyOf(`${sequence}`) }))),
      );
      const page = await store.get(pageOf().key);
      expect([page?.sequence, Buffer.from(page?.body ?? '').toString()]).toEqual([5, '5']);
    });

    it('takes a page whose redirect and headers are longer than S3 has room for', async () => {
      const redirect = `/${'é'.repeat(450)}/`;
      const page = pageOf({ redirect, headers: { link: 'x'.repeat(5_000), vary: 'accept' } });
      expect(await store.put(page)).toBe(true);
      expect(await store.put(page)).toBe(false);
      expect((await store.get(page.key))?.headers?.vary).toBe('accept');
    });
  });
}
