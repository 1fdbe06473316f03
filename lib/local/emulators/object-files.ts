import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BuildAppOptions } from 'fauxqs';

export type S3Store = NonNullable<BuildAppOptions['stores']>['s3Store'];
type Persistence = NonNullable<S3Store['persistence']>;
type StoredObject = Parameters<Persistence['upsertObject']>[1];

/**
 * Keeps the S3 emulator's objects on disk: one file each, named by a digest of the key so that any
 * key fits, holding a line of JSON and then the body. A file comes into place whole or not at all,
 * so that a killed process leaves every object readable. Uploads in parts are not kept.
 */
export function createObjectFiles(directory: string): Persistence {
  const place = (bucket: string, key: string) => objectFile(directory, bucket, key);
  const remove = (file: string) => rmSync(file, { force: true, recursive: true });
  const insert = (bucket: string, object: StoredObject) =>
    writeObject(place(bucket, object.key), object);
  const files: Persistence = {
    insertBucket: (bucket) => {
      mkdirSync(path.join(directory, bucket), { recursive: true });
    },
    deleteBucket: (bucket) => remove(path.join(directory, bucket)),
    upsertObject: insert,
    deleteObject: (bucket, key) => remove(place(bucket, key)),
    readBody: (bucket, key) => readObject(place(bucket, key)).body,
    renameObject: (bucket, from, to) => {
      insert(bucket, { ...readObject(place(bucket, from)), key: to });
      remove(place(bucket, from));
    },
    deleteObjectsByBucket: (bucket) => {
      remove(path.join(directory, bucket));
      mkdirSync(path.join(directory, bucket), { recursive: true });
    },
    deleteAllObjects: () => {
      for (const bucket of bucketsOf(directory)) files.deleteObjectsByBucket(bucket);
    },
    completeMultipartUpload: (_upload, bucket, object) => insert(bucket, object),
    loadS3: (store) => load(directory, store),
    purgeAll: () => remove(directory),
    saveBucketLifecycleConfiguration() {},
    deleteBucketLifecycleConfiguration() {},
    insertMultipartUpload() {},
    upsertMultipartPart() {},
    deleteMultipartUpload() {},
    deleteAllMultipartUploads() {},
    close() {},
  };
  return files;
}

function objectFile(directory: string, bucket: string, key: string): string {
  const digest = createHash('sha256').update(key).digest('hex');
  return path.join(directory, bucket, digest.slice(0, 2), digest);
}

/** Marks a file that is still being written; digests have no such ending. */
const temporaryEnding = '.writing';

function writeObject(file: string, { body, ...facts }: StoredObject): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const temporary = `${file}${temporaryEnding}`;
  writeFileSync(temporary, Buffer.concat([Buffer.from(`${JSON.stringify(facts)}\n`), body]));
  renameSync(temporary, file);
}

function readObject(file: string): StoredObject {
  const bytes = readFileSync(file);
  const end = bytes.indexOf('\n');
  const facts: Omit<StoredObject, 'body'> = JSON.parse(bytes.subarray(0, end).toString());
  return {
    ...facts,
    lastModified: new Date(facts.lastModified),
    body: bytes.subarray(end + 1),
  };
}

function bucketsOf(directory: string): string[] {
  mkdirSync(directory, { recursive: true });
  return readdirSync(directory);
}

/** Tells the emulator of every object; bodies stay on disk until they are asked for. */
function load(directory: string, store: S3Store): void {
  for (const bucket of bucketsOf(directory)) {
    store.createBucket(bucket);
    const entries = readdirSync(path.join(directory, bucket), {
      recursive: true,
      withFileTypes: true,
    });
    for (const entry of entries) {
      const file = path.join(entry.parentPath, entry.name);
      if (entry.name.endsWith(temporaryEnding)) rmSync(file);
      else if (entry.isFile())
        store.restoreObject(bucket, { ...readObject(file), body: Buffer.alloc(0) });
    }
  }
}
