import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createS3Client } from '../../../lib/aws/clients/clients.ts';
import { createDynamoClient } from '../../../lib/aws/clients/dynamo-client.ts';
import { createDynamoVersionStore } from '../../../lib/aws/dynamo/dynamo-version-store.ts';
import { createS3ObjectStore } from '../../../lib/aws/s3/s3-object-store.ts';
import { createS3PageStore } from '../../../lib/aws/s3/s3-page-store.ts';
import { SettingsError } from '../../../lib/errors/errors.ts';
import { type Emulators, startEmulators } from '../../../lib/local/emulators/emulators.ts';
import { bodyOf, pageOf } from '../../contract/page-store.ts';
import { cursorAt, publicationOf } from '../../contract/publications.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'gazette-test-'));
});
afterEach(async () => {
  await rm(home, { recursive: true, force: true });
});

function storesOf({ environment, names }: Pick<Emulators, 'environment' | 'names'>) {
  const s3 = createS3Client(environment);
  const place = { client: createDynamoClient(environment), table: names.table };
  return {
    store: createDynamoVersionStore({ ...place, objects: createS3ObjectStore(s3, names.objects) }),
    pages: createS3PageStore(s3, names.site),
  };
}

/** Writes through emulators that another process runs, then says so and waits for its end. */
const otherProcess = `
  const { startEmulators } = await import(process.argv[1]);
  const { environment, names } = await startEmulators({ home: process.argv[2] });
  console.log(JSON.stringify({ environment, names }));
`;

/** Starts emulators in a process of their own. */
async function startElsewhere() {
  const module = new URL('../../../lib/local/emulators/emulators.ts', import.meta.url).href;
  const options = ['--import', 'tsx', '--input-type=module', '--eval', otherProcess];
  const child = spawn(process.execPath, [...options, module, home], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  const started: Pick<Emulators, 'environment' | 'names'> = JSON.parse(String(line));
  const pidFile = await readFile(path.join(home, 'dynamodb', 'dynoxide.pid'), 'utf8');
  return { child, started, pid: Number(JSON.parse(pidFile).pid) };
}

describe('the emulators', () => {
  it('keep what was stored through an orderly end', async () => {
    const first = await startEmulators({ home });
    await storesOf(first).store.publish(publicationOf(1, [{ path: 'a.md' }]));
    await storesOf(first).pages.put(pageOf({ body: bodyOf('kept'), sequence: 3 }));
    await first.stop();
    const second = await startEmulators({ home });
    try {
      expect(await storesOf(second).store.cursor('ingested')).toEqual(cursorAt(1));
      const page = await storesOf(second).pages.get(pageOf().key);
      expect([page?.sequence, Buffer.from(page?.body ?? '').toString()]).toEqual([3, 'kept']);
    } finally {
      await second.stop();
    }
  });

  it('keep what was stored, and start again, after their process was killed', async () => {
    const { child, started, pid } = await startElsewhere();
    const { store, pages } = storesOf(started);
    await store.publish(publicationOf(1, [{ path: 'a.md' }]));
    await pages.put(pageOf({ body: bodyOf('kept') }));
    child.kill('SIGKILL');
    await once(child, 'exit');
    const again = await startEmulators({ home });
    try {
      expect(await storesOf(again).store.cursor('ingested')).toEqual(cursorAt(1));
      expect(await storesOf(again).pages.get(pageOf().key)).toBeDefined();
      await expect(readlink(`/proc/${pid}/exe`)).rejects.toThrow('ENOENT');
    } finally {
      await again.stop();
    }
  });

  it('refuse a home that another running Gazette has, and leave that one alone', async () => {
    const { child, started } = await startElsewhere();
    try {
      await expect(startEmulators({ home })).rejects.toThrow(SettingsError);
      await storesOf(started).store.publish(publicationOf(1, [{ path: 'a.md' }]));
    } finally {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  });

  it('use the DynamoDB that the user has set', async () => {
    const users = await startEmulators({ home: path.join(home, 'users') });
    process.env.AWS_ENDPOINT_URL_DYNAMODB = users.environment.AWS_ENDPOINT_URL_DYNAMODB;
    try {
      const own = await startEmulators({ home: path.join(home, 'own') });
      await storesOf(own).store.publish(publicationOf(1, []));
      await own.stop();
      expect(await readdir(path.join(home, 'own'))).toEqual(['s3']);
      expect(await storesOf(users).store.cursor('ingested')).toEqual(cursorAt(1));
    } finally {
      delete process.env.AWS_ENDPOINT_URL_DYNAMODB;
      await users.stop();
    }
  });
});
