import type { IndexStore } from '../ports/index-store.ts';
import type { ListedPages } from '../ports/page-store.ts';
import type { PushQueue } from '../ports/push-queue.ts';
import type { VersionStore } from '../ports/version-store.ts';
import { createS3Client, createSqsClient, type Environment } from './clients/clients.ts';
import { createDynamoClient } from './clients/dynamo-client.ts';
import { createDynamoIndexStore } from './dynamo/dynamo-index-store.ts';
import { createDynamoVersionStore } from './dynamo/dynamo-version-store.ts';
import { createS3ObjectStore } from './s3/s3-object-store.ts';
import { createS3PageStore } from './s3/s3-page-store.ts';
import { createSqsPushQueue } from './sqs/sqs-push-queue.ts';

/** Names of the resources that hold a plan. */
export interface AwsNames {
  readonly table: string;
  /** Bucket of the published site. */
  readonly site: string;
  /** Bucket of what is too large for the table. */
  readonly objects: string;
  readonly queueUrl: string;
}

/** The ports of the pipeline on AWS. */
export interface AwsPorts {
  readonly store: VersionStore;
  readonly index: IndexStore;
  readonly pages: ListedPages;
  readonly queue: PushQueue;
}

/** Puts DynamoDB, S3 and SQS behind the pipeline's ports. */
export function createAwsPorts(environment: Environment, names: AwsNames): AwsPorts {
  const client = createDynamoClient(environment);
  const s3 = createS3Client(environment);
  const place = {
    client,
    table: names.table,
    objects: createS3ObjectStore(s3, names.objects),
  };
  return {
    store: createDynamoVersionStore(place),
    index: createDynamoIndexStore(place),
    pages: createS3PageStore(s3, names.site),
    queue: createSqsPushQueue(createSqsClient(environment), names.queueUrl),
  };
}
