import { createHash } from 'node:crypto';
import {
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  type PutObjectCommandInput,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { createS3PageStore } from '../../lib/aws/s3/s3-page-store.ts';
import type { Point, SitePages } from './world.ts';

interface StoredObject extends PutObjectCommandInput {
  readonly ETag: string;
}

/**
 * The site in a bucket as S3 documents it: a put is a look and a conditional write, each a point
 * at which others may come in between. The ETag is the MD5 of the body, as it is for objects
 * written in one part and encrypted with S3's own keys.
 */
export function createS3Pages(before: ReadonlyMap<string, StoredObject> = new Map()): SitePages {
  const objects = new Map(before);
  const clientFor = (point: Point) => {
    const send = (command: unknown) => {
      const [name, key] = nameOf(command);
      return point(`s3.${name}`, key, async () => answer(objects, command));
    };
    return { send } as unknown as S3Client;
  };
  return {
    storeFor: (point) => createS3PageStore(clientFor(point), 'site'),
    reader: createS3PageStore(
      clientFor((_name, _detail, effect) => effect()),
      'site',
    ),
    keys: () => objects.keys(),
    all: () => objects,
    copy: async () => createS3Pages(objects),
  };
}

function nameOf(command: unknown): [name: string, key: string] {
  if (command instanceof PutObjectCommand) return ['put', command.input.Key ?? ''];
  if (command instanceof HeadObjectCommand) return ['look', command.input.Key ?? ''];
  if (command instanceof GetObjectCommand) return ['get', command.input.Key ?? ''];
  throw new Error('the page store sends a command that the model does not know');
}

function answer(objects: Map<string, StoredObject>, command: unknown): unknown {
  const [, key] = nameOf(command);
  const stored = objects.get(key);
  if (command instanceof PutObjectCommand) return put(objects, stored, command.input);
  if (!stored && command instanceof GetObjectCommand)
    throw new NoSuchKey({ message: key, $metadata: { httpStatusCode: 404 } });
  if (!stored) throw refusal(404);
  const { Body, ...rest } = stored;
  return { ...rest, Body: { transformToByteArray: async () => new Uint8Array(Body as Buffer) } };
}

function put(
  objects: Map<string, StoredObject>,
  stored: StoredObject | undefined,
  input: PutObjectCommandInput,
): object {
  if (input.IfNoneMatch === '*' && stored) throw refusal(412);
  if (input.IfMatch !== undefined && !stored) throw refusal(404);
  if (input.IfMatch !== undefined && input.IfMatch !== stored?.ETag) throw refusal(412);
  const digest = createHash('md5')
    .update(input.Body as Buffer)
    .digest('hex');
  objects.set(input.Key ?? '', { ...input, ETag: `"${digest}"` });
  return {};
}

function refusal(httpStatusCode: number): S3ServiceException {
  return new S3ServiceException({
    name: String(httpStatusCode),
    $fault: 'client',
    $metadata: { httpStatusCode },
  });
}
