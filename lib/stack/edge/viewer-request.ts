import { resolveAddress } from '../../site/http/address-rules.ts';
import { askedAddressHeader, objectPath } from '../../site/http/asked-address.ts';
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
  request.uri = objectPath(resolved.key);
  // A reader's own header of this name is overwritten.
  request.headers[askedAddressHeader] = { value: request.uri };
  return request;
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
