import { createContext, runInContext } from 'node:vm';
import { GetObjectCommand, NoSuchKey } from '@aws-sdk/client-s3';
import { createS3Client, type Environment } from '../../../lib/aws/clients/clients.ts';
import { bundleEdgeFunction } from '../../../lib/stack/bundles/bundle.ts';
import type { EdgeFunctionName } from '../../../lib/stack/bundles/stack-code.ts';

/** What a reader gets. */
export interface Reading {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Reads addresses as CloudFront does: through its two functions, from the bucket. */
export function openEdge(environment: Environment, bucket: string) {
  const client = createS3Client(environment);
  const scripts = new Map<EdgeFunctionName, string>();
  const run = (name: EdgeFunctionName, event: object) => {
    const script = scripts.get(name) ?? bundleEdgeFunction(name);
    scripts.set(name, script);
    return JSON.parse(
      runInContext(
        `${script}\nJSON.stringify(handler(${JSON.stringify(event)}))`,
        createContext({}),
      ),
    );
  };
  return async (address: string): Promise<Reading> => {
    const request = { method: 'GET', uri: encodeURI(address), querystring: {}, headers: {} };
    const resolved = run('viewer-request', { request });
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
      if (error instanceof NoSuchKey) return { status: 404, headers: {}, body: '' };
      throw error;
    }
  };
}

interface EdgeAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, { readonly value: string }>>;
}

function reading({ statusCode, headers }: EdgeAnswer, body: string): Reading {
  const values = Object.entries(headers).map(([name, { value }]) => [name, value]);
  return { status: statusCode, headers: Object.fromEntries(values), body };
}
