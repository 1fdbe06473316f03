import { href } from '../../plan/addresses/addresses.ts';
import type { Page } from '../../ports/page-store.ts';
import { pageDigest } from '../../stores/page-digest.ts';
import { storedType } from './stored-type.ts';

/** S3: names and values of an object's own metadata have at most 2 KB together. */
const mostMetadata = 2_048;

/** Metadata of Gazette's own, beside which a page's extra headers stand under their names. */
const ownNames = new Set(['content-type', 'digest', 'redirect', 'sequence']);

/** Value of the Cache-Control header by kind of page. */
const cacheControl: Readonly<Record<Page['cache'], string>> = {
  permanent: 'public, max-age=31536000, immutable',
  current: 'public, max-age=0, must-revalidate',
};

/**
 * What S3 keeps of a page beside its body. `redirect` is the encoded address, ready for a Location
 * header. Each extra header is metadata of its own name. What there is no room for is left out: a
 * redirect's body says the same, and headers add to a page but never carry it.
 */
export function pageMetadata(page: Page) {
  const stored = storedType(page.contentType);
  const metadata: Record<string, string> = {
    sequence: String(page.sequence),
    digest: pageDigest(page),
    ...(stored === page.contentType ? {} : { 'content-type': page.contentType }),
  };
  let room = mostMetadata;
  for (const [name, value] of Object.entries(metadata)) room -= sizeOf(name, value);
  for (const [name, value] of optionalMetadata(page)) {
    if (sizeOf(name, value) > room) continue;
    metadata[name] = value;
    room -= sizeOf(name, value);
  }
  return {
    ContentType: stored,
    CacheControl: cacheControl[page.cache],
    Metadata: metadata,
  };
}

function optionalMetadata({ redirect, headers = {} }: Page): (readonly [string, string])[] {
  const extra = Object.entries(headers)
    .filter(([name]) => !ownNames.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => [name, encodeHeader(value)] as const);
  return redirect === undefined ? extra : [['redirect', href(redirect)], ...extra];
}

/** S3's answer about an object, as far as it is a page. */
export interface StoredPage {
  readonly ContentType?: string | undefined;
  readonly CacheControl?: string | undefined;
  readonly Metadata?: Record<string, string> | undefined;
}

/** The sequence number and digest a page was stored with; an object of unknown origin is older than any page. */
export function parseStamp({ Metadata = {} }: StoredPage) {
  return { sequence: Number(Metadata.sequence ?? -1), digest: Metadata.digest };
}

/** The page that {@link pageMetadata} described. */
export function parsePage(key: string, body: Uint8Array, stored: StoredPage): Page {
  const { ContentType, CacheControl, Metadata = {} } = stored;
  const headers = Object.entries(Metadata)
    .filter(([name]) => !ownNames.has(name))
    .map(([name, value]) => [name, decodeHeader(value)]);
  return {
    key,
    body,
    contentType: Metadata['content-type'] ?? ContentType ?? 'application/octet-stream',
    cache: CacheControl === cacheControl.permanent ? 'permanent' : 'current',
    sequence: parseStamp(stored).sequence,
    ...(Metadata.redirect === undefined ? {} : { redirect: decodeURIComponent(Metadata.redirect) }),
    ...(headers.length > 0 ? { headers: Object.fromEntries(headers) } : {}),
  };
}

/** RFC 8187's mark of an encoded value: S3 takes ASCII only, and trims blanks; an empty value would be lost. */
const encodedMark = "UTF-8''";

function encodeHeader(value: string): string {
  const plain = /^[!-~](?:[ -~]*[!-~])?$/u.test(value) && !value.startsWith(encodedMark);
  return plain ? value : `${encodedMark}${encodeURIComponent(value)}`;
}

function decodeHeader(value: string): string {
  return value.startsWith(encodedMark)
    ? decodeURIComponent(value.slice(encodedMark.length))
    : value;
}

/** Counted with the prefix that S3's protocol adds to each name, to be on the safe side. */
function sizeOf(name: string, value: string): number {
  return 'x-amz-meta-'.length + name.length + value.length;
}
