import {
  type CloudFrontClient,
  CreateDistributionCommand,
  type DistributionConfig,
  ListDistributionsCommand,
} from '@aws-sdk/client-cloudfront';
import { type Finding, good, problem, unknown } from './finding.ts';

const about = 'CloudFront';

/**
 * Whether the account may have a distribution: AWS wants to verify some new accounts first
 * (aws-samples/aws-cdk-examples#279). No question of AWS's API asks for that. An account that has a
 * distribution is verified; another is asked to make one that cannot be made, since its pages come
 * from an origin that it does not name. Nothing comes of that in either case.
 */
export async function checkCloudFront(client: CloudFrontClient): Promise<Finding> {
  const { DistributionList } = await client.send(new ListDistributionsCommand({ MaxItems: 1 }));
  if ((DistributionList?.Quantity ?? 0) > 0)
    return good(about, 'the account has a distribution already');
  try {
    await client.send(new CreateDistributionCommand({ DistributionConfig: impossible() }));
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    if (/must be verified/iu.test(said))
      return problem(
        about,
        'AWS has not verified this account for CloudFront yet',
        'Ask AWS Support to: Account and billing, "verify my account for CloudFront". It is free and takes a day or two.',
      );
  }
  return unknown(
    about,
    'the account has no distribution yet, and AWS says only when it makes one whether it may',
    'If the deployment fails with "Your account must be verified", ask AWS Support, and deploy again.',
  );
}

function impossible(): DistributionConfig {
  return {
    CallerReference: 'gazette-preflight',
    Comment: 'Cannot be made: its origin is not there',
    Enabled: false,
    Origins: {
      Quantity: 1,
      Items: [
        {
          Id: 'named',
          DomainName: 'example.org',
          CustomOriginConfig: {
            HTTPPort: 80,
            HTTPSPort: 443,
            OriginProtocolPolicy: 'https-only',
          },
        },
      ],
    },
    DefaultCacheBehavior: {
      TargetOriginId: 'not-named',
      ViewerProtocolPolicy: 'redirect-to-https',
      // CloudFront's own policy "CachingOptimized".
      CachePolicyId: '658327ea-f89d-4fab-a63d-7e88639e58f6',
    },
  };
}
