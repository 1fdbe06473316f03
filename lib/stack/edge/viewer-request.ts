import { resolveAddress } from '../../site/http/address-rules.ts';
import { askedAddressHeader, objectPath } from '../../site/http/asked-address.ts';
import {
  askedDateHeader,
  askedKey,
  datePart,
  type QueryPart,
} from '../../site/http/asked-query.ts';
import { preflightHeaders } from '../../site/http/preflight.ts';
import { placeOf } from '../../site/http/preview-host.ts';
import type { EdgeEvent, EdgeRequest, EdgeResponse, EdgeValue } from './edge-event.ts';

/** Host of previews, where they have one of their own; the stack writes it (lib/stack/site/edge-functions.ts). */
declare const gazettePreviewHost: string | undefined;

/** Turns the address a reader asked for into the object to read, or sends the reader elsewhere. */
export function handle(event: EdgeEvent): EdgeRequest | EdgeResponse {
  const request = event.request;
  if (request.method === 'OPTIONS') return preflight();
  const resolved = resolveAddress(request.uri);
  if (resolved.kind === 'redirect')
    return moved(resolved.location + queryText(request.querystring));
  const previewHost = typeof gazettePreviewHost === 'undefined' ? '' : gazettePreviewHost;
  const host = request.headers.host;
  const place = placeOf(
    resolved.key,
    host === undefined ? '' : host.value.toLowerCase(),
    previewHost,
  );
  if (place === 'nowhere') return { statusCode: 404, statusDescription: 'Not Found', headers: {} };
  if (place === 'there')
    return moved(`https://${previewHost}${request.uri}${queryText(request.querystring)}`);
  const date = request.headers[askedDateHeader];
  const query = datePart(date === undefined ? undefined : date.value);
  request.uri = objectPath(askedKey(resolved.key, query.concat(queryParts(request.querystring))));
  // A reader's own header of this name is overwritten.
  request.headers[askedAddressHeader] = { value: request.uri };
  return request;
}

/** Neither the bucket nor the front door answers OPTIONS. */
function preflight(): EdgeResponse {
  const headers: Record<string, EdgeValue> = {};
  Object.keys(preflightHeaders).forEach((name) => {
    headers[name] = { value: preflightHeaders[name as keyof typeof preflightHeaders] };
  });
  return { statusCode: 204, statusDescription: 'No Content', headers };
}

function moved(location: string): EdgeResponse {
  return {
    statusCode: 301,
    statusDescription: 'Moved Permanently',
    headers: {
      location: { value: location },
      // The rules may change with the site; a browser must not keep them for ever.
      'cache-control': { value: 'public, max-age=3600' },
    },
  };
}

/** The query as it came: CloudFront hands names and values over still encoded. */
function queryParts(query: Readonly<Record<string, EdgeValue>>): QueryPart[] {
  const parts: QueryPart[] = [];
  Object.keys(query).forEach((name) => {
    const entry = query[name];
    const all = entry === undefined ? [] : entry.multiValue || [entry];
    all.forEach((one) => {
      parts.push({ name, value: one.value });
    });
  });
  return parts;
}

function queryText(query: Readonly<Record<string, EdgeValue>>): string {
  const parts = queryParts(query).map((part) =>
    part.value === '' ? part.name : `${part.name}=${part.value}`,
  );
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}
