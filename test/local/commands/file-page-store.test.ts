import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { StoreError } from '../../../lib/errors/errors.ts';
import { createFilePageStore } from '../../../lib/local/commands/file-page-store.ts';
import { bodyOf, pageOf } from '../../contract/page-store.ts';

let outer: string;
let directory: string;
beforeEach(async () => {
  outer = await mkdtemp(path.join(tmpdir(), 'gazette-test-'));
  directory = path.join(outer, 'site');
});
afterEach(async () => {
  await rm(outer, { recursive: true });
});

describe('the site as plain files', () => {
  it('has one file for each key and nothing else', async () => {
    const store = createFilePageStore(directory);
    await store.put(pageOf({ key: 'index.html', body: bodyOf('home') }));
    await store.put(pageOf({ key: 'a/@history/index.html', body: bodyOf('history') }));
    expect((await readdir(directory, { recursive: true })).sort()).toEqual(
      ['a', 'a/@history', 'a/@history/index.html', 'index.html'].sort(),
    );
    expect(await readFile(path.join(directory, 'index.html'), 'utf8')).toBe('home');
  });

  it('leaves a file alone whose bytes are the same', async () => {
    await createFilePageStore(directory).put(pageOf({ key: 'index.html' }));
    const before = await stat(path.join(directory, 'index.html'));
    expect(await createFilePageStore(directory).put(pageOf({ key: 'index.html' }))).toBe(false);
    expect((await stat(path.join(directory, 'index.html'))).ino).toBe(before.ino);
  });

  it('knows a page’s type by its name', async () => {
    const store = createFilePageStore(directory);
    await store.put(pageOf({ key: 'feed.atom' }));
    expect((await store.get('feed.atom'))?.contentType).toBe('application/atom+xml');
  });

  it.each([
    '../outside.html',
    'a/../../outside.html',
    '/etc/index.html',
    'a//index.html',
    './index.html',
    'a/..',
    'a/',
    '',
    'a\\..\\b',
    'a\0b',
    '@writing-1-1',
  ])('never writes %j', async (key) => {
    const store = createFilePageStore(directory);
    await expect(store.put(pageOf({ key }))).rejects.toThrow(StoreError);
    await expect(store.get(key)).rejects.toThrow(StoreError);
    expect(await readdir(outer, { recursive: true })).toEqual(['site']);
  });

  it.each([
    ['a folder is in its place', 'a', /a folder of that name/],
    ['a file is where its folder should be', 'file/index.html', /already a file/],
    ['its name is too long', `${'n'.repeat(300)}.html`, /longer than the file system allows/],
  ])('says why when %s', async (_what, key, reason) => {
    const store = createFilePageStore(directory);
    await store.put(pageOf({ key: 'a/index.html' }));
    await store.put(pageOf({ key: 'file' }));
    await expect(store.put(pageOf({ key }))).rejects.toThrow(reason);
    expect(await store.get(key)).toBeUndefined();
    expect((await readdir(directory)).sort()).toEqual(['a', 'file']);
  });

  it('clears what an interrupted run left half written', async () => {
    await mkdir(directory);
    await writeFile(path.join(directory, '@writing-1-7'), 'half');
    await createFilePageStore(directory).put(pageOf({ key: 'index.html' }));
    expect(await readdir(directory)).toEqual(['index.html']);
  });
});
