import { createHash } from 'node:crypto';
import type { Page } from '../ports/page-store.ts';

/** SHA-256, in hex, of all that a reader gets of a page: its body and what goes with it. */
export function pageDigest({ body, contentType, cache, redirect, headers = {} }: Page): string {
  const sorted = Object.entries(headers).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([contentType, cache, redirect ?? null, sorted]))
    .update('\0')
    .update(body)
    .digest('hex');
}

/** Whether readers get the same of two pages. Bodies that changed mostly differ in length: their digests need not be made. */
export function isSameToReaders(a: Page, b: Page): boolean {
  return a.body.length === b.body.length && pageDigest(a) === pageDigest(b);
}
