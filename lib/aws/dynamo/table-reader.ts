import { setTimeout as pause } from 'node:timers/promises';
import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb';
import { readTogether } from '../../concurrency/read-together.ts';
import type { Key } from './keys.ts';

export type Item = Readonly<Record<string, unknown>>;

/** A stretch of one partition, in order of the sort key. Bounds are inclusive. */
export interface Stretch {
  readonly pk: string;
  readonly from?: string;
  readonly to?: string;
  readonly prefix?: string;
  readonly reverse?: boolean;
  /** Items wanted at a time, where the caller will stop early. */
  readonly pageSize?: number;
}

/** Reads of the table, all of them strongly consistent. */
export interface TableReader {
  /** What is asked for in one turn of the event loop is read together, by BatchGetItem. */
  get(key: Key): Promise<Item | undefined>;
  /** The items that are there, in no order; no key may be given twice. */
  batch(keys: readonly Key[]): AsyncIterable<Item>;
  query(stretch: Stretch): AsyncIterable<Item>;
}

/** DynamoDB: BatchGetItem takes at most 100 keys. */
const batchLimit = 100;

const readers = new WeakMap<DynamoDBDocumentClient, Map<string, TableReader>>();

/** The reader of a table: one for all stores over it, so that what they ask for is read together. */
export function createTableReader(client: DynamoDBDocumentClient, table: string): TableReader {
  const known = readers.get(client) ?? new Map<string, TableReader>();
  readers.set(client, known);
  const reader = known.get(table) ?? newReader(client, table);
  known.set(table, reader);
  return reader;
}

function newReader(client: DynamoDBDocumentClient, table: string): TableReader {
  const single = async (key: Key) => {
    const command = new GetCommand({ TableName: table, Key: { ...key }, ConsistentRead: true });
    return (await client.send(command)).Item;
  };
  return {
    get: readTogether({
      nameOf: ({ pk, sk }: Key) => JSON.stringify([pk, sk]),
      async readAll(keys) {
        const [only, ...others] = keys;
        if (only && others.length === 0) return [await single(only)];
        const found = new Map<string, Item>();
        for await (const item of batch(client, table, keys))
          found.set(JSON.stringify([item.pk, item.sk]), item);
        return keys.map(({ pk, sk }) => found.get(JSON.stringify([pk, sk])));
      },
    }),
    batch: (keys) => batch(client, table, keys),
    query: (stretch) => query(client, table, stretch),
  };
}

async function* batch(client: DynamoDBDocumentClient, table: string, keys: readonly Key[]) {
  for (let start = 0; start < keys.length; start += batchLimit) {
    let wanted: Record<string, unknown>[] = keys
      .slice(start, start + batchLimit)
      .map((key) => ({ ...key }));
    for (let attempt = 1; wanted.length > 0; attempt += 1) {
      const { Responses, UnprocessedKeys } = await client.send(
        new BatchGetCommand({ RequestItems: { [table]: { Keys: wanted, ConsistentRead: true } } }),
      );
      yield* Responses?.[table] ?? [];
      wanted = UnprocessedKeys?.[table]?.Keys ?? [];
      // Left over either because 16 MB were full or because the table is busy; only the second needs rest.
      if (wanted.length > 0 && !Responses?.[table]?.length)
        await pause(Math.random() * 25 * 2 ** Math.min(attempt, 8));
    }
  }
}

async function* query(client: DynamoDBDocumentClient, table: string, stretch: Stretch) {
  const { pageSize, reverse = false } = stretch;
  const parameters = keyCondition(stretch);
  if (!parameters) return;
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const { Items, LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: table,
        ConsistentRead: true,
        ScanIndexForward: !reverse,
        ...(pageSize === undefined ? {} : { Limit: pageSize }),
        ...(ExclusiveStartKey ? { ExclusiveStartKey } : {}),
        ...parameters,
      }),
    );
    yield* Items ?? [];
    ExclusiveStartKey = LastEvaluatedKey;
  } while (ExclusiveStartKey);
}

/** `undefined` when nothing can lie within the bounds, which DynamoDB would answer with an error. */
function keyCondition({ pk, from, to, prefix }: Stretch) {
  const [sort, values] = sortCondition(from, to, prefix);
  if (
    from !== undefined &&
    to !== undefined &&
    Buffer.compare(Buffer.from(from), Buffer.from(to)) > 0
  )
    return undefined;
  return {
    KeyConditionExpression: `pk = :pk${sort}`,
    ExpressionAttributeValues: { ':pk': pk, ...values },
  };
}

function sortCondition(
  from: string | undefined,
  to: string | undefined,
  prefix: string | undefined,
): [string, Record<string, string>] {
  if (prefix !== undefined) return [' AND begins_with(sk, :prefix)', { ':prefix': prefix }];
  if (from !== undefined && to !== undefined)
    return [' AND sk BETWEEN :from AND :to', { ':from': from, ':to': to }];
  if (from !== undefined) return [' AND sk >= :from', { ':from': from }];
  if (to !== undefined) return [' AND sk <= :to', { ':to': to }];
  return ['', {}];
}
