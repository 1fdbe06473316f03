import { createHash } from 'node:crypto';

/**
 * A URN that is the same for ever, wherever the commit is published: a UUID made from a hash of
 * commit and scope (RFC 9562 section 5.8, version 8).
 */
export function entryId(name: string, scope: string): string {
  const hex = createHash('sha256').update(`gazette\0${name}\0${scope}`).digest('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return `urn:uuid:${parts.join('-')}`;
}
