import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { href } from '../plan/addresses.ts';
import type { Page, PageStore } from '../ports.ts';
import { resolveAddress } from '../site/address-rules.ts';
import { securityHeaders } from '../site/response-headers.ts';

type HttpHandler = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>;

/** What the server puts together: the site, the webhook, the pages made on demand and a git remote. */
export interface SiteServerParts {
  readonly pages: PageStore;
  readonly receive: HttpHandler;
  readonly onDemand: HttpHandler;
  readonly git: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}

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
  let parts: SiteServerParts | undefined;
  const http = createServer((request, response) => {
    if (!parts) {
      end(response, 503, { 'retry-after': '1' }, 'Gazette is starting.\n');
      return;
    }
    serve(request, response, parts).catch((error: unknown) => {
      console.error(error);
      if (response.headersSent) response.destroy();
      else end(response, 500, { 'content-type': 'text/plain' }, 'Something went wrong here.\n');
    });
  });
  return {
    http,
    serve: (given) => {
      parts = given;
    },
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  parts: SiteServerParts,
): Promise<void> {
  const [path = '/', query] = (request.url ?? '/').split('?', 2);
  if (path.startsWith('/git/')) return parts.git(request, response);
  if (path === '/@webhook') return serveWebhook(request, response, parts.receive);
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return end(response, 405, { allow: 'GET, HEAD' }, 'This site can only be read.\n');
  const resolved = resolveAddress(path);
  if (resolved.kind === 'redirect') {
    const location = query === undefined ? resolved.location : `${resolved.location}?${query}`;
    return end(response, 301, { location }, '');
  }
  const page = await parts.pages.get(resolved.key);
  if (page) return servePage(request, response, page);
  const made = await parts.onDemand(httpEvent(request, path, ''));
  return end(response, made.statusCode ?? 200, headersOf(made), headless(request, made.body ?? ''));
}

async function serveWebhook(
  request: IncomingMessage,
  response: ServerResponse,
  receive: HttpHandler,
): Promise<void> {
  if (request.method !== 'POST')
    return end(response, 405, { allow: 'POST' }, 'Webhooks are sent by POST.\n');
  const body = await readBody(request);
  if (!body) return end(response, 413, {}, 'The body is too large.\n');
  const answer = await receive(httpEvent(request, '/@webhook', body.toString('base64')));
  end(response, answer.statusCode ?? 200, headersOf(answer), answer.body ?? '');
}

function servePage(request: IncomingMessage, response: ServerResponse, page: Page): void {
  const headers: Record<string, string> = {
    'content-type': page.contentType,
    'cache-control':
      page.cache === 'permanent' ? 'public, max-age=31536000, immutable' : 'public, no-cache',
    etag: `"${createHash('sha256').update(page.body).digest('base64url')}"`,
    ...page.headers,
  };
  const known = request.headers['if-none-match']?.split(/\s*,\s*/u) ?? [];
  if (page.redirect !== undefined)
    end(response, 301, { ...headers, location: href(page.redirect) }, '');
  else if (known.includes(headers.etag ?? '') || known.includes('*'))
    end(response, 304, headers, '');
  else end(response, 200, headers, headless(request, page.body));
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
  response.writeHead(status, { ...securityHeaders, ...headers });
  response.end(body);
}

function headersOf({ headers = {} }: APIGatewayProxyStructuredResultV2): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

/** The parts of an API Gateway HTTP event (payload format 2.0) that the functions read. */
function httpEvent(request: IncomingMessage, path: string, base64: string): APIGatewayProxyEventV2 {
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  );
  const http = {
    method: request.method ?? 'GET',
    path,
    protocol: 'HTTP/1.1',
    sourceIp: request.socket.remoteAddress ?? '',
    userAgent: headers['user-agent'] ?? '',
  };
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: '',
    headers,
    requestContext: {
      accountId: '',
      apiId: '',
      domainName: headers.host ?? '',
      domainPrefix: '',
      http,
      requestId: '',
      routeKey: '$default',
      stage: '$default',
      time: '',
      timeEpoch: 0,
    },
    body: base64,
    isBase64Encoded: true,
  };
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
