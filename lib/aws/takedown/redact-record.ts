import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { ConflictError } from '../../errors/errors.ts';
import type { Change, ChangeSet, Targets, Version } from '../../plan/model/change.ts';
import { type Removal, removalsKey } from '../../plan/model/removal.ts';
import type { DocumentRecord } from '../../ports/version-store.ts';
import { bodyOf, decodeValue, type EncodedBody, encodeText, encodeValue } from '../dynamo/body.ts';
import {
  changeSetKey,
  changeSort,
  documentKey,
  documentPartition,
  type Key,
  lookupKey,
  relinkSort,
  textKey,
  versionKey,
} from '../dynamo/keys.ts';
import type { LogPlace } from '../dynamo/redo-log.ts';
import { createTableReader } from '../dynamo/table-reader.ts';
import type { Redaction } from './redaction.ts';

/**
 * Rewrites everything that the table holds of what is removed: the one case in which a record
 * changes. What the record is about, and the removed blob's id, stay. Doing it again changes nothing.
 *
 * @throws {ConflictError} when a stage wrote one of the items meanwhile
 */
export async function redactRecord(place: LogPlace, redaction: Redaction): Promise<void> {
  await writeRemovals(place, redaction.removals);
  for (const { document, number } of redaction.versions) {
    await rewrite<Version>(place, versionKey(document, number), redaction.ofVersion);
    if (redaction.notice !== undefined)
      await replace(
        place,
        textKey(document, number),
        await encodeText(Buffer.from(redaction.notice), redaction.removal.blob),
      );
  }
  for (const { document, sequence } of redaction.changes) {
    const key = { pk: documentPartition(document), sk: changeSort(sequence) };
    await rewrite<Change>(place, key, redaction.ofChange);
  }
  for (const { document, sequence } of redaction.relinks) {
    const key = { pk: documentPartition(document), sk: relinkSort(sequence) };
    await rewrite<Targets>(place, key, redaction.ofTargets);
  }
  for (const sequence of redaction.changeSets)
    await rewrite<ChangeSet>(place, changeSetKey(sequence), redaction.ofChangeSet);
  for (const document of redaction.documents)
    await rewrite<DocumentRecord>(place, documentKey(document), redaction.ofRecord);
  if (redaction.notice !== undefined) await place.objects.remove(`texts/${redaction.removal.blob}`);
}

async function writeRemovals(place: LogPlace, removals: readonly Removal[]): Promise<void> {
  const { body, object } = await encodeValue(JSON.stringify(removals));
  if (object) await place.objects.put(object.key, object.bytes);
  const Item = { ...lookupKey(removalsKey), sequence: 0, ...body };
  await place.client.send(new PutCommand({ TableName: place.table, Item }));
}

async function rewrite<Value>(
  place: LogPlace,
  key: Key,
  change: (value: Value) => Value,
): Promise<void> {
  const item = await createTableReader(place.client, place.table).get(key);
  if (!item) return;
  const value = await decodeValue<Value>(bodyOf(item), place.objects);
  await replace(place, key, await encodeValue(change(value)));
}

/** Puts another body into an item, and removes the object that held the former one. */
async function replace(place: LogPlace, key: Key, { body, object }: EncodedBody): Promise<void> {
  const { client, table, objects } = place;
  const item = await createTableReader(client, table).get(key);
  if (!item) return;
  if (object) await objects.put(object.key, object.bytes);
  try {
    await client.send(
      new PutCommand({
        TableName: table,
        Item: { ...key, sequence: item.sequence, ...body },
        ConditionExpression: '#sequence = :sequence',
        ExpressionAttributeNames: { '#sequence': 'sequence' },
        ExpressionAttributeValues: { ':sequence': item.sequence },
      }),
    );
  } catch (cause) {
    if (!(cause instanceof Error) || cause.name !== 'ConditionalCheckFailedException') throw cause;
    throw new ConflictError(
      `A stage wrote the item ${key.pk} ${key.sk} while it was redacted.`,
      'Stop publishing, and call the same command again.',
      { cause },
    );
  }
  if (typeof item.object === 'string' && item.object !== body.object)
    await objects.remove(item.object);
}
