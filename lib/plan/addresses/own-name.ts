/**
 * Matches the part of a path that is Gazette's own: it begins with the first segment that begins with
 * an "@". A name may have one inside (`/team@work/@status/`).
 *
 * @param path as names are written, not percent-encoded
 * @param pattern of Gazette's own part, from its "@" to the end of the path
 * @returns the address before it, with both slashes, and the groups of the pattern
 */
export function matchOwnName(
  path: string,
  pattern: RegExp,
): readonly [address: string, ...groups: (string | undefined)[]] | undefined {
  const at = path.indexOf('/@') + 1;
  const address = path.slice(0, at);
  if (!address.startsWith('/') || address.includes('//')) return undefined;
  const found = pattern.exec(path.slice(at));
  return found ? [address, ...found.slice(1)] : undefined;
}
