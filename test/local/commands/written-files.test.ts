import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createFilePageStore } from '../../../lib/local/commands/file-page-store.ts';
import { noteWritten } from '../../../lib/local/commands/written-files.ts';
import { openScratchDatabase } from '../../../lib/sqlite/scratch-database.ts';

describe('written files', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'gazette-written-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('are counted once each, with the bytes of the last put', async () => {
    const written = noteWritten(createFilePageStore(folder), openScratchDatabase());
    expect(written.count()).toEqual({ objects: 0, bytes: 0 });
    for (const [key, text] of [
      ['a/index.html', 'one'],
      ['b', 'two'],
      ['b', 'three'],
    ] as const)
      await written.pages.put({
        ...{ key, body: new TextEncoder().encode(text), contentType: 'text/html' },
        ...{ cache: 'current', sequence: 1 },
      });
    expect(written.count()).toEqual({ objects: 2, bytes: 8 });
  });

  it('are told from others in the folder, at any depth', async () => {
    const written = noteWritten(createFilePageStore(folder), openScratchDatabase());
    mkdirSync(join(folder, 'a/b'), { recursive: true });
    writeFileSync(join(folder, 'a/b/left.html'), '');
    writeFileSync(join(folder, 'top.html'), '');
    await written.pages.put({
      ...{ key: 'a/b/own.html', body: new Uint8Array(1), contentType: 'text/html' },
      ...{ cache: 'current', sequence: 1 },
    });
    expect((await written.strays(folder)).sort()).toEqual(['a/b/left.html', 'top.html']);
  });
});
