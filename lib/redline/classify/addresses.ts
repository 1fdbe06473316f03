/** Scheme and host, in which case means nothing; then what the host is asked for. */
const parts = /^https?:\/\/([^/?#]*)([\s\S]*)$/iu;

/**
 * Whether two addresses lead to the same page for certain: they differ at most in `http` or
 * `https`, in the case of the host, and in the stroke behind a host alone (RFC 3986, section 6.2).
 */
export function isSameAddress(before: string, after: string): boolean {
  return plainAddress(before) === plainAddress(after);
}

/** Whether a link's text is the address that it leads to. */
export function isOwnAddress(href: string, text: string): boolean {
  return [text, `http://${text}`, `mailto:${text}`].some((address) => isSameAddress(href, address));
}

/** The host that an address leads to, in small letters; empty within the plan. */
export function hostOf(address: string): string {
  const [, host = ''] = parts.exec(address) ?? [];
  return host.slice(host.lastIndexOf('@') + 1).toLowerCase();
}

function plainAddress(address: string): string {
  const [, host = '', rest = ''] = parts.exec(address) ?? [];
  if (host === '') return address;
  return `https://${host.includes('@') ? host : host.toLowerCase()}${rest === '/' ? '' : rest}`;
}
