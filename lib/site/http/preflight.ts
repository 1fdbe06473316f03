/**
 * What a browser is told that asks, before a page of another site sends a header of its own, such as
 * If-None-Match (the CORS-preflight request of the Fetch standard). Everything may be read with any
 * header; browsers keep the answer for a day at most.
 */
export const preflightHeaders = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, HEAD, OPTIONS',
  'access-control-allow-headers': '*',
  'access-control-max-age': '86400',
} as const satisfies Readonly<Record<string, string>>;
