import { resolveAddress } from '../../site/http/address-rules.ts';
import type { EdgeEvent, EdgeRequest, EdgeResponse, EdgeValue } from './edge-event.ts';

/** Turns the address a reader asked for into the object to read, or sends the reader elsewhere. */
export function handle(event: EdgeEvent): EdgeRequest | EdgeResponse {
  const request = event.request;
  const resolved = resolveAddress(request.uri);
  if (resolved.kind === 'redirect')
    return {
      statusCode: 301,
      statusDescription: 'Moved Permanently',
      headers: {
        location: { value: resolved.location + queryText(request.querystring) },
        // The rules may change with the site; a browser must not keep them for ever.
        'cache-control': { value: 'public, max-age=3600' },
      },
    };
  request.uri = `/${resolved.key.split('/').map(encodeSegment).join('/')}`;
  return request;
}

/** S3 reads a bare plus as a blank, so everything but RFC 3986's unreserved characters is encoded. */
function encodeSegment(segment: string): string {
  return encodeURIComponent(segment).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** The query as it came: CloudFront hands names and values over still encoded. */
function queryText(query: Readonly<Record<string, EdgeValue>>): string {
  const parts: string[] = [];
  Object.keys(query).forEach((name) => {
    const entry = query[name];
    const all = entry === undefined ? [] : entry.multiValue || [entry];
    all.forEach((one) => {
      parts.push(one.value === '' ? name : `${name}=${one.value}`);
    });
  });
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}
