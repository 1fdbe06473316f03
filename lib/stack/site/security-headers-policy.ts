import { Duration } from 'aws-cdk-lib';
import {
  HeadersFrameOption,
  HeadersReferrerPolicy,
  ResponseHeadersPolicy,
  type ResponseSecurityHeadersBehavior,
} from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import { preflightHeaders } from '../../site/http/preflight.ts';
import { openHeaders, securityHeaders } from '../../site/http/response-headers.ts';

/** Headers that CloudFront takes in fields of their own and refuses among custom ones. */
const ownFields: ReadonlySet<string> = new Set([
  'content-security-policy',
  'referrer-policy',
  'strict-transport-security',
  'x-content-type-options',
  'x-frame-options',
]);

/** Gives every response the headers of {@link securityHeaders} and {@link openHeaders}. */
export function createSecurityHeadersPolicy(scope: Construct, id: string): ResponseHeadersPolicy {
  const custom = Object.entries(securityHeaders).filter(([header]) => !ownFields.has(header));
  return new ResponseHeadersPolicy(scope, id, {
    comment: 'Security headers of every response',
    securityHeadersBehavior: securityHeadersBehavior(),
    // CloudFront refuses these among custom headers, too.
    corsBehavior: {
      accessControlAllowOrigins: [openHeaders['access-control-allow-origin']],
      accessControlExposeHeaders: openHeaders['access-control-expose-headers'].split(', '),
      accessControlAllowMethods: preflightHeaders['access-control-allow-methods'].split(', '),
      accessControlAllowHeaders: [preflightHeaders['access-control-allow-headers']],
      accessControlMaxAge: Duration.seconds(Number(preflightHeaders['access-control-max-age'])),
      accessControlAllowCredentials: false,
      originOverride: true,
    },
    customHeadersBehavior: {
      customHeaders: custom.map(([header, value]) => ({ header, value, override: true })),
    },
  });
}

function securityHeadersBehavior(): ResponseSecurityHeadersBehavior {
  const override = true;
  const seconds = /^max-age=(\d+)/u.exec(securityHeaders['strict-transport-security'])?.[1];
  return {
    contentSecurityPolicy: {
      contentSecurityPolicy: securityHeaders['content-security-policy'],
      override,
    },
    contentTypeOptions: { override },
    frameOptions: { frameOption: HeadersFrameOption.DENY, override },
    referrerPolicy: {
      referrerPolicy: HeadersReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN,
      override,
    },
    strictTransportSecurity: {
      accessControlMaxAge: Duration.seconds(Number(seconds)),
      override,
    },
  };
}
