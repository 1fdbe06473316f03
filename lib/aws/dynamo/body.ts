import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { zstdCompress, zstdDecompress } from 'node:zlib';
import { StoreError } from '../../errors/errors.ts';
import type { ObjectStore } from '../s3/object-store.ts';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** Bytes up to which a value stays readable JSON in its item; compressing less saves nothing. */
const plainLimit = 1_024;

/** Compressed bytes that an item holds itself; DynamoDB's limit is 400 KB with keys and names. */
const itemLimit = 300 * 1024;

/** A value as an item holds it: exactly one of the three. */
export interface Body {
  /** JSON. */
  readonly json?: string;
  /** Compressed (Zstandard). */
  readonly packed?: Uint8Array;
  /** Key of the object that holds the compressed bytes. */
  readonly object?: string;
}

/** A body and, when it is too large for an item, the object to be stored before the item is. */
export interface EncodedBody {
  readonly body: Body;
  readonly object?: { readonly key: string; readonly bytes: Uint8Array };
}

/** Encodes a value as JSON, compressed when long, as an object when longer than an item. */
export async function encodeValue(value: unknown): Promise<EncodedBody> {
  const json = JSON.stringify(value);
  if (json.length <= plainLimit) return { body: { json } };
  return pack(Buffer.from(json), (bytes) => {
    return `records/${createHash('sha256').update(bytes).digest('hex')}`;
  });
}

/** Encodes a text, which git knows by its blob id. */
export async function encodeText(source: Uint8Array, blob: string): Promise<EncodedBody> {
  return pack(source, () => `texts/${blob}`);
}

async function pack(bytes: Uint8Array, name: (packed: Uint8Array) => string): Promise<EncodedBody> {
  const packed = await compress(bytes);
  if (packed.length <= itemLimit) return { body: { packed } };
  const key = name(packed);
  return { body: { object: key }, object: { key, bytes: packed } };
}

/** The body of an item as it was read. */
export function bodyOf({ json, packed, object }: Readonly<Record<string, unknown>>): Body {
  if (packed instanceof Uint8Array) return { packed };
  return typeof object === 'string' ? { object } : { json: String(json) };
}

/** The bytes of a body. @throws {StoreError} when its object is missing */
export async function decodeBytes(body: Body, objects: ObjectStore): Promise<Uint8Array> {
  if (body.json !== undefined) return Buffer.from(body.json);
  const packed = body.packed ?? (await readObject(body.object ?? '', objects));
  return decompress(packed);
}

/** The value of a body; trusts that {@link encodeValue} of a value of that type wrote it. */
export async function decodeValue<Value>(body: Body, objects: ObjectStore): Promise<Value> {
  const json = body.json ?? Buffer.from(await decodeBytes(body, objects)).toString();
  return JSON.parse(json);
}

async function readObject(key: string, objects: ObjectStore): Promise<Uint8Array> {
  const bytes = await objects.get(key);
  if (bytes) return bytes;
  throw new StoreError(
    `The object "${key}", which holds a value of the version store, is missing.`,
    'Restore it from the bucket’s earlier versions; nothing in Gazette removes such objects.',
  );
}
