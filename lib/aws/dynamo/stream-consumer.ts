import { setTimeout as delay } from 'node:timers/promises';
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
} from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { createPace, type Pace } from '../../concurrency/pace.ts';
import type { Environment } from '../clients/clients.ts';

/**
 * Milliseconds between two looks at the stream: ten a second for two seconds after it had a record
 * or something ran, one a second after that. Lambda looks four times a second.
 */
const paces = { soon: 100, seldom: 1_000, looks: 20 };

/** Milliseconds to wait after a look that failed. */
const pauseAfterFailure = 1_000;

/**
 * Wakes a listener whenever the table's stream has new records, from now on. Records are wake-ups
 * only, so they are passed on as they come and never retried: the next one, or the schedule,
 * makes up for it.
 *
 * @param pace stirred by whoever knows that the table is about to be written to; without that a
 *   record may wait for a second
 */
export async function consumeStream(
  client: DynamoDBStreamsClient,
  table: string,
  listener: (event: DynamoDBStreamEvent) => void,
  signal: AbortSignal,
  pace: Pace = createStreamPace(),
): Promise<void> {
  let iterators = await openShards(client, table);
  while (!signal.aborted) {
    try {
      const read = await readShards(client, iterators, listener);
      iterators = read.next.length === 0 ? await openShards(client, table) : read.next;
      if (read.records > 0) pace.stir();
      else await pace.pause(signal);
    } catch (error) {
      if (signal.aborted) return;
      console.error(error);
      await delay(pauseAfterFailure, undefined, { signal }).catch(() => {});
      iterators = await openShards(client, table);
    }
  }
}

/** How often the stream is looked at. */
export function createStreamPace(): Pace {
  return createPace(paces);
}

/** A client for the table's stream; the stream answers at the table's own endpoint on one machine. */
export function createStreamsClient(environment: Environment): DynamoDBStreamsClient {
  const endpoint =
    environment.AWS_ENDPOINT_URL_DYNAMODB_STREAMS ?? environment.AWS_ENDPOINT_URL_DYNAMODB;
  const { AWS_REGION: region, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } = environment;
  return new DynamoDBStreamsClient({
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(region === undefined ? {} : { region }),
    ...(AWS_ACCESS_KEY_ID === undefined || AWS_SECRET_ACCESS_KEY === undefined
      ? {}
      : {
          credentials: { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY },
        }),
  });
}

async function openShards(client: DynamoDBStreamsClient, table: string): Promise<string[]> {
  const { Streams = [] } = await client.send(new ListStreamsCommand({ TableName: table }));
  const StreamArn = Streams.at(-1)?.StreamArn;
  const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn }));
  const iterators: string[] = [];
  // An ending number does not tell a closed shard: dynoxide gives one for the shard it writes to.
  for (const { ShardId } of StreamDescription?.Shards ?? []) {
    const { ShardIterator } = await client.send(
      new GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType: 'LATEST' }),
    );
    if (ShardIterator !== undefined) iterators.push(ShardIterator);
  }
  return iterators;
}

async function readShards(
  client: DynamoDBStreamsClient,
  iterators: readonly string[],
  listener: (event: DynamoDBStreamEvent) => void,
): Promise<{ readonly next: string[]; readonly records: number }> {
  const next: string[] = [];
  let records = 0;
  for (const ShardIterator of iterators) {
    const { Records = [], NextShardIterator } = await client.send(
      new GetRecordsCommand({ ShardIterator }),
    );
    if (NextShardIterator !== undefined) next.push(NextShardIterator);
    records += Records.length;
    if (Records.length > 0) listener({ Records: Records.map(asRecord) });
  }
  return { next, records };
}

/** Only what handlers read: the key and the position. */
function asRecord({
  eventID = '',
  dynamodb,
}: {
  readonly eventID?: string | undefined;
  readonly dynamodb?:
    | {
        readonly Keys?: Record<string, { readonly S?: string | undefined }> | undefined;
        readonly SequenceNumber?: string | undefined;
      }
    | undefined;
}): DynamoDBStreamEvent['Records'][number] {
  const keys = Object.entries(dynamodb?.Keys ?? {}).map(([name, { S = '' }]) => [name, { S }]);
  return {
    eventID,
    dynamodb: {
      Keys: Object.fromEntries(keys),
      SequenceNumber: dynamodb?.SequenceNumber ?? '',
    },
  };
}
