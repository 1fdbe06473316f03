/*
 * Runs at the edge, too (see address-rules.ts): no imports, no `u` flag, no destructuring here.
 */

/**
 * Header in which the edge hands on the address that a reader asked for. The path alone does not
 * do: an HTTP API decodes it and cuts it at a `?` that was encoded (docs/twins.md).
 */
export const askedAddressHeader = 'x-gazette-address';

/**
 * The path of an object in a request to the bucket or to what is made on demand. S3 reads a bare
 * plus as a blank, so everything but RFC 3986's unreserved characters is encoded.
 *
 * @param key decoded object key
 */
export function objectPath(key: string): string {
  return `/${key.split('/').map(encodeSegment).join('/')}`;
}

function encodeSegment(segment: string): string {
  return encodeURIComponent(segment).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
