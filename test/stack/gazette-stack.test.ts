import { describe, expect, it } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { wakePartition } from '../../functions/wake-again.ts';
import { cursorKey, indexPartition, indexPrefix } from '../../lib/aws/dynamo/keys.ts';
import { notFoundAddress } from '../../lib/plan/addresses/addresses.ts';
import { readSettings } from '../../lib/settings/settings.ts';
import { securityHeaders } from '../../lib/site/http/response-headers.ts';
import {
  quietPlan,
  type Resource,
  resourcesOf,
  samplePlan,
  synthesizePlan,
} from './sample-stack.ts';

interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
}

const stages = [
  'receive',
  'ingest',
  'render',
  'render-unit',
  'announce',
  'deliver',
  'preview',
  'on-demand',
];

const template = synthesizePlan();
const resources = Object.values(resourcesOf(template));

function ofType(type: string): Resource[] {
  return resources.filter((resource) => resource.Type === type);
}

/** The functions by their stand-in code. */
const functions = new Map(
  ofType('AWS::Lambda::Function').map((resource) => {
    const { ZipFile } = resource.Properties.Code as { ZipFile: string };
    return [/'(.+)'/u.exec(ZipFile)?.[1] ?? '', resource.Properties] as const;
  }),
);

describe('the table', () => {
  it('is on demand, protected, recoverable, streams keys, and lets nothing expire', () => {
    template.hasResource('AWS::DynamoDB::Table', {
      DeletionPolicy: 'RetainExceptOnCreate',
      Properties: Match.objectLike({
        BillingMode: 'PAY_PER_REQUEST',
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        StreamSpecification: { StreamViewType: 'KEYS_ONLY' },
        TimeToLiveSpecification: Match.absent(),
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
      }),
    });
  });
});

describe('the buckets', () => {
  it('are private, encrypted, versioned and survive the stack', () => {
    template.allResources('AWS::S3::Bucket', {
      DeletionPolicy: 'RetainExceptOnCreate',
      Properties: Match.objectLike({
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        BucketEncryption: Match.anyValue(),
        VersioningConfiguration: { Status: 'Enabled' },
      }),
    });
    template.resourceCountIs('AWS::S3::Bucket', 2);
  });

  it('allow reading to one distribution alone, and refuse what is not encrypted on its way', () => {
    const policies = ofType('AWS::S3::BucketPolicy').map(({ Properties }) => Properties);
    const all = policies.flatMap(
      ({ PolicyDocument }) => (PolicyDocument as { Statement: Statement[] }).Statement,
    );
    const allowed = all.filter(({ Effect }) => Effect === 'Allow');
    expect(allowed).toEqual([
      expect.objectContaining({
        Action: 's3:GetObject',
        Principal: { Service: 'cloudfront.amazonaws.com' },
        Condition: { StringEquals: { 'AWS:SourceArn': expect.anything() } },
      }),
    ]);
    expect(all.filter(({ Effect }) => Effect === 'Deny')).toHaveLength(2);
  });
});

describe('the distribution', () => {
  it('speaks HTTP/3, compresses, and only over TLS', () => {
    template.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: Match.objectLike({
        HttpVersion: 'http2and3',
        DefaultCacheBehavior: Match.objectLike({
          AllowedMethods: ['GET', 'HEAD', 'OPTIONS'],
          Compress: true,
          ViewerProtocolPolicy: 'redirect-to-https',
        }),
      }),
    });
  });

  it('asks for what has an address of Gazette’s own on demand when the bucket has none', () => {
    const [distribution] = ofType('AWS::CloudFront::Distribution');
    const config = distribution?.Properties.DistributionConfig as {
      CacheBehaviors: { PathPattern: string; TargetOriginId: string }[];
      OriginGroups: { Items: { Id: string; FailoverCriteria: object }[] };
    };
    // What mail programs and libraries make of `@`: %40.
    expect(config.CacheBehaviors.map(({ PathPattern }) => PathPattern)).toEqual([
      '*/',
      '*/@*',
      '*/?40*',
      '/llms.txt',
    ]);
    const groups = config.OriginGroups.Items.map(({ Id }) => Id);
    for (const { TargetOriginId } of config.CacheBehaviors)
      expect(groups).toContain(TargetOriginId);
    for (const { FailoverCriteria } of config.OriginGroups.Items)
      expect(FailoverCriteria).toEqual({ StatusCodes: { Items: [403, 404], Quantity: 2 } });
  });

  it('answers 404 for what is not there', () => {
    template.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: Match.objectLike({
        CustomErrorResponses: [
          Match.objectLike({
            ErrorCode: 403,
            ResponseCode: 404,
            ResponsePagePath: notFoundAddress(),
          }),
          // What is made on demand has its own words for it.
          { ErrorCode: 404, ErrorCachingMinTTL: 1 },
        ],
      }),
    });
  });

  it('sends every security header of the site', () => {
    const policy = JSON.stringify(ofType('AWS::CloudFront::ResponseHeadersPolicy')).toLowerCase();
    for (const [header, value] of Object.entries(securityHeaders)) {
      const field = header.replace(/^x-/u, '').replaceAll('-', '');
      expect(policy.includes(`"header":"${header}"`) || policy.includes(`"${field}":{`)).toBe(true);
      // CloudFront writes these two values itself, from flags.
      if (value !== 'nosniff' && header !== 'strict-transport-security')
        expect(policy).toContain(JSON.stringify(value.toLowerCase()));
    }
    expect(policy).toContain('"accesscontrolmaxagesec":31536000');
  });

  it('lets pages of other sites read everything, and nothing that needs a password', () => {
    template.hasResourceProperties('AWS::CloudFront::ResponseHeadersPolicy', {
      ResponseHeadersPolicyConfig: Match.objectLike({
        CorsConfig: Match.objectLike({
          AccessControlAllowOrigins: { Items: ['*'] },
          AccessControlAllowCredentials: false,
        }),
      }),
    });
  });

  it('runs the same address rules as one machine, in the runtime they were bundled for', () => {
    template.resourceCountIs('AWS::CloudFront::Function', 2);
    template.allResourcesProperties('AWS::CloudFront::Function', {
      FunctionConfig: Match.objectLike({ Runtime: 'cloudfront-js-2.0' }),
    });
  });
});

describe('the queues', () => {
  it('are encrypted, refuse what is not encrypted on its way, and keep for two weeks', () => {
    template.resourceCountIs('AWS::SQS::Queue', 8);
    template.allResourcesProperties('AWS::SQS::Queue', {
      SqsManagedSseEnabled: true,
      MessageRetentionPeriod: 14 * 24 * 60 * 60,
    });
    const policies = JSON.stringify(ofType('AWS::SQS::QueuePolicy'));
    expect(policies.match(/"aws:SecureTransport":"false"/gu)).toHaveLength(8);
  });
});

describe('the queues of pushes and pull requests', () => {
  it.each(['ingest', 'preview'])(
    'are first in, first out, with dead letters, and wait six times as long as %s may run',
    (name) => {
      const timeout = Number(functions.get(name)?.Timeout);
      template.hasResourceProperties('AWS::SQS::Queue', {
        FifoQueue: true,
        VisibilityTimeout: 6 * timeout,
        RedrivePolicy: Match.objectLike({ maxReceiveCount: 12 }),
      });
      template.hasResourceProperties('AWS::SQS::Queue', {
        FifoQueue: true,
        RedrivePolicy: Match.absent(),
      });
    },
  );

  it('keeps deduplication to the delivery id that receive gives', () => {
    for (const { Properties } of ofType('AWS::SQS::Queue'))
      expect(Properties.ContentBasedDeduplication).toBeUndefined();
  });
});

describe('the queue of units', () => {
  const units = (of = template) =>
    Object.values(resourcesOf(of)).find(
      ({ Type, Properties }) =>
        Type === 'AWS::Lambda::EventSourceMapping' &&
        JSON.stringify(Properties.EventSourceArn).includes('"UnitQueuesUnits'),
    )?.Properties;

  it('is a standard one with dead letters, and waits six times as long as Lambda lets a function run', () => {
    expect(functions.get('render-unit')?.Timeout).toBe(15 * 60);
    template.hasResourceProperties('AWS::SQS::Queue', {
      FifoQueue: Match.absent(),
      VisibilityTimeout: 6 * 15 * 60,
      RedrivePolicy: Match.objectLike({
        deadLetterTargetArn: {
          'Fn::GetAtt': [Match.stringLikeRegexp('^UnitQueuesDeadLetters'), 'Arn'],
        },
        maxReceiveCount: 12,
      }),
    });
  });

  it('has 20 units made at once, one for each message, or as many as configured, and reserves nothing', () => {
    expect(units()).toMatchObject({
      BatchSize: 1,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 20 },
    });
    expect(functions.get('render-unit')).not.toHaveProperty('ReservedConcurrentExecutions');
    expect(units(synthesizePlan({ ...quietPlan, renderConcurrency: 3 }))).toMatchObject({
      ScalingConfig: { MaximumConcurrency: 3 },
    });
  });
});

describe('the functions', () => {
  it('are the stages and what answers beside them, on Node.js 24 and ARM, traced, with a log of their own in JSON that is kept for a while', () => {
    expect([...functions.keys()].sort()).toEqual([...stages].sort());
    template.allResourcesProperties('AWS::Lambda::Function', {
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      TracingConfig: { Mode: 'Active' },
      LoggingConfig: Match.objectLike({ LogFormat: 'JSON', LogGroup: Match.anyValue() }),
    });
    template.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 30 });
  });

  it('run one at a time where the order of pages depends on it, and on demand as many as configured', () => {
    const reserved = [...functions].map(([name, { ReservedConcurrentExecutions }]) => [
      name,
      ReservedConcurrentExecutions,
    ]);
    expect(Object.fromEntries(reserved)).toEqual({
      receive: undefined,
      // The queue is first in, first out in one group, and the store takes conditional writes only.
      ingest: undefined,
      render: 1,
      announce: 1,
      preview: undefined,
      'on-demand': 20,
    });
  });

  it('make few comparisons at once where nothing is configured', () => {
    const { onDemandConcurrency: _, ...usual } = samplePlan;
    synthesizePlan(usual).hasResourceProperties('AWS::Lambda::Function', {
      Role: { 'Fn::GetAtt': [Match.stringLikeRegexp('^OnDemandRole'), 'Arn'] },
      ReservedConcurrentExecutions: 5,
    });
  });

  it('may wake themselves as often as they must where work can take more than one run', () => {
    const loops = [...functions].map(([name, { RecursiveLoop }]) => [name, RecursiveLoop]);
    expect(Object.fromEntries(loops)).toEqual({
      ...Object.fromEntries(stages.map((name) => [name, undefined])),
      ...{ ingest: 'Allow', render: 'Allow', announce: 'Allow', deliver: 'Allow' },
    });
  });

  it('are not called again for a wake-up that failed: the next one comes anyway', () => {
    template.resourceCountIs('AWS::Lambda::EventInvokeConfig', stages.length);
    template.allResourcesProperties('AWS::Lambda::EventInvokeConfig', {
      MaximumRetryAttempts: 0,
      MaximumEventAgeInSeconds: 300,
    });
  });

  it.each(stages)('%s gets settings that it can read', (name) => {
    const environment = functions.get(name)?.Environment as { Variables: Record<string, unknown> };
    const resolved = Object.entries(environment.Variables).map(([key, value]) => {
      const standIn = key.endsWith('_URL') ? 'https://example.org' : 'resolved';
      return [key, typeof value === 'string' ? value : standIn];
    });
    expect(readSettings(Object.fromEntries(resolved))).toMatchObject({
      repository: 'example/plan',
      path: 'plan',
    });
  });
});

describe('previews', () => {
  it('expire, as lists of commits do that are still to be read, and no published page does', () => {
    const rules = ofType('AWS::S3::Bucket').flatMap(
      ({ Properties }) => (Properties.LifecycleConfiguration as { Rules: object[] }).Rules,
    );
    const expiring = rules.filter((rule) => 'ExpirationInDays' in rule);
    expect(expiring).toEqual([
      { Prefix: 'lines/', ExpirationInDays: 30, Status: 'Enabled' },
      { Prefix: '@preview/', ExpirationInDays: 60, Status: 'Enabled' },
    ]);
  });

  it('have a host of their own where one is named, which the functions and the edge know', () => {
    const named = synthesizePlan({
      ...quietPlan,
      domain: 'plan.example.org',
      previewDomain: 'preview.example.org',
      certificate: 'arn:aws:acm:us-east-1:123456789012:certificate/c',
    });
    named.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: Match.objectLike({
        Aliases: ['plan.example.org', 'preview.example.org'],
      }),
    });
    named.hasResourceProperties('AWS::CloudFront::Function', {
      FunctionCode: Match.stringLikeRegexp('^var gazettePreviewHost = "preview.example.org";'),
    });
    named.hasResourceProperties('AWS::Lambda::Function', {
      Description: 'Shows what merging a pull request would publish',
      Environment: {
        Variables: Match.objectLike({ GAZETTE_PREVIEW_URL: 'https://preview.example.org' }),
      },
    });
    expect(JSON.stringify(template.toJSON())).not.toContain('GAZETTE_PREVIEW_URL');
  });
});

describe('what wakes the stages', () => {
  it('is the queue for ingest, message by message', () => {
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      EventSourceArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^QueuesPushes'), 'Arn'] },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
  });

  it.each([
    ['Render', 'ingested', 'rendered'],
    ['Announce', 'rendered', 'announced'],
  ] as const)(
    'is for %s the stream, when the cursor %s moves or itself asks, and at nothing else',
    (stage, cursor, own) => {
      const again = { pk: indexPartition(wakePartition), sk: `${indexPrefix}${own}` };
      const patterns = [cursorKey(cursor), again].map(({ pk, sk }) =>
        JSON.stringify({ dynamodb: { Keys: { pk: { S: [pk] }, sk: { S: [sk] } } } }),
      );
      template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
        FunctionName: { Ref: Match.stringLikeRegexp(`^${stage}`) },
        FilterCriteria: { Filters: patterns.map((Pattern) => ({ Pattern })) },
        BisectBatchOnFunctionError: true,
        MaximumRetryAttempts: 3,
        MaximumRecordAgeInSeconds: 3_600,
        ParallelizationFactor: 1,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        DestinationConfig: { OnFailure: { Destination: Match.anyValue() } },
      });
    },
  );

  it('is the schedule for all three, every five minutes', () => {
    template.hasResourceProperties('AWS::Events::Rule', {
      ScheduleExpression: 'rate(5 minutes)',
      State: 'ENABLED',
      Targets: ['Ingest', 'Render', 'Announce'].map((stage) =>
        Match.objectLike({ Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp(`^${stage}`), 'Arn'] } }),
      ),
    });
  });
});

describe('a web ACL', () => {
  it('is asked about each request where the plan names one, and there is none otherwise', () => {
    const webAcl = 'arn:aws:wafv2:us-east-1:123456789012:global/webacl/plan/11111111-2222';
    const config = (WebACLId: unknown) => ({ DistributionConfig: Match.objectLike({ WebACLId }) });
    const type = 'AWS::CloudFront::Distribution';
    synthesizePlan({ ...samplePlan, webAcl }).hasResourceProperties(type, config(webAcl));
    template.hasResourceProperties(type, config(Match.absent()));
  });
});

describe('the front door', () => {
  it('takes webhooks and what is made on demand, and nothing else, at a bounded rate', () => {
    const routes = ofType('AWS::ApiGatewayV2::Route').map(({ Properties }) => Properties.RouteKey);
    expect(routes.sort()).toEqual(['GET /{address+}', 'HEAD /{address+}', 'POST /webhook']);
    template.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      DefaultRouteSettings: Match.objectLike({ ThrottlingRateLimit: 50 }),
      AccessLogSettings: Match.anyValue(),
    });
  });

  it('bounds each route apart, so that a flood of comparisons keeps no webhook out', () => {
    const made = { ThrottlingRateLimit: 20, ThrottlingBurstLimit: 40 };
    template.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      RouteSettings: {
        'POST /webhook': { ThrottlingRateLimit: 20, ThrottlingBurstLimit: 100 },
        'GET /{address+}': made,
        'HEAD /{address+}': made,
      },
    });
  });

  it('has its stage after its routes, without which CloudFormation refuses their limits', () => {
    const all = Object.entries(resourcesOf(template));
    const routes = all.filter(([, { Type }]) => Type === 'AWS::ApiGatewayV2::Route');
    template.hasResource('AWS::ApiGatewayV2::Stage', {
      DependsOn: Match.arrayWith(routes.map(([id]) => id).sort()),
    });
  });
});

describe('the template', () => {
  it('holds no secret and names no account', () => {
    const text = JSON.stringify(template.toJSON());
    expect(text).not.toMatch(/SecretString|\{\{resolve:/u);
    expect(text).not.toMatch(/\b\d{12}\b(?!\/)/u);
  });
});

describe('a plan that tells nobody but readers of feeds', () => {
  it('has nothing for recipients', () => {
    const quiet = resourcesOf(synthesizePlan(quietPlan));
    const more = Object.keys(resourcesOf(template)).filter((id) => !(id in quiet));
    expect(Object.keys(quiet).filter((id) => /deliver/iu.test(id))).toEqual([]);
    expect(more.length).toBeGreaterThan(5);
    expect(more.filter((id) => !/^(?:Deliver|WatchA|Watchdeliver)/u.test(id))).toEqual([]);
    expect(JSON.stringify(quiet)).not.toMatch(/GAZETTE_(?:DELIVERY|WEBHOOKS|EVENT|MAIL)/u);
  });
});
