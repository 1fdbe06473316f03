import {
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { ConflictError } from '../../errors/errors.ts';
import type { ListedPages, Page, StoredPage } from '../../ports/page-store.ts';
import { assertSameText, isAuthorText } from '../../stores/store-errors.ts';
import { pageMetadata, parsePage, parseStamp } from './page-metadata.ts';

/** Each lost race means that another writer won one, so a handful of attempts is plenty. */
const mostAttempts = 10;

/**
 * The published site in a bucket. A put looks at what is there and writes only if that has not
 * changed meanwhile, so that of two writers the one with the newer state wins, whoever is later.
 * What S3 compares is the ETag, which says nothing of metadata: a writer that stalls between look
 * and write does not notice when the other one changed the sequence number alone. Runs of render
 * that do not overlap never meet that.
 */
export function createS3PageStore(client: S3Client, bucket: string): ListedPages {
  return {
    async put(page) {
      for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
        const outcome = await tryPut(client, bucket, page);
        if (outcome !== 'lost') return outcome === 'changed';
      }
      throw new ConflictError(
        `The page "${page.key}" was overwritten by others ${mostAttempts} times in a row.`,
        'Nothing is lost; the next run writes it.',
      );
    },
    get: (key) => get(client, bucket, key),
    has: async (key) => (await head(client, bucket, key)) !== undefined,
    async *keys() {
      for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket: bucket }))
        yield* Contents.flatMap(({ Key }) => Key ?? []);
    },
  };
}

async function get(client: S3Client, bucket: string, key: string): Promise<StoredPage | undefined> {
  try {
    const stored = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    const body = await stored.Body?.transformToByteArray();
    const { LastModified: modified } = stored;
    const page = parsePage(key, body ?? new Uint8Array(), stored);
    return modified === undefined ? page : { ...page, modified };
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined;
    throw error;
  }
}

type Outcome = 'changed' | 'unchanged' | 'lost';

async function tryPut(client: S3Client, bucket: string, page: Page): Promise<Outcome> {
  const metadata = pageMetadata(page);
  const existing = await head(client, bucket, page.key);
  const same = existing?.digest === metadata.Metadata.digest;
  if (existing && !mustWrite(page, existing.sequence, same)) return 'unchanged';
  if (existing && !same && isAuthorText(page)) await assertSameStored(client, bucket, page);
  try {
    await client.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: page.key,
        Body: Buffer.from(page.body),
        ...metadata,
        ...(existing ? { IfMatch: existing.etag } : { IfNoneMatch: '*' }),
      }),
    );
    return same ? 'unchanged' : 'changed';
  } catch (error) {
    if (isLostRace(error)) return 'lost';
    throw error;
  }
}

/**
 * Equal bytes are written again when only their sequence number is newer: were the old number to
 * stay, a late writer of a state in between would pass for newer. A permanent page has no state in
 * between and is spared that write.
 */
function mustWrite({ sequence, cache }: Page, existing: number, same: boolean): boolean {
  if (existing > sequence) return false;
  return !same || (existing < sequence && cache === 'current');
}

async function assertSameStored(client: S3Client, bucket: string, page: Page): Promise<void> {
  const stored = await get(client, bucket, page.key);
  if (stored) assertSameText(page, stored.body);
}

async function head(client: S3Client, bucket: string, key: string) {
  try {
    const stored = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
    return { etag: stored.ETag, ...parseStamp(stored) };
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
}

/** 412: the object is not what it was; 409: another write is under way; 404: the object has gone. */
function isLostRace(error: unknown): boolean {
  const status = statusOf(error);
  const missingBucket = error instanceof S3ServiceException && error.name === 'NoSuchBucket';
  return status === 412 || status === 409 || (status === 404 && !missingBucket);
}

function statusOf(error: unknown): number | undefined {
  return error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
}
