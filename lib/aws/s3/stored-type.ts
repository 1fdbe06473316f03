/**
 * Text types that CloudFront compresses and that pages have (Amazon CloudFront Developer Guide,
 * "Serve compressed files": "File types that CloudFront compresses"). Atom, JSON Feed and Markdown
 * are not on its list.
 */
const compressed: ReadonlySet<string> = new Set([
  ...['application/json', 'application/pdf', 'application/rss+xml', 'application/xml'],
  ...['image/svg+xml', 'text/css', 'text/csv', 'text/html', 'text/plain', 'text/xml'],
]);

/**
 * The content type that an object is stored with. CloudFront decides by it whether to compress, and
 * only then runs its function, which gives readers the page's own type
 * (lib/stack/edge/viewer-response.ts).
 *
 * @returns the type itself where CloudFront compresses it or it is no text, else one that means as
 *   much to programs and is compressed
 */
export function storedType(contentType: string): string {
  const [type = '', ...parameters] = contentType.split(';');
  if (compressed.has(type)) return contentType;
  const stored = compressible(type);
  return stored === undefined ? contentType : [stored, ...parameters].join(';');
}

function compressible(type: string): string | undefined {
  if (type.endsWith('+xml')) return 'application/xml';
  if (type.endsWith('+json')) return 'application/json';
  return type.startsWith('text/') ? 'text/plain' : undefined;
}
