import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { createS3PageStore } from '../../lib/aws/s3/s3-page-store.ts';
import { createFilePageStore } from '../../lib/local/commands/file-page-store.ts';
import { createMemoryPageStore } from '../../lib/memory/memory-page-store.ts';
import { openScratchDatabase } from '../../lib/sqlite/scratch-database.ts';
import { createSqlitePageStore } from '../../lib/sqlite/sqlite-page-store.ts';
import { useEmulators } from './emulated.ts';
import { describeFullPageStore, describePageStore, pageOf } from './page-store.ts';

const freshPlace = useEmulators();
const folders: string[] = [];
afterAll(async () => {
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true })));
});

async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'gazette-test-'));
  folders.push(folder);
  return folder;
}

async function freshBucket() {
  const { s3, names } = await freshPlace();
  return createS3PageStore(s3, names.site);
}

describePageStore('memory', async () => createMemoryPageStore());
describePageStore('files', async () => createFilePageStore(await freshFolder()));
describePageStore('SQLite', async () => createSqlitePageStore(openScratchDatabase()));
describePageStore('S3', freshBucket);
describeFullPageStore('memory', async () => createMemoryPageStore());
describeFullPageStore('SQLite', async () => createSqlitePageStore(openScratchDatabase()));
describeFullPageStore('S3', freshBucket);

it('S3 says when a page was stored', async () => {
  const store = await freshBucket();
  await store.put(pageOf());
  expect((await store.get(pageOf().key))?.modified).toBeInstanceOf(Date);
});
