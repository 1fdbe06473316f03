import {
  CreateTableCommand,
  ResourceInUseException,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, S3ServiceException } from '@aws-sdk/client-s3';
import { CreateQueueCommand } from '@aws-sdk/client-sqs';
import { createS3Client, createSqsClient, type Environment } from './clients/clients.ts';
import { createDynamoClient } from './clients/dynamo-client.ts';

/** The table, buckets and queue that Gazette needs, by name. */
export interface ResourceNames {
  readonly table: string;
  /** Bucket of the published site. */
  readonly site: string;
  /** Bucket of what is too large for the table. */
  readonly objects: string;
  /** FIFO queue of pushes; ends in `.fifo`. */
  readonly queue: string;
}

/** Seconds that a message in flight is hidden, as in the stack: six times the five minutes of ingest. */
export const visibilityTimeout = 1_800;

/**
 * Makes table, buckets and queue where they are missing, for one machine and for tests; on AWS the
 * stack makes them. Answers with the queue's address.
 */
export async function createResources(
  environment: Environment,
  names: ResourceNames,
): Promise<{ readonly queueUrl: string }> {
  const [queueUrl] = await Promise.all([
    createQueue(environment, names.queue, visibilityTimeout),
    createTable(environment, names.table),
    createBuckets(environment, [names.site, names.objects]),
  ]);
  return { queueUrl };
}

async function createTable(environment: Environment, table: string): Promise<void> {
  const client = createDynamoClient(environment);
  try {
    await client.send(
      new CreateTableCommand({
        TableName: table,
        AttributeDefinitions: [
          { AttributeName: 'pk', AttributeType: 'S' },
          { AttributeName: 'sk', AttributeType: 'S' },
        ],
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        BillingMode: 'PAY_PER_REQUEST',
        StreamSpecification: { StreamEnabled: true, StreamViewType: 'KEYS_ONLY' },
      }),
    );
    await waitUntilTableExists({ client, maxWaitTime: 60, minDelay: 1 }, { TableName: table });
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  } finally {
    client.destroy();
  }
}

async function createBuckets(environment: Environment, buckets: readonly string[]): Promise<void> {
  const client = createS3Client(environment);
  try {
    for (const Bucket of buckets) await client.send(new CreateBucketCommand({ Bucket }));
  } catch (error) {
    const owned = error instanceof S3ServiceException && error.name === 'BucketAlreadyOwnedByYou';
    if (!owned) throw error;
  } finally {
    client.destroy();
  }
}

/** Makes the queue of what recipients are to hear, for one machine. */
export function createDeliveryQueue(environment: Environment): Promise<string> {
  // As in the stack: six times the minute of deliver.
  return createQueue(environment, 'gazette-deliveries.fifo', 360);
}

async function createQueue(
  environment: Environment,
  queue: string,
  timeout: number,
): Promise<string> {
  const client = createSqsClient(environment);
  try {
    const Attributes = { FifoQueue: 'true', VisibilityTimeout: String(timeout) };
    const { QueueUrl } = await client.send(
      new CreateQueueCommand({ QueueName: queue, Attributes }),
    );
    return QueueUrl ?? '';
  } finally {
    client.destroy();
  }
}
