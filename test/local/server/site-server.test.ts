import { once } from 'node:events';
import { type OutgoingHttpHeaders, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createSiteServer } from '../../../lib/local/server/site-server.ts';
import { createMemoryPageStore } from '../../../lib/memory/memory-page-store.ts';
import type { StoredPage } from '../../../lib/ports/page-store.ts';
import { preflightHeaders } from '../../../lib/site/http/preflight.ts';
import { listen } from '../../support/listen.ts';

const modified = new Date('2026-11-29T12:00:00Z');
const dated = (page: StoredPage | undefined) => page && { ...page, modified };

/** What is made when it is asked for. */
const made = { 'content-type': 'application/json', etag: '"a"', 'cache-control': 'max-age=900' };
const body = '{} '.repeat(1000);

const server = createSiteServer();
let port: string;

beforeAll(async () => {
  const pages = createMemoryPageStore();
  await pages.put({
    ...{ key: 'index.html', body: new TextEncoder().encode('<p>A plan</p>') },
    ...{ contentType: 'text/html; charset=utf-8', cache: 'current', sequence: 1 },
  });
  await pages.put({
    ...{ key: 'long/index.html', body: new TextEncoder().encode('A plan. '.repeat(500)) },
    ...{ contentType: 'text/html; charset=utf-8', cache: 'current', sequence: 1 },
  });
  server.serve({
    url: 'https://plan.example.org',
    pages: { ...pages, get: async (key) => dated(await pages.get(key)) },
    receive: async () => ({ statusCode: 202 }),
    onDemand: async ({ rawPath }) =>
      rawPath.includes('feeds') ? { statusCode: 200, headers: made, body } : { statusCode: 404 },
    git: async (_, response) => void response.writeHead(200).end(),
  });
  port = new URL(await listen(server.http)).port;
});

afterAll(async () => {
  server.http.closeAllConnections();
  server.http.close();
  await once(server.http, 'close');
});

async function ask(path: string, headers: OutgoingHttpHeaders = {}, method = 'GET') {
  const asked = request({ host: '127.0.0.1', port, path, headers, method });
  asked.end();
  const [response] = await once(asked, 'response');
  response.resume();
  return response;
}

const routes = [
  ['GET', '/'],
  ['GET', '/missing/'],
  ['GET', '/moved'],
  ['POST', '/@webhook'],
  ['GET', '/git/plan.git/info/refs'],
  ['POST', '/git/plan.git/git-receive-pack'],
] as const;

describe('a request for another name than those of this machine and its site', () => {
  const names = [
    'evil.example',
    `evil.example:8787`,
    'localhost.evil.example',
    'notlocalhost',
    '127.0.0.1.evil.example',
    'plan.example.org.evil.example',
    '192.0.2.1',
    '0.0.0.0',
  ];

  it.each(routes)('is answered with nothing of it: %s %s', async (method, path) => {
    for (const host of names) {
      const { statusCode } = await ask(path, { host }, method);
      expect([host, statusCode]).toEqual([host, 421]);
    }
  });
});

describe('a request for a name of this machine, or of its site', () => {
  it.each([
    'localhost',
    'LOCALHOST:8787',
    '127.0.0.1:1',
    '[::1]:8787',
    'plan.localhost',
    'plan.example.org',
    'Plan.Example.org:443',
  ])('is answered: %s', async (host) => {
    expect((await ask('/', { host })).statusCode).toBe(200);
    expect((await ask('/@webhook', { host }, 'POST')).statusCode).toBe(202);
  });
});

describe('the git remote', () => {
  const path = '/git/plan.git/info/refs';

  it('answers this machine', async () => {
    expect((await ask(path, { host: 'localhost' })).statusCode).toBe(200);
  });

  it.each<OutgoingHttpHeaders>([
    { host: 'plan.example.org' },
    { host: 'localhost', forwarded: 'for=192.0.2.1' },
    { host: 'localhost', 'x-forwarded-for': '192.0.2.1' },
    { host: 'localhost', via: '1.1 proxy' },
    { host: 'localhost', origin: 'https://evil.example' },
  ])('answers nobody else: %j', async (headers) => {
    expect((await ask(path, headers)).statusCode).toBe(403);
  });
});

describe('what browsers ask before a page of another site sends a header of its own', () => {
  it.each(['/', '/feed.json', '/@feeds/due.ics', '/missing/'])(
    'is answered as CloudFront does: %s',
    async (path) => {
      const headers = { origin: 'https://other.example', 'access-control-request-method': 'GET' };
      const answer = await ask(path, headers, 'OPTIONS');
      expect(answer.statusCode).toBe(204);
      expect(answer.headers).toMatchObject(preflightHeaders);
    },
  );

  it('gives nobody what is this machine’s alone', async () => {
    const headers = { host: 'localhost', origin: 'https://evil.example' };
    expect((await ask('/git/plan.git/info/refs', headers, 'OPTIONS')).statusCode).toBe(403);
    expect((await ask('/@webhook', headers, 'OPTIONS')).statusCode).toBe(405);
    expect((await ask('/', headers, 'POST')).statusCode).toBe(405);
  });
});

describe('a page that the reader has', () => {
  it.each([
    (tag: string) => tag,
    (tag: string) => `W/${tag}`,
    (tag: string) => `"other", W/${tag}`,
    () => '*',
  ])('is not sent again, whether its tag is strong or weak: %#', async (known) => {
    const { etag = '' } = (await ask('/')).headers;
    const answer = await ask('/', { 'if-none-match': known(etag) });
    expect(answer.statusCode).toBe(304);
  });

  it('is not sent again to who has it since it was stored', async () => {
    const { headers } = await ask('/');
    expect(headers['last-modified']).toBe('Sun, 29 Nov 2026 12:00:00 GMT');
    const since = { 'if-modified-since': headers['last-modified'] };
    expect((await ask('/', since)).statusCode).toBe(304);
    expect((await ask('/', { ...since, 'if-none-match': '"other"' })).statusCode).toBe(200);
  });

  it('is sent again under another tag', async () => {
    expect((await ask('/', { 'if-none-match': 'W/"other"' })).statusCode).toBe(200);
  });
});

describe('a long page', () => {
  it('is sent compressed, with a weak tag that is known again', async () => {
    const { headers } = await ask('/long/', { 'accept-encoding': 'gzip' });
    expect(headers['content-encoding']).toBe('gzip');
    expect(headers.vary).toBe('Accept-Encoding');
    expect(headers.etag).toMatch(/^W\/"/u);
    expect((await ask('/long/', { 'if-none-match': headers.etag })).statusCode).toBe(304);
  });

  it('is sent in part to who asks for a part', async () => {
    const { headers, statusCode } = await ask('/long/', { range: 'bytes=10-19' });
    expect(statusCode).toBe(206);
    expect(headers['content-range']).toBe('bytes 10-19/4000');
    expect((await ask('/long/', { range: 'bytes=4000-' })).statusCode).toBe(416);
  });

  it('is sent whole to who has a part of another one', async () => {
    const part = { range: 'bytes=10-19', 'if-range': '"other"' };
    expect((await ask('/long/', part)).statusCode).toBe(200);
  });
});

describe('what is made when it is asked for', () => {
  const path = '/@feeds/deadlines.json';

  it('is not sent again to who has it, compressed or not', async () => {
    for (const tag of ['"a"', 'W/"a"', '"b", "a"']) {
      const known = await ask(path, { 'if-none-match': tag });
      expect([tag, known.statusCode, known.headers.etag]).toEqual([tag, 304, '"a"']);
    }
    expect((await ask(path, { 'if-none-match': '"b"' })).statusCode).toBe(200);
  });

  it('is sent compressed, with a weak tag, and may be kept', async () => {
    const { statusCode, headers } = await ask(path, { 'accept-encoding': 'br' });
    expect([statusCode, headers['content-encoding'], headers.etag]).toEqual([200, 'br', 'W/"a"']);
    expect(headers['cache-control']).toBe('max-age=900');
  });

  it('may be read by pages of other sites, as everything may', async () => {
    for (const one of ['/', path, '/missing/'])
      expect((await ask(one)).headers['access-control-allow-origin']).toBe('*');
  });
});
