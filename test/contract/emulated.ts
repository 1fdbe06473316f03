import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import { createS3Client, createSqsClient } from '../../lib/aws/clients/clients.ts';
import { createDynamoClient } from '../../lib/aws/clients/dynamo-client.ts';
import { createResources } from '../../lib/aws/create-resources.ts';
import { createS3ObjectStore } from '../../lib/aws/s3/s3-object-store.ts';
import { type Emulators, startEmulators } from '../../lib/local/emulators/emulators.ts';

/** Clients and the names of a table, buckets and queue that nobody else uses. */
export type Place = Awaited<ReturnType<ReturnType<typeof useEmulators>>>;

/** Runs emulators around a test file's tests; the answer makes fresh, empty places in them. */
export function useEmulators() {
  let running: { readonly emulators: Emulators; readonly home: string } | undefined;
  let places = 0;
  beforeAll(async () => {
    const home = await mkdtemp(path.join(tmpdir(), 'gazette-test-'));
    running = { home, emulators: await startEmulators({ home }) };
  });
  afterAll(async () => {
    await running?.emulators.stop();
    if (running) await rm(running.home, { recursive: true });
  });
  return async () => {
    if (!running) throw new Error('The emulators are not running.');
    places += 1;
    const names = {
      table: `table-${places}`,
      site: `site-${places}`,
      objects: `objects-${places}`,
      queue: `pushes-${places}.fifo`,
    };
    const { environment } = running.emulators;
    const { queueUrl } = await createResources(environment, names);
    return { environment, names, queueUrl, ...connect(environment, names) };
  };
}

/** New clients for the same place, as another process would have them. */
export function connect(
  environment: Emulators['environment'],
  names: { readonly table: string; readonly objects: string },
) {
  const client = createDynamoClient(environment);
  const s3 = createS3Client(environment);
  const sqs = createSqsClient(environment);
  return { client, s3, sqs, table: names.table, objects: createS3ObjectStore(s3, names.objects) };
}
