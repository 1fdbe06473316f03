import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { ObjectStore } from './object-store.ts';

/** Keeps objects in a bucket of their own, which no one but Gazette reads. */
export function createS3ObjectStore(client: S3Client, bucket: string): ObjectStore {
  return {
    async put(key, bytes) {
      const Body = Buffer.from(bytes);
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body }));
    },
    async get(key) {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
        return await Body?.transformToByteArray();
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
    async remove(key) {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
    },
  };
}
