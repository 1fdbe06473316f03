import { createHash } from 'node:crypto';
import { type CloudFrontClient, CreateInvalidationCommand } from '@aws-sdk/client-cloudfront';
import { href } from '../plan/addresses.ts';
import type { Cdn } from '../ports.ts';

/**
 * CloudFront: 3,000 paths may be in progress at once and 1,000 a month are free; a wildcard counts
 * as one. Above this many addresses asking for everything is the better bargain.
 */
const defaultMostPaths = 50;

/** Invalidates a CloudFront distribution. The same request made twice is one invalidation. */
export function createCloudFrontCdn(options: {
  readonly client: CloudFrontClient;
  readonly distribution: string;
  readonly mostPaths?: number;
}): Cdn {
  const { client, distribution, mostPaths = defaultMostPaths } = options;
  return {
    async invalidate(addresses, reference) {
      if (addresses.length === 0) return;
      const paths = invalidationPaths(addresses, mostPaths);
      await client.send(
        new CreateInvalidationCommand({
          DistributionId: distribution,
          InvalidationBatch: {
            CallerReference: callerReference(reference, paths),
            Paths: { Quantity: paths.length, Items: paths },
          },
        }),
      );
    },
  };
}

/** The paths to ask for, in order: each address once, or all of them by one wildcard. */
export function invalidationPaths(addresses: readonly string[], mostPaths: number): string[] {
  const paths = [...new Set(addresses.map(invalidationPath))].sort();
  return paths.length > mostPaths ? ['/*'] : paths;
}

/** CloudFront gives `*` a meaning and refuses `~`: from there on a wildcard stands for the rest. */
function invalidationPath(address: string): string {
  const path = href(address);
  const special = path.search(/[*~]/u);
  return special < 0 ? path : `${path.slice(0, special)}*`;
}

/** CloudFront refuses a reference that was used for other paths, so the paths are part of it. */
function callerReference(reference: string, paths: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify([reference, paths]))
    .digest('hex');
}
