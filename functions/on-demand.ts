import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import {
  type OnDemandPorts,
  type OnDemandRedirect,
  onDemand,
} from '../lib/pipeline/on-demand/on-demand.ts';
import { href } from '../lib/plan/addresses/addresses.ts';
import type { Site } from '../lib/site/models.ts';
import { renderNotFoundPage } from '../lib/site/pages/not-found-page.tsx';
import { lazily } from './lazily.ts';
import { onDemandPorts } from './ports.ts';

/** Answers what is not made ahead: comparisons of any two versions, and dates. */
export function createHandler({ site, ...ports }: OnDemandPorts & { readonly site: Site }) {
  return async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
    // At the edge the address is an object key already: the bucket was asked first.
    const path = event.rawPath.replace(/index\.html$/u, '');
    const found = await onDemand(path, ports, site);
    if (found === undefined) return answer(404, renderNotFoundPage(site));
    if (!('body' in found)) return redirect(found);
    return answer(200, Buffer.from(found.body).toString('utf8'));
  };
}

/** A day is long enough to spare the store; a mistake in this code would be kept no longer. */
const cacheControl: Readonly<Record<OnDemandRedirect['cache'], string>> = {
  permanent: 'public, max-age=86400',
  current: 'public, max-age=0, must-revalidate',
};

function redirect({ redirect, cache }: OnDemandRedirect): APIGatewayProxyStructuredResultV2 {
  const headers = { location: href(redirect), 'cache-control': cacheControl[cache] };
  return { statusCode: 302, headers, body: '' };
}

function answer(statusCode: number, body: string): APIGatewayProxyStructuredResultV2 {
  return { statusCode, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

export const handler = lazily(() => createHandler(onDemandPorts()));
