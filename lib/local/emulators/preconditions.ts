import type { S3Store } from './object-files.ts';

/** As much of an HTTP request as preconditions need. */
export interface ObjectRequest {
  readonly method: string;
  readonly params: unknown;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** An answer in S3's protocol that ends a request. */
export interface Refusal {
  readonly status: number;
  readonly body: string;
}

/**
 * Does for the S3 emulator what it leaves out: answers 412 to a PUT whose If-Match or
 * If-None-Match does not hold. It must run right before the handler, with nothing awaited between
 * them: then no other write can come between the look and the write.
 */
export function answerPreconditions(store: S3Store, request: ObjectRequest): Refusal | undefined {
  const { 'if-match': match, 'if-none-match': noneMatch } = request.headers;
  if (request.method !== 'PUT' || (match === undefined && noneMatch === undefined))
    return undefined;
  const { bucket = '', '*': key = '' } = request.params as { bucket?: string; '*'?: string };
  const etag = etagOf(store, bucket, key);
  if (noneMatch !== undefined && etag !== undefined)
    return refusal(412, 'PreconditionFailed', 'The object is there already.');
  if (match === undefined || match === etag) return undefined;
  return etag === undefined
    ? refusal(404, 'NoSuchKey', 'The object is not there.')
    : refusal(412, 'PreconditionFailed', 'The object is another one by now.');
}

function etagOf(store: S3Store, bucket: string, key: string): string | undefined {
  try {
    return store.headObject(bucket, key).etag;
  } catch {
    // No bucket or no object; a missing bucket is for the handler to report.
    return undefined;
  }
}

function refusal(status: number, code: string, message: string): Refusal {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  return { status, body };
}
