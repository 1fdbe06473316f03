import type { IncomingMessage } from 'node:http';

type Headers = Pick<IncomingMessage, 'headers'>;

/** What a machine calls itself; a browser turns other names of loopback into these (WHATWG URL). */
const local = /^(?:(?:[a-z0-9-]{1,63}\.){0,8}localhost|127(?:\.\d{1,3}){3}|\[::1\])$/u;

/**
 * Whether a request calls this machine, or its site, by name. Any page in a browser can have its own
 * name turned to this machine's address (DNS rebinding); what it asks for has that name in Host
 * (RFC 9110, 7.2).
 *
 * @param url where readers find the site
 */
export function isForUs({ headers }: Headers, url: string): boolean {
  const name = nameIn(headers.host);
  return local.test(name) || name === new URL(url).hostname;
}

/**
 * Whether a request was made on this machine, to it by name: not passed on by a proxy, and not made
 * by a page, for which browsers say whose it is (Fetch, "Origin" header).
 */
export function isFromHere({ headers }: Headers): boolean {
  const isPassedOn = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'via'].some(
    (name) => name in headers,
  );
  return !isPassedOn && !('origin' in headers) && local.test(nameIn(headers.host));
}

function nameIn(host = ''): string {
  return host.toLowerCase().replace(/:\d{1,5}$/u, '');
}
