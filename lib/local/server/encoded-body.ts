import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/**
 * Types that CloudFront compresses, of those that a site has (CloudFront developer guide, "File types
 * that CloudFront compresses"). Neither Atom nor JSON Feed is one of them.
 */
const compressed: ReadonlySet<string> = new Set([
  ...['application/json', 'application/pdf', 'application/rss+xml', 'application/xml'],
  ...['image/svg+xml', 'text/css', 'text/csv', 'text/html', 'text/javascript', 'text/plain'],
  ...['text/tab-separated-values', 'text/xml'],
]);

/** Sizes that CloudFront compresses, in bytes (the same page). */
const [smallest, largest] = [1_000, 10_000_000] as const;

/** The level that a server can afford for each answer. */
const brotliLevel = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

export interface EncodedBody {
  readonly body: Uint8Array;
  readonly encoding?: 'br' | 'gzip';
}

/** Compresses a body as CloudFront does: Brotli before gzip, where the reader takes it. */
export async function encodeBody(
  { body, contentType }: { readonly body: Uint8Array; readonly contentType: string },
  acceptEncoding: string | undefined,
): Promise<EncodedBody> {
  const [type = ''] = contentType.split(';', 1);
  const accepted = acceptedEncodings(acceptEncoding ?? '');
  const isWorth = body.length >= smallest && body.length <= largest;
  if (!isWorth || !compressed.has(type.trim().toLowerCase())) return { body };
  if (accepted.has('br'))
    return { body: await promisify(brotliCompress)(body, brotliLevel), encoding: 'br' };
  if (accepted.has('gzip')) return { body: await promisify(gzip)(body), encoding: 'gzip' };
  return { body };
}

/** Names with a weight of nought are refused (RFC 9110 section 12.5.3). */
function acceptedEncodings(header: string): Set<string> {
  const all = header.split(',').map((part) => part.toLowerCase().split(';'));
  const taken = all.filter(([, weight = '']) => !/^\s*q=0(?:\.0*)?\s*$/u.test(weight));
  return new Set(taken.map(([name = '']) => name.trim()));
}
