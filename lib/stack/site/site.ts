import { Duration, Validations } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  Distribution,
  type ErrorResponse,
  HttpVersion,
  type IOrigin,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, OriginGroup, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { StackCode } from '../bundles/stack-code.ts';
import type { PlanConfiguration } from '../configuration/plan-configuration.ts';
import { createPrivateBucket, grantObjects, grantPrefix } from '../storage/private-bucket.ts';
import { createEdgeFunctions } from './edge-functions.ts';
import { SitePolicies } from './site-policies.ts';

export interface SiteProps {
  readonly domain: PlanConfiguration['domain'] | undefined;
  readonly code: StackCode;
  /** Of the web ACL that is asked about each request; none when left out. */
  readonly webAclArn: string | undefined;
  /** Host that answers what is not in the bucket but can be made. */
  readonly onDemandHost: string;
  /** Those that several plans share; its own when left out. */
  readonly policies: SitePolicies | undefined;
}

/**
 * Addresses that may be made on demand (lib/site/http/made-when-asked.ts).
 * CloudFront looks at the path as it was asked for, and mail programs and libraries write `@` as
 * `%40`; its patterns know no `%`, but `?` is any one character (Amazon CloudFront Developer Guide,
 * "Path pattern").
 */
const onDemandPaths = ['*/', '*/@*', '*/?40*', '/llms.txt'];

/** What readers see: a private bucket behind CloudFront. */
export class Site extends Construct {
  readonly bucket: IBucket;
  readonly distribution: Distribution;
  /** Absolute, no trailing slash. */
  readonly baseUrl: string;

  constructor(scope: Construct, id: string, props: SiteProps) {
    super(scope, id);
    const { domain, code, onDemandHost, policies, webAclArn } = props;
    this.bucket = createPrivateBucket(this, 'Pages', [previewsExpire]);
    const pages = S3BucketOrigin.withOriginAccessControl(this.bucket);
    const onDemand = new OriginGroup({
      primaryOrigin: pages,
      fallbackOrigin: new HttpOrigin(onDemandHost),
      // Without the right to list the bucket, CloudFront gets 403 for what is not there.
      fallbackStatusCodes: [403, 404],
    });
    const behavior = this.createBehavior(
      code,
      policies ?? new SitePolicies(this, 'Policies'),
      domain?.previewName,
    );
    this.distribution = new Distribution(this, 'Distribution', {
      comment: 'The published plan',
      defaultBehavior: behavior(pages),
      additionalBehaviors: Object.fromEntries(
        onDemandPaths.map((path) => [path, behavior(onDemand)]),
      ),
      errorResponses: [notThere, notMade],
      httpVersion: HttpVersion.HTTP2_AND_3,
      ...(webAclArn === undefined ? {} : { webAclId: webAclArn }),
      ...this.domainOptions(domain),
    });
    Validations.of(this.distribution).acknowledge(
      ...acknowledgements,
      ...(domain === undefined ? [withoutDomain] : []),
    );
    this.baseUrl = `https://${domain?.name ?? this.distribution.distributionDomainName}`;
  }

  /** Lets a stage read and write pages; a published page is never removed. */
  grantPages(grantee: IGrantable): void {
    grantObjects(this.bucket, grantee, ['s3:GetObject', 's3:PutObject']);
  }

  /** Lets a function write and remove previews, and nothing that is published. */
  grantPreviews(grantee: IGrantable): void {
    grantPrefix(this.bucket, grantee, '@preview/');
  }

  private createBehavior(
    code: StackCode,
    policies: SitePolicies,
    previewHost: string | undefined,
  ): (origin: IOrigin) => BehaviorOptions {
    const options = {
      compress: true,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD_OPTIONS,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      responseHeadersPolicy: policies.headers,
      functionAssociations: createEdgeFunctions(this, code, previewHost),
      cachePolicy: policies.cache,
    };
    return (origin) => ({ ...options, origin });
  }

  private domainOptions(domain: PlanConfiguration['domain']) {
    if (domain === undefined) return {};
    return {
      domainNames: [domain.name, ...(domain.previewName === undefined ? [] : [domain.previewName])],
      certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
    };
  }
}

/** Of a pull request that is left open, or whose closing was missed. */
const previewsExpire = { prefix: '@preview/', expiration: Duration.days(60) };

const acknowledgements = [
  { id: 'AwsSolutions-CFR1', reason: 'A public plan is public everywhere' },
  {
    id: 'AwsSolutions-CFR2',
    reason: 'It serves files; what is made on demand is throttled by the front door',
  },
  { id: 'AwsSolutions-CFR3', reason: 'Who reads what is nobody’s business' },
];

const withoutDomain = {
  id: 'AwsSolutions-CFR4',
  reason:
    'CloudFront’s own certificate comes with its own policy; a domain of the plan’s has TLS 1.2',
};

/** A page asked for a moment too early must not stay missing for long. */
const missing = Duration.seconds(1);

/** Without the right to list the bucket, CloudFront gets 403 for what is not there. */
const notThere: ErrorResponse = {
  httpStatus: 403,
  responseHttpStatus: 404,
  responsePagePath: '/404.html',
  ttl: missing,
};

/** What answers on demand says itself why there is nothing: a day before the plan, or one to come. */
const notMade: ErrorResponse = { httpStatus: 404, ttl: missing };
