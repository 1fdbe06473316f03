import { type BuildAppOptions, buildApp } from 'fauxqs';
import { createObjectFiles, type S3Store } from './object-files.ts';
import { answerPreconditions } from './preconditions.ts';

type Stores = NonNullable<BuildAppOptions['stores']>;

/** An S3 and an SQS on this machine. Objects outlive it; the queue, which holds wake-up calls, does not. */
export interface Fauxqs {
  readonly endpoint: string;
  stop(): Promise<void>;
}

/** Bytes of the largest object; the emulator's own limit of 11 MB is less than an asset may have. */
const largestObject = 512 * 1024 * 1024;

/** Starts fauxqs within this process on a free loopback port, with its objects in `directory`. */
export async function startFauxqs(directory: string): Promise<Fauxqs> {
  const stores = await createStores();
  const files = createObjectFiles(directory);
  // Before the files are connected, or loading would write each object again.
  files.loadS3(stores.s3Store);
  stores.s3Store.persistence = files;
  const app = buildApp({ logger: false, stores });
  app.removeContentTypeParser('*');
  app.addContentTypeParser(
    '*',
    { parseAs: 'buffer', bodyLimit: largestObject },
    (_request, body, done) => done(null, body),
  );
  app.addHook('preHandler', (request, reply, done) => {
    const refusal = answerPreconditions(stores.s3Store, request);
    if (!refusal) return done();
    void reply.status(refusal.status).header('content-type', 'application/xml').send(refusal.body);
  });
  const endpoint = await app.listen({ host: '127.0.0.1', port: 0 });
  return { endpoint, stop: () => app.close() };
}

/** The package exports its stores' types but not the stores; they are beside its entry. */
async function createStores(): Promise<Stores> {
  const entry = import.meta.resolve('fauxqs');
  const load = async (file: string) => import(new URL(file, entry).href);
  const { S3Store } = (await load('./s3/s3Store.js')) as { S3Store: new () => S3Store };
  const { SqsStore } = (await load('./sqs/sqsStore.js')) as {
    SqsStore: new () => Stores['sqsStore'];
  };
  const { SnsStore } = (await load('./sns/snsStore.js')) as {
    SnsStore: new () => Stores['snsStore'];
  };
  return { s3Store: new S3Store(), sqsStore: new SqsStore(), snsStore: new SnsStore() };
}
