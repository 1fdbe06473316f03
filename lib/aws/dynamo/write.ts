import type { Body, EncodedBody } from './body.ts';
import type { Key } from './keys.ts';

/** One item to write, or to remove when it has no body. */
export interface Write {
  readonly key: Key;
  readonly body?: Body;
  /** The change set it belongs to: an item of a later one is never overwritten. */
  readonly sequence: number;
  /** True for what is append-only: the item may not be there yet. */
  readonly once?: boolean;
  /** What it is, for the message when it cannot be written. */
  readonly what: string;
}

/** A write and the object that must be stored before it. */
export interface PreparedWrite extends Write {
  readonly object?: NonNullable<EncodedBody['object']>;
}

const absent = 'attribute_not_exists(pk)';

/**
 * The action of a transaction that applies a write. Applying it again changes nothing: an
 * append-only item of the same change set is the same item.
 */
export function writeAction(table: string, write: Write) {
  const guard = {
    TableName: table,
    ConditionExpression: `${absent} OR #sequence ${write.once ? '=' : '<='} :sequence`,
    ExpressionAttributeNames: { '#sequence': 'sequence' },
    ExpressionAttributeValues: { ':sequence': write.sequence },
  };
  return write.body
    ? { Put: { ...guard, Item: { ...write.key, sequence: write.sequence, ...write.body } } }
    : { Delete: { ...guard, Key: write.key } };
}

/** Bytes an item takes, a little over: keys, names and the sequence number included. */
export function writeSize({ key, body }: Write): number {
  const content =
    (body?.packed?.length ?? 0) +
    Buffer.byteLength(body?.json ?? '') +
    Buffer.byteLength(body?.object ?? '');
  return Buffer.byteLength(key.pk) + Buffer.byteLength(key.sk) + content + 100;
}
