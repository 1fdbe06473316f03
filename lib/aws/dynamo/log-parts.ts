import { promisify } from 'node:util';
import { zstdCompress, zstdDecompress } from 'node:zlib';
import type { PublicationWrites } from './publication-writes.ts';
import { type Write, writeSize } from './write.ts';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** Bytes of items in one part, so that applying a log never holds more than this at a time. */
const partLimit = 1_000_000;

/** A log as bytes: parts of writes in order, and last the part that makes them visible. */
export async function encodeParts({ writes, visible }: PublicationWrites): Promise<Uint8Array[]> {
  const parts: Uint8Array[] = [];
  for (const part of [...cut(writes), visible]) parts.push(await encodePart(part));
  return parts;
}

function* cut(writes: readonly Write[]): Iterable<readonly Write[]> {
  let part: Write[] = [];
  let bytes = 0;
  for (const write of writes) {
    part.push(write);
    bytes += writeSize(write);
    if (bytes < partLimit) continue;
    yield part;
    part = [];
    bytes = 0;
  }
  if (part.length > 0) yield part;
}

async function encodePart(writes: readonly Write[]): Promise<Uint8Array> {
  const lines = writes.map(({ key, body, sequence, once, what }) => ({
    key,
    sequence,
    once,
    what,
    ...(body && {
      body: body.packed ? { packed: Buffer.from(body.packed).toString('base64') } : body,
    }),
  }));
  return compress(JSON.stringify(lines));
}

/** The writes of one part, as {@link encodeParts} wrote it. */
export async function decodePart(bytes: Uint8Array): Promise<readonly Write[]> {
  const writes: readonly StoredWrite[] = JSON.parse((await decompress(bytes)).toString());
  return writes.map(({ body, ...write }) => {
    if (!body) return write;
    const { packed, ...rest } = body;
    if (packed === undefined) return { ...write, body: rest };
    return { ...write, body: { packed: Buffer.from(packed, 'base64') } };
  });
}

type StoredWrite = Omit<Write, 'body'> & {
  readonly body?: { readonly json?: string; readonly packed?: string; readonly object?: string };
};
