import { describe, expect, it } from '@jest/globals';
import { createCloudFrontClient } from '../../lib/aws/clients.ts';
import { createCloudFrontCdn, invalidationPaths } from '../../lib/aws/cloudfront-cdn.ts';
import { useService } from './service.ts';

const service = useService();

describe('the addresses that CloudFront is asked to fetch anew', () => {
  it('are encoded, each once, in order', () => {
    expect(invalidationPaths(['/b/', '/été/', '/a b/', '/b/'], 10)).toEqual([
      '/%C3%A9t%C3%A9/',
      '/a%20b/',
      '/b/',
    ]);
  });

  it('become everything when they are many', () => {
    expect(invalidationPaths(['/a/', '/b/', '/c/'], 2)).toEqual(['/*']);
  });

  it('end before a sign that CloudFront refuses or reads as a wildcard', () => {
    expect(invalidationPaths(['/a/b~c/', '/d/*/e/'], 10)).toEqual(['/a/b*', '/d/*']);
  });
});

describe('an invalidation', () => {
  it('is the same request when it is made again, another one for other addresses', async () => {
    const client = createCloudFrontClient(service.environment());
    const cdn = createCloudFrontCdn({ client, distribution: 'E1' });
    service.answerWith(() => ({ status: 201, body: '<Invalidation/>', type: 'text/xml' }));
    await cdn.invalidate(['/a/', '/b/'], 'announced-7');
    await cdn.invalidate(['/b/', '/a/'], 'announced-7');
    await cdn.invalidate(['/c/'], 'announced-7');
    await cdn.invalidate([], 'announced-8');
    const [first, second, third, ...more] = service.requests();
    expect(first?.body).toContain('<Path>/a/</Path><Path>/b/</Path>');
    expect(second?.body).toBe(first?.body);
    expect(third?.body).not.toBe(first?.body);
    expect(more).toEqual([]);
  });
});
