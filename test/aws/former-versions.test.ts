import {
  DeleteObjectsCommand,
  type ListObjectVersionsCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { describe, expect, it } from '@jest/globals';
import { purgeFormerVersions, purgeObject } from '../../lib/aws/takedown/former-versions.ts';

/** A bucket's list in two pages, as S3 gives it (ListObjectVersions), and what is deleted. */
function listedBucket(errors: readonly { Key: string; Message: string }[] = []) {
  const deleted: string[] = [];
  const version = (Key: string, VersionId: string, IsLatest: boolean) => ({
    Key,
    VersionId,
    IsLatest,
  });
  const client = {
    async send(command: ListObjectVersionsCommand | DeleteObjectsCommand) {
      if (command instanceof DeleteObjectsCommand) {
        for (const { Key, VersionId } of command.input.Delete?.Objects ?? [])
          deleted.push(`${Key} ${VersionId}`);
        return { Errors: errors };
      }
      if (command.input.KeyMarker === undefined)
        return {
          IsTruncated: true,
          NextKeyMarker: 'a.html',
          NextVersionIdMarker: '1',
          Versions: [version('a.html', '2', true), version('a.html', '1', false)],
        };
      return {
        IsTruncated: false,
        Versions: [version('a.html.gz', '1', true), version('gone.html', '1', false)],
        DeleteMarkers: [version('gone.html', '2', true)],
      };
    },
  } as unknown as S3Client;
  return { client, deleted };
}

describe('former versions of objects', () => {
  it('are removed with the markers of objects that are no more; what is there stays', async () => {
    const { client, deleted } = listedBucket();
    await purgeFormerVersions(client, 'site');
    expect(deleted).toEqual(['a.html 1', 'gone.html 1', 'gone.html 2']);
  });

  it('go with an object, and not those of one whose key begins with its', async () => {
    const { client, deleted } = listedBucket();
    await purgeObject(client, 'site', 'a.html', true);
    expect(deleted).toEqual(['a.html 2', 'a.html 1']);
  });

  it('that S3 keeps stop the takedown', async () => {
    const { client } = listedBucket([{ Key: 'a.html', Message: 'Access Denied' }]);
    await expect(purgeFormerVersions(client, 'site')).rejects.toThrow('Access Denied');
  });
});
