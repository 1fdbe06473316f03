import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { encodeBody } from '../../../lib/local/server/encoded-body.ts';

const body = new TextEncoder().encode('A plan. '.repeat(500));
const page = { body, contentType: 'text/html; charset=utf-8' };

describe('encodeBody', () => {
  it('takes Brotli before gzip, as CloudFront does', async () => {
    const brotli = await encodeBody(page, 'gzip, deflate, br');
    expect(brotli.encoding).toBe('br');
    expect(brotliDecompressSync(brotli.body)).toEqual(Buffer.from(body));
    const zipped = await encodeBody(page, 'GZIP;q=0.5');
    expect(zipped.encoding).toBe('gzip');
    expect(gunzipSync(zipped.body)).toEqual(Buffer.from(body));
  });

  it.each([undefined, '', 'identity', 'br;q=0', 'gzip; q=0.0, br;q=0'])(
    'sends to a reader of %p what is stored',
    async (accepted) => expect(await encodeBody(page, accepted)).toEqual({ body }),
  );

  it.each([
    'application/atom+xml; charset=utf-8',
    'application/feed+json',
    'image/png',
    'text/markdown',
  ])('leaves %s as it is, as CloudFront does', async (contentType) =>
    expect(await encodeBody({ body, contentType }, 'br')).toEqual({ body }),
  );

  it('leaves small bodies as they are', async () => {
    const small = { ...page, body: body.subarray(0, 999) };
    expect((await encodeBody(small, 'gzip')).encoding).toBeUndefined();
    const enough = { ...page, body: body.subarray(0, 1_000) };
    expect((await encodeBody(enough, 'gzip')).encoding).toBe('gzip');
  });
});
