import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { StoreError } from '../../errors/errors.ts';
import type { IndexEntry, IndexStore } from '../../ports/index-store.ts';
import { type Body, bodyOf, decodeValue, encodeValue } from './body.ts';
import { indexPartition, indexPrefix, longestKey } from './keys.ts';
import type { LogPlace } from './redo-log.ts';
import { createTableReader, type Stretch } from './table-reader.ts';

/**
 * Render's index in the version store's table. A removed entry stays as an item without a value, so
 * that an older render cannot bring it back.
 *
 * @throws {StoreError} when a sort is longer than a sort key may be
 */
export function createDynamoIndexStore(place: LogPlace): IndexStore {
  const reader = createTableReader(place.client, place.table);
  return {
    async put(partition, sort, value, sequence) {
      await write(place, partition, sort, sequence, await storeBody(value, place));
    },
    async putFirst(partition, sort, value, sequence) {
      return write(place, partition, sort, sequence, await storeBody(value, place), '<');
    },
    async remove(partition, sort, sequence) {
      await write(place, partition, sort, sequence, {});
    },
    async drop(partition, sort, sequence) {
      const key = { pk: indexPartition(partition), sk: sortKey(sort) };
      await conditionally(place, new DeleteCommand({ Key: key, ...guard(place, sequence) }));
    },
    async get(partition, sort) {
      const item = await reader.get({ pk: indexPartition(partition), sk: sortKey(sort) });
      return item && item.removed !== true
        ? decodeValue<string>(bodyOf(item), place.objects)
        : undefined;
    },
    async range(partition, options = {}) {
      const { after, before, limit = Number.POSITIVE_INFINITY } = options;
      const entries: IndexEntry[] = [];
      if (limit < 1) return entries;
      for await (const item of reader.query(stretchOf(partition, options))) {
        const sort = String(item.sk).slice(indexPrefix.length);
        if (item.removed === true || sort === after || sort === before) continue;
        entries.push({ sort, value: await decodeValue<string>(bodyOf(item), place.objects) });
        if (entries.length === limit) break;
      }
      return entries;
    },
  };
}

/** The bounds are inclusive, so that a page holds up to two items more than are wanted. */
function stretchOf(
  partition: string,
  { after, before, limit, reverse = false }: NonNullable<Parameters<IndexStore['range']>[1]>,
): Stretch {
  return {
    pk: indexPartition(partition),
    reverse,
    ...(after === undefined ? {} : { from: sortKey(after) }),
    ...(before === undefined ? {} : { to: sortKey(before) }),
    ...(limit === undefined ? {} : { pageSize: Math.min(limit + 2, 1_000) }),
  };
}

async function storeBody(value: string, { objects }: LogPlace): Promise<Body> {
  const { body, object } = await encodeValue(value);
  if (object) await objects.put(object.key, object.bytes);
  return body;
}

/** Gives whether it wrote. */
async function write(
  place: LogPlace,
  partition: string,
  sort: string,
  sequence: number,
  body: Body,
  existing: '<' | '<=' = '<=',
): Promise<boolean> {
  const removed = Object.keys(body).length === 0;
  const key = { pk: indexPartition(partition), sk: sortKey(sort) };
  const Item = { ...key, sequence, ...body, ...(removed ? { removed } : {}) };
  return conditionally(place, new PutCommand({ Item, ...guard(place, sequence, existing) }));
}

/** No entry of a newer state is touched; with `<`, none of the same state either. */
function guard({ table }: LogPlace, sequence: number, existing: '<' | '<=' = '<=') {
  return {
    TableName: table,
    ConditionExpression: `attribute_not_exists(pk) OR #sequence ${existing} :sequence`,
    ExpressionAttributeNames: { '#sequence': 'sequence' },
    ExpressionAttributeValues: { ':sequence': sequence },
  };
}

async function conditionally(
  { client }: LogPlace,
  command: PutCommand | DeleteCommand,
): Promise<boolean> {
  try {
    // Both commands have the same shape for the client, which types tell apart.
    await (command instanceof PutCommand ? client.send(command) : client.send(command));
    return true;
  } catch (error) {
    // A newer render has been here; what it wrote stays.
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return false;
  }
}

function sortKey(sort: string): string {
  const key = `${indexPrefix}${sort}`;
  if (Buffer.byteLength(key) <= longestKey) return key;
  throw new StoreError(
    `An index entry's sort is longer than ${longestKey - indexPrefix.length} bytes: "${sort.slice(0, 80)}…".`,
    'Shorten the path of the document it belongs to.',
  );
}
