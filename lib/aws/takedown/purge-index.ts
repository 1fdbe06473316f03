import { DeleteCommand, paginateScan } from '@aws-sdk/lib-dynamodb';
import type { IndexEntry } from '../../ports/index-store.ts';
import { indexPartition, indexPrefix } from '../dynamo/keys.ts';
import type { LogPlace } from '../dynamo/redo-log.ts';

/**
 * Removes every entry of render's index that is none of those to keep, and the marks of removed ones:
 * their keys, too, are words of texts. The whole table is read. What a newer change set wrote stays.
 *
 * @param upTo sequence number of the change set that the kept entries show
 */
export async function purgeIndex(
  { client, table, objects }: LogPlace,
  kept: Iterable<IndexEntry & { readonly partition: string }>,
  upTo: number,
): Promise<void> {
  const keys = new Set<string>();
  for (const { partition, sort } of kept)
    keys.add(`${indexPartition(partition)}\n${indexPrefix}${sort}`);
  const [held, orphans] = [new Set<unknown>(), new Set<string>()];
  const pages = paginateScan(
    { client },
    {
      TableName: table,
      FilterExpression: 'begins_with(pk, :index)',
      ExpressionAttributeValues: { ':index': indexPartition('') },
      ExpressionAttributeNames: { '#object': 'object', '#sequence': 'sequence' },
      ProjectionExpression: 'pk, sk, #object, #sequence',
    },
  );
  for await (const { Items = [] } of pages)
    for (const { pk, sk, object, sequence } of Items) {
      const isKept = keys.has(`${pk}\n${sk}`) || Number(sequence) > upTo;
      if (isKept) held.add(object);
      else {
        await client.send(new DeleteCommand({ TableName: table, Key: { pk, sk } }));
        if (typeof object === 'string') orphans.add(object);
      }
    }
  for (const object of orphans) if (!held.has(object)) await objects.remove(object);
}
