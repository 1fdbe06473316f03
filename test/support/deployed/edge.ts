import { createContext, runInContext } from 'node:vm';
import { GetObjectCommand, NoSuchKey } from '@aws-sdk/client-s3';
import { createS3Client, type Environment } from '../../../lib/aws/clients/clients.ts';
import { href, pageKey } from '../../../lib/plan/addresses/addresses.ts';
import { bundleEdgeFunction } from '../../../lib/stack/bundles/bundle.ts';
import type { EdgeFunctionName } from '../../../lib/stack/bundles/stack-code.ts';
import type { EdgeRequest } from '../../../lib/stack/edge/edge-event.ts';
import { edgeScript } from '../../../lib/stack/site/edge-functions.ts';
import type { DistributionWiring } from './wiring.ts';

/** What a reader gets. */
export interface Reading {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A request that CloudFront's function let through to an origin. */
export interface OriginRequest {
  readonly uri: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * CloudFront as far as Gazette needs it: its two functions, the bucket, and what goes to an origin.
 */
export function openEdge(
  environment: Environment,
  bucket: string,
  { forwarded, errorPage, previewHost }: DistributionWiring,
) {
  const client = createS3Client(environment);
  const scripts = new Map<EdgeFunctionName, string>();
  const run = (name: EdgeFunctionName, event: object) => {
    const script = scripts.get(name) ?? edgeScript(bundleEdgeFunction(name), previewHost);
    scripts.set(name, script);
    return JSON.parse(
      runInContext(
        `${script}\nJSON.stringify(handler(${JSON.stringify(event)}))`,
        createContext({}),
      ),
    );
  };
  const ask = (address: string, host = '') => {
    const headers = { host: { value: host } };
    const request = { method: 'GET', uri: href(address), querystring: {}, headers };
    return { request, resolved: run('viewer-request', { request }) };
  };
  /** What the origin of a made page is asked; not for addresses that are redirected. */
  const toOrigin = (address: string): OriginRequest => {
    const { uri, headers } = ask(address).resolved as EdgeRequest;
    const kept = Object.entries(headers).filter(([name]) => forwarded.includes(name));
    return { uri, headers: Object.fromEntries(kept.map(([name, { value }]) => [name, value])) };
  };
  const read = async (address: string, host?: string): Promise<Reading> => {
    const { request, resolved } = ask(address, host);
    if (resolved.statusCode !== undefined) return reading(resolved, '');
    const Key = decodeURIComponent(resolved.uri.slice(1));
    try {
      const found = await client.send(new GetObjectCommand({ Bucket: bucket, Key }));
      const metadata = Object.entries(found.Metadata ?? {}).map(([name, value]) => [
        `x-amz-meta-${name}`,
        { value },
      ]);
      const headers = {
        'content-type': { value: found.ContentType },
        ...Object.fromEntries(metadata),
      };
      const response = run('viewer-response', { request, response: { statusCode: 200, headers } });
      return reading(response, (await found.Body?.transformToString()) ?? '');
    } catch (error) {
      if (error instanceof NoSuchKey) return notFound();
      throw error;
    }
  };
  /**
   * The page that the distribution names for 403, which is what S3 answers to who may not list; while
   * that page is not there either, the reader gets the 403 (Amazon CloudFront Developer Guide, "How
   * CloudFront processes HTTP 4xx and 5xx status codes from your origin"). No function runs on errors.
   */
  const notFound = async (): Promise<Reading> => {
    try {
      const Key = pageKey(errorPage);
      const found = await client.send(new GetObjectCommand({ Bucket: bucket, Key }));
      return {
        status: 404,
        headers: { 'content-type': found.ContentType ?? '' },
        body: (await found.Body?.transformToString()) ?? '',
      };
    } catch (error) {
      if (error instanceof NoSuchKey) return { status: 403, headers: {}, body: 'AccessDenied' };
      throw error;
    }
  };
  return { read, toOrigin };
}

interface EdgeAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, { readonly value: string }>>;
}

function reading({ statusCode, headers }: EdgeAnswer, body: string): Reading {
  const values = Object.entries(headers).map(([name, { value }]) => [name, value]);
  return { status: statusCode, headers: Object.fromEntries(values), body };
}
