/** Where a site is: its address as pages name it, and the path of its host that it is below. */
export interface SiteAddress {
  /** No trailing slash: `https://org.github.io/plan`. */
  readonly url: string;
  /** `/plan`, or `''` at the top of the host. */
  readonly path: string;
}

/** Reads the address of a site; `undefined` for a text that is none. */
export function siteAddress(text: string): SiteAddress | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
  if (!url || !isWeb) return undefined;
  const isMore = url.search + url.hash + url.username + url.password !== '';
  if (isMore || url.pathname.includes('//')) return undefined;
  const path = url.pathname.replace(/(?<!\/)\/+$/u, '');
  return { url: `${url.origin}${path}`, path };
}
