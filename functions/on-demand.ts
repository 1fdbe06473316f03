import { createHash } from 'node:crypto';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import {
  answerNothing,
  type OnDemandPorts,
  onDemand,
} from '../lib/pipeline/on-demand/on-demand.ts';
import type {
  OnDemandRedirect,
  OnDemandText,
} from '../lib/pipeline/on-demand/past/on-demand-answer.ts';
import { href } from '../lib/plan/addresses/addresses.ts';
import type { Page } from '../lib/ports/page-store.ts';
import { failuresOnly, type StageWatch } from '../lib/settings/stage-watch.ts';
import { absolute } from '../lib/site/http/absolute.ts';
import { askedAddressHeader } from '../lib/site/http/asked-address.ts';
import type { Site } from '../lib/site/models.ts';
import { lazily } from './lazily.ts';
import { onDemandPorts } from './ports.ts';

/** Answers what is not made ahead: comparisons of any two versions, and dates. */
export function createHandler({
  site,
  watch = failuresOnly,
  ...ports
}: OnDemandPorts & { readonly site: Site; readonly watch?: StageWatch }) {
  return async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
    const path = askedPath(event);
    // Who reads what is nobody's business: only what fails is taken down.
    const found =
      path === undefined
        ? undefined
        : await onDemand(path, ports, site).catch((error: unknown) => {
            watch.step({ outcome: 'failed', error, isThrown: true });
            throw error;
          });
    if (found === undefined) {
      const { status, text } = await answerNothing(path ?? '/', ports, site);
      return answer(status, text);
    }
    if ('text' in found) return answerText(found, event.headers?.['if-none-match']);
    if (!('body' in found)) return redirect(found);
    const page = answer(200, Buffer.from(found.body).toString('utf8'), found.contentType);
    return isTooLarge(page) ? toStored(site, found) : page;
  };
}

/**
 * Most bytes that a function may answer with, as the JSON that Lambda is given: 6 MB
 * (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html). An HTTP API takes 10.
 */
const largestAnswer = 6 * 1024 * 1024;

function isTooLarge(result: APIGatewayProxyStructuredResultV2): boolean {
  return Buffer.byteLength(JSON.stringify(result)) > largestAnswer;
}

/**
 * Sends the reader to the page that was just stored. The address is absolute, and this answer is
 * kept nowhere: the site looks for a stored page first, so that nobody is sent here again.
 */
function toStored(site: Site, { key }: Page): APIGatewayProxyStructuredResultV2 {
  const address = `/${key.replace(/index\.html$/u, '')}`;
  const headers = { location: absolute(site, address), 'cache-control': 'no-store' };
  return { statusCode: 302, headers, body: '' };
}

/**
 * The path that a reader asked for, decoded; `undefined` when it is not percent-encoded UTF-8. The
 * edge hands it on in a header. Without it, `rawPath` is what an HTTP API makes of it: decoded once
 * already (docs/twins.md).
 */
function askedPath({ headers, rawPath }: APIGatewayProxyEventV2): string | undefined {
  const asked = headers?.[askedAddressHeader];
  try {
    const path = asked === undefined ? rawPath : decodeURIComponent(asked);
    // At the edge the address is an object key already: the bucket was asked first.
    return path.replace(/(?<=\/)index\.html$/u, '');
  } catch {
    return undefined;
  }
}

/** A day is long enough to spare the store; a mistake in this code would be kept no longer. */
const cacheControl: Readonly<Record<OnDemandRedirect['cache'], string>> = {
  permanent: 'public, max-age=86400',
  current: 'public, max-age=0, must-revalidate',
};

function redirect({
  redirect,
  cache,
  headers: more,
}: OnDemandRedirect): APIGatewayProxyStructuredResultV2 {
  const headers = { ...more, location: href(redirect), 'cache-control': cacheControl[cache] };
  return { statusCode: 302, headers, body: '' };
}

/** What was found has a validator, so that who has it already is sent nothing. */
function answerText(
  { status, text, contentType, keptSeconds = 0, headers }: OnDemandText,
  known = '',
): APIGatewayProxyStructuredResultV2 {
  const bare = answer(status, text, contentType);
  const made = { ...bare, headers: { ...bare.headers, ...headers } };
  if (status !== 200) return made;
  const etag = `"${createHash('sha256').update(text).digest('base64url')}"`;
  const validators = {
    etag,
    'cache-control': `public, max-age=${keptSeconds}${keptSeconds === 0 ? ', must-revalidate' : ''}`,
  };
  if (isKnown(etag, known)) return { statusCode: 304, headers: validators, body: '' };
  return { ...made, headers: { ...made.headers, ...validators } };
}

/** Tags are compared weakly (RFC 9110, 13.1.2): `W/"a"` is `"a"`. */
function isKnown(etag: string, known: string): boolean {
  const tags = known.split(',').map((tag) => tag.trim().replace(/^W\//u, ''));
  return tags.includes(etag) || tags.includes('*');
}

function answer(
  statusCode: number,
  body: string,
  contentType = 'text/html; charset=utf-8',
): APIGatewayProxyStructuredResultV2 {
  return { statusCode, headers: { 'content-type': contentType }, body };
}

export const handler = lazily(() => createHandler(onDemandPorts()));
