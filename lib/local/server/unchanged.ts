import type { IncomingHttpHeaders } from 'node:http';

/** What a reader can know a page by. */
export interface Validators {
  /** Strong, with its quotation marks. */
  readonly etag: string;
  /** When it was stored; absent where that is not known. */
  readonly modified?: Date | undefined;
}

/**
 * Whether the reader has the page as it is. Tags count more than dates, and a date that cannot be read
 * does not count (RFC 9110, 13.1.3 and 13.2.2).
 */
export function isUnchanged(headers: IncomingHttpHeaders, { etag, modified }: Validators): boolean {
  const tags = headers['if-none-match'];
  if (tags !== undefined) return [etag, '*'].some((tag) => knownTags(tags).includes(tag));
  const since = Date.parse(headers['if-modified-since'] ?? '');
  return modified !== undefined && wholeSeconds(modified) <= since;
}

/**
 * Whether the reader has a part of the very bytes, so that it may ask for another one. A date must be
 * the one that it was given (RFC 9110, 13.1.5).
 */
export function isSameForRange(
  headers: IncomingHttpHeaders,
  { etag, modified }: Validators,
): boolean {
  const condition = headers['if-range'];
  return condition === undefined || condition === etag || condition === modified?.toUTCString();
}

/** Tags are compared weakly (RFC 9110, 13.1.2): `W/"a"` is `"a"`. */
function knownTags(header: string): string[] {
  return header.split(',').map((tag) => tag.trim().replace(/^W\//u, ''));
}

/** Dates of HTTP have no fractions of seconds. */
function wholeSeconds(date: Date): number {
  return Math.floor(date.getTime() / 1_000) * 1_000;
}
