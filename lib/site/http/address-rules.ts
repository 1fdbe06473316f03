/*
 * The code below runs on one machine and, bundled as it is, at the edge in the CloudFront Functions
 * runtime 2.0 (ES 5.1 and a part of later editions). Therefore no imports, no `u` flag and no
 * destructuring here; the bundler refuses syntax that the edge does not know.
 */

/** What a request path stands for: an object of the site, or another address to go to. */
export type ResolvedAddress =
  | {
      readonly kind: 'object';
      /** Decoded object key, as `pageKey` makes it. */
      readonly key: string;
    }
  | {
      readonly kind: 'redirect';
      /** Percent-encoded path that begins with exactly one slash; resolves to an object. */
      readonly location: string;
    };

/** Files that stand beside documents, anywhere in the site. */
const namedFile = /^(?:feed\.(?:xml|atom|json)|sitemap\.xml|robots\.txt|llms\.txt|404\.html)$/;

/**
 * Finds what a request path stands for (DESIGN section 6): pages end in a slash, files do not, and
 * each page has one address only. Differences of percent-encoding alone never redirect, so that no
 * client that encodes in its own way can be sent in circles.
 *
 * @param path as requested, percent-encoded, without its query
 */
export function resolveAddress(path: string): ResolvedAddress {
  const decoded = decodePath(path);
  // No object has such a key, so that the answer is "not found".
  if (decoded === undefined) return { kind: 'object', key: path.replace(/^\/+/, '') };
  const segments = normalSegments(decoded);
  const isFile = namesFile(segments);
  const bare = segments.join('/');
  const address = segments.length === 0 ? '/' : `/${bare}${isFile ? '' : '/'}`;
  if (address !== decoded) return { kind: 'redirect', location: encodeAddress(address) };
  return { kind: 'object', key: isFile ? bare : `${address.slice(1)}index.html` };
}

/** `undefined` when it is not percent-encoded UTF-8. */
function decodePath(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch (_error) {
    return undefined;
  }
}

/** The segments without empty ones, `.` and `..` (which never leads above the top), nor `index.html` at the end. */
function normalSegments(decoded: string): string[] {
  const segments: string[] = [];
  decoded.split('/').forEach((segment) => {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  });
  while (segments[segments.length - 1] === 'index.html') segments.pop();
  const last = segments[segments.length - 1];
  // What other programs call a folder's feeds.
  if (last === 'rss.xml') segments[segments.length - 1] = 'feed.xml';
  if (last === 'atom.xml') segments[segments.length - 1] = 'feed.atom';
  return segments;
}

/** Whether the last segment is a file: one of the named ones, or one with an extension below an `@` segment. */
function namesFile(segments: readonly string[]): boolean {
  const last = segments[segments.length - 1];
  if (last === undefined) return false;
  if (namedFile.test(last)) return true;
  // A preview has the site's own addresses below its number.
  const folders = segments.slice(segments[0] === '@preview' ? 2 : 0, -1);
  // A comparison is a folder, though the dots between its versions look like an extension.
  if (folders[folders.length - 1] === '@compare') return false;
  return folders.some((segment) => segment.charAt(0) === '@') && /\.[A-Za-z0-9]{1,8}$/.test(last);
}

/** The same as `href` does for pages, without what the edge does not know. */
function encodeAddress(address: string): string {
  return encodeURI(address).replace(/\?/g, '%3F').replace(/#/g, '%23');
}
