import { createContext, runInContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import { pageMetadata, parsePage } from '../../lib/aws/s3/page-metadata.ts';
import type { Page } from '../../lib/ports/page-store.ts';
import { resolveAddress } from '../../lib/site/http/address-rules.ts';
import { preflightHeaders } from '../../lib/site/http/preflight.ts';
import { bundleEdgeFunction, mostEdgeBytes } from '../../lib/stack/bundles/bundle.ts';
import type { EdgeFunctionName } from '../../lib/stack/bundles/stack-code.ts';
import type { EdgeRequest, EdgeValue } from '../../lib/stack/edge/edge-event.ts';
import { edgeScript } from '../../lib/stack/site/edge-functions.ts';

const names: EdgeFunctionName[] = ['viewer-request', 'viewer-response'];
const bundles = new Map(names.map((name) => [name, bundleEdgeFunction(name)]));

/** Runs a bundle as CloudFront does: as a script, through its global handler, JSON in and out. */
function run(name: EdgeFunctionName, event: object): unknown {
  const script = `${bundles.get(name)}\nJSON.stringify(handler(${JSON.stringify(event)}))`;
  return JSON.parse(runInContext(script, createContext({})));
}

function request(uri: string, querystring: Record<string, EdgeValue> = {}): unknown {
  const asked: EdgeRequest = { method: 'GET', uri, querystring, headers: {} };
  return run('viewer-request', { request: asked });
}

describe.each(names)('the bundle of %s', (name) => {
  const code = bundles.get(name) ?? '';

  it('fits into CloudFront and is plain ASCII', () => {
    expect(code.length).toBeLessThan(mostEdgeBytes);
    expect(code).toMatch(/^[\t\n -~]+$/u);
  });

  it('has no syntax, module or pattern that the runtime does not document', () => {
    expect(code).not.toMatch(
      /\b(?:import|export|class|require)\b|=>\s*async|\?\?|\?\.|\.\.\.|\bof\b/u,
    );
    expect(code).not.toMatch(/\/[dgimsy]*[uv][dgimsy]*[.,;)]/u);
  });
});

describe('viewer-request', () => {
  it.each([
    '/',
    '/climate/commitment-24/',
    '/climate/commitment-24',
    '/a//b/../c',
    '/%c3%a9nergie/feed.xml',
    '/a/@compare/0123456789ab..fedcba987654/',
    '/index.html',
    '/%zz',
    '/a+b/(c)/',
  ])('does with %s what the local server does', (path) => {
    const resolved = resolveAddress(path);
    const answer = request(path);
    if (resolved.kind === 'redirect')
      expect(answer).toMatchObject({
        statusCode: 301,
        headers: { location: { value: resolved.location } },
      });
    else expect(decodeURIComponent((answer as EdgeRequest).uri)).toBe(`/${resolved.key}`);
  });

  it('answers what browsers ask before they send a header, wherever they ask it', () => {
    const asked = { method: 'OPTIONS', uri: '/a/feed.json', querystring: {}, headers: {} };
    const entries = Object.entries(preflightHeaders).map(([name, value]) => [name, { value }]);
    expect(run('viewer-request', { request: asked })).toEqual({
      ...{ statusCode: 204, statusDescription: 'No Content' },
      headers: Object.fromEntries(entries),
    });
  });

  it('encodes what S3 would read in another way', () => {
    expect(request("/a+b/(c')!*/")).toMatchObject({ uri: '/a%2Bb/%28c%27%29%21%2A/index.html' });
  });

  describe('where previews have a host of their own', () => {
    const script = edgeScript(bundles.get('viewer-request') ?? '', 'preview.example.org');
    const ask = (host: string, uri: string) => {
      const asked = { method: 'GET', uri, querystring: {}, headers: { host: { value: host } } };
      const run = `${script}\nJSON.stringify(handler(${JSON.stringify({ request: asked })}))`;
      return JSON.parse(runInContext(run, createContext({})));
    };

    it.each(['/@preview/12/', '/@preview/12/one/', '/%40preview/12/one/'])(
      'reads %s there, and leads there from the site',
      (uri) => {
        expect(ask('preview.example.org', uri)).toMatchObject({
          uri: expect.stringMatching(/^\/%40preview\/12\/|^\/@preview\/12\//u),
        });
        for (const host of [
          'plan.example.org',
          'd1.cloudfront.net',
          'preview.example.org.evil.org',
        ])
          expect(ask(host, uri)).toMatchObject({
            statusCode: 301,
            headers: { location: { value: `https://preview.example.org${uri}` } },
          });
      },
    );

    it('reads nothing there that is published, but what previews show', () => {
      for (const uri of ['/', '/one/', '/@changes/', '/feed.xml', '/x/@preview/12/', '/@search/'])
        expect(ask('preview.example.org', uri)).toMatchObject({ statusCode: 404 });
      const image = `/@assets/${'a'.repeat(40)}.png`;
      for (const host of ['preview.example.org', 'plan.example.org'])
        expect(ask(host, image)).toMatchObject({ uri: expect.stringContaining('.png') });
      expect(ask('plan.example.org', '/one/')).toMatchObject({ uri: '/one/index.html' });
    });

    it('is still small enough', () => {
      expect(script.length).toBeLessThan(mostEdgeBytes);
    });
  });

  it('asks for a version of a date by its address, and for nothing else', () => {
    const headers = { 'accept-datetime': { value: 'Sun, 01 May 2016 00:00:00 GMT' } };
    const ask = (uri: string) =>
      run('viewer-request', { request: { method: 'GET', uri, querystring: {}, headers } });
    expect(ask('/a/@timegate/')).toMatchObject({
      uri: '/a/%40timegate/%3Fat%3DSun%2C%2001%20May%202016%2000%3A00%3A00%20GMT',
    });
    expect(ask('/a/')).toMatchObject({ uri: '/a/index.html' });
  });

  it('keeps the query of what it redirects', () => {
    const query = {
      a: { value: '1', multiValue: [{ value: '1' }, { value: '%26' }] },
      b: { value: '' },
    };
    expect(request('/x', query)).toMatchObject({
      headers: { location: { value: '/x/?a=1&a=%26&b' } },
    });
  });
});

describe('viewer-response', () => {
  const page: Page = {
    key: 'old/index.html',
    body: new Uint8Array(),
    contentType: 'text/html; charset=utf-8',
    cache: 'current',
    headers: { link: '</a/>; rel="original"', 'memento-datetime': 'Sun, 01 May 2016 00:00:00 GMT' },
    sequence: 7,
  };

  /** The headers S3 sends for a page. */
  function stored(page: Page): Record<string, EdgeValue> {
    const { ContentType, Metadata } = pageMetadata(page);
    const own = Object.entries(Metadata).map(([name, value]) => [`x-amz-meta-${name}`, { value }]);
    return { 'content-type': { value: ContentType }, ...Object.fromEntries(own) };
  }

  function respond(page: Page, statusCode = 200) {
    const response = { statusCode, headers: stored(page) };
    return run('viewer-response', { request: {}, response });
  }

  it.each(['before', 'after'])(
    'lets a stored header count that comes %s the same one of all',
    (when) => {
      const policy = { 'content-security-policy': { value: "default-src 'none'" } };
      const own = stored({ ...page, headers: { 'content-security-policy': 'sandbox' } });
      const headers = when === 'before' ? { ...own, ...policy } : { ...policy, ...own };
      const response = { statusCode: 200, headers };
      expect(run('viewer-response', { request: {}, response })).toMatchObject({
        headers: { 'content-security-policy': { value: 'sandbox' } },
      });
    },
  );

  it.each([
    ['application/atom+xml; charset=utf-8', 'application/xml; charset=utf-8'],
    ['application/feed+json', 'application/json'],
    ['text/markdown; charset=utf-8', 'text/plain; charset=utf-8'],
    ['application/rss+xml; charset=utf-8', 'application/rss+xml; charset=utf-8'],
    ['image/png', 'image/png'],
  ])(
    'gives readers %s of what is stored as %s, which CloudFront compresses',
    (contentType, type) => {
      expect(pageMetadata({ ...page, contentType }).ContentType).toBe(type);
      expect(respond({ ...page, contentType })).toMatchObject({
        headers: { 'content-type': { value: contentType } },
      });
      expect(parsePage(page.key, page.body, pageMetadata({ ...page, contentType }))).toMatchObject({
        contentType,
        headers: page.headers,
      });
    },
  );

  it('gives a page the headers that were stored with it, and hides what is Gazette’s own', () => {
    expect(respond(page)).toEqual({
      statusCode: 200,
      headers: {
        'content-type': { value: 'text/html; charset=utf-8' },
        link: { value: '</a/>; rel="original"' },
        'memento-datetime': { value: 'Sun, 01 May 2016 00:00:00 GMT' },
      },
    });
  });

  it('makes a redirect of a page that has moved', () => {
    expect(respond({ ...page, redirect: '/énergie/' })).toMatchObject({
      statusCode: 301,
      headers: { location: { value: '/%C3%A9nergie/' } },
    });
  });

  it('leaves an unchanged page unchanged', () => {
    expect(respond({ ...page, redirect: '/new/' }, 304)).toMatchObject({ statusCode: 304 });
  });
});
