import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { fewEachTurn } from '../../concurrency/few-each-turn.ts';
import { sharedReads } from '../../concurrency/shared-reads.ts';
import { href, notFoundAddress, pageAddress, pageKey } from '../../plan/addresses/addresses.ts';
import type { PageStore, StoredPage } from '../../ports/page-store.ts';
import { resolveAddress } from '../../site/http/address-rules.ts';
import { askedAddressHeader, objectPath } from '../../site/http/asked-address.ts';
import {
  askedDateHeader,
  askedKey,
  datePart,
  type QueryPart,
} from '../../site/http/asked-query.ts';
import { mayBeMade } from '../../site/http/made-when-asked.ts';
import { preflightHeaders } from '../../site/http/preflight.ts';
import { openHeaders, securityHeaders } from '../../site/http/response-headers.ts';
import { type ByteRange, readRange } from './byte-range.ts';
import { encodeBody } from './encoded-body.ts';
import { httpEvent } from './http-event.ts';
import { isForUs, isFromHere } from './own-names.ts';
import { isSameForRange, isUnchanged } from './unchanged.ts';

type HttpHandler = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>;

/** What the server puts together: the site, the webhook, the pages made on demand and a git remote. */
export interface SiteServerParts {
  /** Where readers find the site: its host is one of the names that are answered to. */
  readonly url: string;
  readonly pages: PageStore;
  readonly receive: HttpHandler;
  readonly onDemand: HttpHandler;
  readonly git: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}

/** What readers' requests are answered from: each page is looked up once for all who ask at the same time. */
interface ReaderParts extends SiteServerParts {
  readonly pageAt: (key: string) => Promise<TaggedPage | undefined>;
  readonly madeAt: (key: string) => Promise<APIGatewayProxyStructuredResultV2>;
}

interface TaggedPage extends StoredPage {
  readonly etag: string;
}

/** Readers' requests that begin in one turn of the event loop: some milliseconds of work. */
const mostEachTurn = 16;

/** Largest webhook body that is read: GitHub's own limit is 25 MB, an HTTP API's 10 MB. */
const maximumBody = 10 * 1024 * 1024;

/** An HTTP server and what it serves once everything behind it is up. */
export interface SiteServer {
  readonly http: Server;
  readonly serve: (parts: SiteServerParts) => void;
}

/**
 * Stands in the CDN's place: the same address rules, headers and validators, over the page store.
 * It can listen before it has anything to serve, so that its port is taken first; until then it
 * asks to be tried again.
 */
export function createSiteServer(): SiteServer {
  let parts: ReaderParts | undefined;
  const readersTurn = fewEachTurn(mostEachTurn);
  const http = createServer((request, response) => {
    if (!parts) {
      end(response, 503, { 'retry-after': '1' }, 'Gazette is starting.\n');
      return;
    }
    serve(request, response, parts, readersTurn).catch((error: unknown) => {
      console.error(error);
      if (response.headersSent) response.destroy();
      else end(response, 500, plain, 'Something went wrong here.\n');
    });
  });
  return {
    http,
    serve: (given) => {
      parts = readerParts(given);
    },
  };
}

/** As a CDN and the front door do: equal requests become one, and comparisons are made one by one. */
function readerParts(given: SiteServerParts): ReaderParts {
  let made: Promise<unknown> = Promise.resolve();
  return {
    ...given,
    pageAt: sharedReads(async (key) => {
      const page = await given.pages.get(key);
      const digest = page && createHash('sha256').update(page.body).digest('base64url');
      return page && { ...page, etag: `"${digest}"` };
    }),
    madeAt: sharedReads((key) => {
      const path = objectPath(key);
      const headers = { [askedAddressHeader]: path };
      const next = made.then(() => given.onDemand(httpEvent(path, { method: 'GET', headers })));
      made = next.catch(() => {});
      return next;
    }),
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  parts: ReaderParts,
  readersTurn: () => Promise<void>,
): Promise<void> {
  if (!isForUs(request, parts.url)) return end(response, 421, plain, misdirected);
  const [path = '/', query] = (request.url ?? '/').split('?', 2);
  if (path.startsWith('/git/')) {
    if (isFromHere(request)) return parts.git(request, response);
    return end(response, 403, {}, 'Pushes are taken from this machine alone.\n');
  }
  if (path === '/@webhook') return serveWebhook(request, response, parts.receive);
  if (request.method === 'OPTIONS') return end(response, 204, preflightHeaders, '');
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return end(response, 405, { allow: 'GET, HEAD, OPTIONS' }, 'This site can only be read.\n');
  const resolved = resolveAddress(path);
  if (resolved.kind === 'redirect') {
    const location = query === undefined ? resolved.location : `${resolved.location}?${query}`;
    return end(response, 301, { location }, '');
  }
  await readersTurn();
  const date = request.headers[askedDateHeader];
  const asked = [...datePart(date === undefined ? date : String(date)), ...queryParts(query ?? '')];
  const key = askedKey(resolved.key, asked);
  const page = await parts.pageAt(key);
  if (page) return servePage(request, response, page);
  if (!mayBeMade(pageAddress(key))) return serveNotFound(request, response, parts);
  return serveMade(request, response, await parts.madeAt(key));
}

async function serveNotFound(
  request: IncomingMessage,
  response: ServerResponse,
  { pageAt }: ReaderParts,
): Promise<void> {
  const page = await pageAt(pageKey(notFoundAddress()));
  const body = page ? Buffer.from(page.body).toString() : 'There is no such page.\n';
  const headers = { 'content-type': page?.contentType ?? plain['content-type'] };
  end(response, 404, headers, headless(request, body));
}

/** As a CDN does, which asks once for all who ask at the same time: it knows itself what each has. */
async function serveMade(
  request: IncomingMessage,
  response: ServerResponse,
  made: APIGatewayProxyStructuredResultV2,
): Promise<void> {
  const { etag = '', ...headers } = headersOf(made);
  if (etag === '')
    return end(response, made.statusCode ?? 200, headers, headless(request, made.body ?? ''));
  if (isUnchanged(request.headers, { etag })) return end(response, 304, { ...headers, etag }, '');
  const whole = { body: Buffer.from(made.body ?? ''), contentType: headers['content-type'] ?? '' };
  const { body, encoding } = await encodeBody(whole, request.headers['accept-encoding']);
  const encoded = encoding
    ? { 'content-encoding': encoding, vary: 'Accept-Encoding', etag: `W/${etag}` }
    : { etag };
  const all = { ...headers, ...encoded, 'content-length': `${body.length}` };
  return end(response, 200, all, headless(request, body));
}

/** A query as CloudFront hands it to its functions. */
function queryParts(query: string): QueryPart[] {
  return query.split('&').map((part) => {
    const [name = '', ...value] = part.split('=');
    return { name, value: value.join('=') };
  });
}

const plain = { 'content-type': 'text/plain; charset=utf-8' } as const;

const misdirected =
  'This is not the site of that name. If it is to be, start Gazette with --url and its address.\n';

async function serveWebhook(
  request: IncomingMessage,
  response: ServerResponse,
  receive: HttpHandler,
): Promise<void> {
  if (request.method !== 'POST')
    return end(response, 405, { allow: 'POST' }, 'Webhooks are sent by POST.\n');
  const body = await readBody(request);
  if (!body) return end(response, 413, {}, 'The body is too large.\n');
  const answer = await receive(httpEvent('/@webhook', request, body));
  end(response, answer.statusCode ?? 200, headersOf(answer), answer.body ?? '');
}

async function servePage(
  request: IncomingMessage,
  response: ServerResponse,
  page: TaggedPage,
): Promise<void> {
  const headers: Record<string, string> = {
    'content-type': page.contentType,
    'cache-control':
      page.cache === 'permanent' ? 'public, max-age=31536000, immutable' : 'public, no-cache',
    etag: page.etag,
    ...(page.modified && { 'last-modified': page.modified.toUTCString() }),
    ...page.headers,
  };
  if (page.redirect !== undefined)
    return end(response, 301, { ...headers, location: href(page.redirect) }, '');
  if (isUnchanged(request.headers, page)) return end(response, 304, headers, '');
  const range = rangeOf(request, page);
  if (range) return servePart(response, { page, headers, range });
  const { body, encoding } = await encodeBody(page, request.headers['accept-encoding']);
  const encoded = encoding && {
    ...{ 'content-encoding': encoding, vary: 'Accept-Encoding' },
    // Other bytes than the stored ones: CloudFront makes the tag weak.
    etag: `W/${page.etag}`,
  };
  const whole = { ...headers, 'accept-ranges': 'bytes', 'content-length': `${body.length}` };
  end(response, 200, { ...whole, ...encoded }, headless(request, body));
}

/** A range holds for the bytes that the reader has a part of, and no others. */
function rangeOf({ headers, method }: IncomingMessage, page: TaggedPage) {
  const isSame = method === 'GET' && isSameForRange(headers, page);
  return isSame ? readRange(headers.range, page.body.length) : undefined;
}

function servePart(
  response: ServerResponse,
  part: {
    readonly page: TaggedPage;
    readonly headers: Readonly<Record<string, string>>;
    readonly range: ByteRange | 'unsatisfiable';
  },
): void {
  const { page, headers, range } = part;
  const size = page.body.length;
  if (range === 'unsatisfiable') {
    end(response, 416, { ...plain, 'content-range': `bytes */${size}` }, '');
    return;
  }
  const { from, to } = range;
  const partial = { ...headers, 'content-range': `bytes ${from}-${to - 1}/${size}` };
  end(response, 206, partial, page.body.subarray(from, to));
}

function headless(request: IncomingMessage, body: Uint8Array | string): Uint8Array | string {
  return request.method === 'HEAD' ? '' : body;
}

function end(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>>,
  body: Uint8Array | string,
): void {
  response.writeHead(status, { ...securityHeaders, ...openHeaders, ...headers });
  response.end(body);
}

function headersOf({ headers = {} }: APIGatewayProxyStructuredResultV2): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > maximumBody) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
