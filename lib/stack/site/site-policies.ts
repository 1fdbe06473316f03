import { Duration } from 'aws-cdk-lib';
import {
  CacheHeaderBehavior,
  CachePolicy,
  type ICachePolicy,
  type IResponseHeadersPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { Construct } from 'constructs';
import { askedAddressHeader } from '../../site/http/asked-address.ts';
import { createSecurityHeadersPolicy } from './security-headers-policy.ts';

/**
 * How CloudFront keeps pages, and the headers it adds. Both are the same for every plan, and an
 * account may have 20 of each
 * (https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html), so
 * several plans share them: made once, in a stack of their own, and handed to each plan.
 */
export class SitePolicies extends Construct {
  readonly cache: ICachePolicy;
  readonly headers: IResponseHeadersPolicy;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.headers = createSecurityHeadersPolicy(this, 'Headers');
    this.cache = new CachePolicy(this, 'Cache', {
      comment: 'As long as each page says; nothing but its address tells pages apart',
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      maxTtl: Duration.days(365),
      // A policy alone has a header that a function adds sent to the origin. It follows from the
      // address, so that no page is kept twice.
      headerBehavior: CacheHeaderBehavior.allowList(askedAddressHeader),
      enableAcceptEncodingBrotli: true,
      enableAcceptEncodingGzip: true,
    });
  }
}
