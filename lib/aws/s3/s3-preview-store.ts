import {
  DeleteObjectsCommand,
  GetObjectCommand,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { StoreError } from '../../errors/errors.ts';
import { previewAddress } from '../../plan/addresses/addresses.ts';
import type { Page } from '../../ports/page-store.ts';
import type { PreviewStore } from '../../ports/pull-requests.ts';
import { pageMetadata } from './page-metadata.ts';

/** S3: objects that one request removes. */
const removedAtOnce = 1_000;

/** Pages written at once. */
const writtenAtOnce = 16;

/** No page is called so. */
const markName = '@mark';

/** Previews in the site's bucket, below addresses of their own. */
export function createS3PreviewStore(client: S3Client, bucket: string): PreviewStore {
  const markKey = (pullRequest: number) => `${previewAddress(pullRequest).slice(1)}${markName}`;
  return {
    async marked(pullRequest) {
      const Key = markKey(pullRequest);
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key }));
        return await Body?.transformToString();
      } catch (error) {
        // Without the right to list, S3 says 403 of what is not there.
        if (error instanceof S3ServiceException && isMissing(error)) return undefined;
        throw error;
      }
    },
    async mark(pullRequest, mark) {
      const Key = markKey(pullRequest);
      await client.send(new PutObjectCommand({ Bucket: bucket, Key, Body: mark }));
    },
    async replace(pullRequest, pages) {
      const prefix = previewAddress(pullRequest).slice(1);
      const former = await listKeys(client, bucket, prefix);
      for (let from = 0; from < pages.length; from += writtenAtOnce)
        await Promise.all(
          pages.slice(from, from + writtenAtOnce).map((page) => put(client, bucket, prefix, page)),
        );
      const fresh = new Set(pages.map(({ key }) => prefix + key));
      await remove(
        client,
        bucket,
        former.filter((key) => !fresh.has(key)),
      );
    },
  };
}

function isMissing({ $metadata }: S3ServiceException): boolean {
  return $metadata.httpStatusCode === 404 || $metadata.httpStatusCode === 403;
}

async function put(client: S3Client, bucket: string, prefix: string, page: Page): Promise<void> {
  const Key = prefix + page.key;
  const Body = Buffer.from(page.body);
  await client.send(new PutObjectCommand({ Bucket: bucket, Key, Body, ...pageMetadata(page) }));
}

async function listKeys(client: S3Client, bucket: string, prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { Contents = [] } of paginateListObjectsV2(
    { client },
    { Bucket: bucket, Prefix: prefix },
  ))
    keys.push(...Contents.flatMap(({ Key }) => Key ?? []));
  return keys;
}

/** S3 answers 200 even where it removed nothing: each object's failure is in the answer. */
async function remove(client: S3Client, bucket: string, keys: readonly string[]): Promise<void> {
  for (let from = 0; from < keys.length; from += removedAtOnce) {
    const Objects = keys.slice(from, from + removedAtOnce).map((Key) => ({ Key }));
    const { Errors = [] } = await client.send(
      new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } }),
    );
    const [first] = Errors;
    if (first)
      throw new StoreError(
        `${Errors.length} of ${Objects.length} pages of a preview were not removed, the first of them ${first.Key}: ${first.Code} ${first.Message}`,
        'What failed is tried again. If it stays, see what the role of preview may do with the bucket.',
      );
  }
}
