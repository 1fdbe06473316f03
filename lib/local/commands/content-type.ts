/** Content types of the files a site is made of, by extension. */
const types: ReadonlyMap<string, string> = new Map([
  ['html', 'text/html; charset=utf-8'],
  ['md', 'text/markdown; charset=utf-8'],
  ['json', 'application/json'],
  ['xml', 'application/xml'],
  ['atom', 'application/atom+xml'],
  ['txt', 'text/plain; charset=utf-8'],
  ['css', 'text/css; charset=utf-8'],
  ['svg', 'image/svg+xml'],
  ['png', 'image/png'],
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['gif', 'image/gif'],
  ['webp', 'image/webp'],
  ['pdf', 'application/pdf'],
]);

/** The content type a plain file is served with; a file store keeps none of its own. */
export function contentTypeOf(key: string): string {
  const extension = /\.([^./]+)$/u.exec(key)?.[1]?.toLowerCase() ?? '';
  return types.get(extension) ?? 'application/octet-stream';
}
