import {
  DeleteObjectCommand,
  DeleteObjectsCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  type S3Client,
} from '@aws-sdk/client-s3';
import { StoreError } from '../../errors/errors.ts';

interface Found {
  readonly Key: string;
  readonly VersionId: string;
}

/**
 * Removes an object and all its former versions.
 *
 * @param isVersioned false for a bucket that keeps none, as one machine's
 */
export async function purgeObject(
  client: S3Client,
  bucket: string,
  key: string,
  isVersioned: boolean,
): Promise<void> {
  if (!isVersioned) {
    await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
    return;
  }
  await purge(client, bucket, { Prefix: key }, (found) => found.Key === key);
}

/** Removes everything that a bucket keeps of objects as they were, and of those that are no more. */
export async function purgeFormerVersions(client: S3Client, bucket: string): Promise<void> {
  await purge(client, bucket, {}, ({ isLatest, isMarker }) => isMarker || !isLatest);
}

async function purge(
  client: S3Client,
  bucket: string,
  where: { readonly Prefix?: string },
  isWanted: (found: Found & { readonly isLatest: boolean; readonly isMarker: boolean }) => boolean,
): Promise<void> {
  let after: { readonly KeyMarker?: string; readonly VersionIdMarker?: string } | undefined = {};
  while (after) {
    const listed: ListObjectVersionsCommandOutput = await client.send(
      new ListObjectVersionsCommand({ Bucket: bucket, ...where, ...after }),
    );
    const { Versions = [], DeleteMarkers = [] } = listed;
    const all = [
      ...Versions.map((one) => ({ ...one, isMarker: false })),
      ...DeleteMarkers.map((one) => ({ ...one, isMarker: true })),
    ];
    const wanted = all.flatMap(({ Key, VersionId, IsLatest = false, isMarker }) =>
      Key !== undefined &&
      VersionId !== undefined &&
      isWanted({ Key, VersionId, isLatest: IsLatest, isMarker })
        ? [{ Key, VersionId }]
        : [],
    );
    // One page of the list has at most as many as one call may delete: 1,000 of each kind.
    for (let from = 0; from < wanted.length; from += 1_000)
      await remove(client, bucket, wanted.slice(from, from + 1_000));
    after = nextOf(listed);
  }
}

function nextOf({
  IsTruncated,
  NextKeyMarker,
  NextVersionIdMarker,
}: ListObjectVersionsCommandOutput) {
  if (!IsTruncated || NextKeyMarker === undefined) return undefined;
  return {
    KeyMarker: NextKeyMarker,
    ...(NextVersionIdMarker !== undefined && { VersionIdMarker: NextVersionIdMarker }),
  };
}

async function remove(client: S3Client, bucket: string, Objects: Found[]): Promise<void> {
  const { Errors = [] } = await client.send(
    new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } }),
  );
  const [first] = Errors;
  if (!first) return;
  throw new StoreError(
    `S3 did not remove ${Errors.length} former versions in ${bucket}, such as "${first.Key}": ${first.Message ?? first.Code}.`,
    'Allow these credentials s3:DeleteObjectVersion on the bucket, and call the same command again.',
  );
}
