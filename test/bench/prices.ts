/** What AWS asks for something, without taxes. */
export interface Price {
  /** Row of the table that it belongs to. */
  readonly service: string;
  readonly what: string;
  /** United States dollars for {@link Price.per} units. */
  readonly dollars: number;
  readonly per: number;
  /** Units that each account has free in every month, for ever; offers to new accounts do not count. */
  readonly free: number;
  readonly source: string;
}

/** When the list prices below were known to be right; look them up before you rely on them. */
export const pricesKnownIn = 'the end of 2025';

/** AWS region of the prices; in eu-west-3 (Paris) most are up to a fifth higher. */
export const pricesRegion = 'us-east-1';

const million = 1_000_000;

/** List prices on demand; months have 30 days, a GB has 10^9 bytes. */
export const prices = {
  lambdaRequests: {
    service: 'Lambda',
    what: 'calls',
    dollars: 0.2,
    per: million,
    free: million,
    source: 'https://aws.amazon.com/lambda/pricing/',
  },
  lambdaGigabyteSeconds: {
    service: 'Lambda',
    what: 'GB-seconds on ARM',
    dollars: 13.3334,
    per: million,
    free: 400_000,
    source: 'https://aws.amazon.com/lambda/pricing/',
  },
  httpApiRequests: {
    service: 'API Gateway',
    what: 'requests to an HTTP API',
    dollars: 1,
    per: million,
    free: 0,
    source: 'https://aws.amazon.com/api-gateway/pricing/',
  },
  sqsRequests: {
    service: 'SQS',
    what: 'requests to a FIFO queue',
    dollars: 0.5,
    per: million,
    free: million,
    source: 'https://aws.amazon.com/sqs/pricing/',
  },
  dynamoReadUnits: {
    service: 'DynamoDB',
    what: 'read request units',
    dollars: 0.125,
    per: million,
    free: 0,
    source: 'https://aws.amazon.com/dynamodb/pricing/on-demand/',
  },
  dynamoWriteUnits: {
    service: 'DynamoDB',
    what: 'write request units',
    dollars: 0.625,
    per: million,
    free: 0,
    source: 'https://aws.amazon.com/dynamodb/pricing/on-demand/',
  },
  dynamoGigabytes: {
    service: 'DynamoDB',
    what: 'GB stored',
    dollars: 0.25,
    per: 1,
    free: 25,
    source: 'https://aws.amazon.com/dynamodb/pricing/on-demand/',
  },
  dynamoRecoveryGigabytes: {
    service: 'DynamoDB',
    what: 'GB that can be recovered to any point in time',
    dollars: 0.2,
    per: 1,
    free: 0,
    source: 'https://aws.amazon.com/dynamodb/pricing/on-demand/',
  },
  s3Puts: {
    service: 'S3',
    what: 'PUT requests',
    dollars: 0.005,
    per: 1_000,
    free: 0,
    source: 'https://aws.amazon.com/s3/pricing/',
  },
  s3Gets: {
    service: 'S3',
    what: 'GET and HEAD requests',
    dollars: 0.0004,
    per: 1_000,
    free: 0,
    source: 'https://aws.amazon.com/s3/pricing/',
  },
  s3Gigabytes: {
    service: 'S3',
    what: 'GB stored',
    dollars: 0.023,
    per: 1,
    free: 0,
    source: 'https://aws.amazon.com/s3/pricing/',
  },
  cloudFrontRequests: {
    service: 'CloudFront',
    what: 'HTTPS requests',
    dollars: 0.01,
    per: 10_000,
    free: 10 * million,
    source: 'https://aws.amazon.com/cloudfront/pricing/',
  },
  cloudFrontGigabytes: {
    service: 'CloudFront',
    what: 'GB to readers in Europe and North America',
    dollars: 0.085,
    per: 1,
    free: 1_000,
    source: 'https://aws.amazon.com/cloudfront/pricing/',
  },
  cloudFrontFunctions: {
    service: 'CloudFront',
    what: 'calls of CloudFront functions',
    dollars: 0.1,
    per: million,
    free: 2 * million,
    source: 'https://aws.amazon.com/cloudfront/pricing/',
  },
  secrets: {
    service: 'Secrets Manager',
    what: 'secrets',
    dollars: 0.4,
    per: 1,
    free: 0,
    source: 'https://aws.amazon.com/secrets-manager/pricing/',
  },
  secretReads: {
    service: 'Secrets Manager',
    what: 'requests',
    dollars: 0.05,
    per: 10_000,
    free: 0,
    source: 'https://aws.amazon.com/secrets-manager/pricing/',
  },
  alarms: {
    service: 'CloudWatch and X-Ray',
    what: 'alarms',
    dollars: 0.1,
    per: 1,
    free: 10,
    source: 'https://aws.amazon.com/cloudwatch/pricing/',
  },
  dashboards: {
    service: 'CloudWatch and X-Ray',
    what: 'dashboards',
    dollars: 3,
    per: 1,
    free: 3,
    source: 'https://aws.amazon.com/cloudwatch/pricing/',
  },
  logGigabytes: {
    service: 'CloudWatch and X-Ray',
    what: 'GB of logs',
    dollars: 0.5,
    per: 1,
    free: 5,
    source: 'https://aws.amazon.com/cloudwatch/pricing/',
  },
  traces: {
    service: 'CloudWatch and X-Ray',
    what: 'traces',
    dollars: 5,
    per: million,
    free: 100_000,
    source: 'https://aws.amazon.com/xray/pricing/',
  },
} as const satisfies Readonly<Record<string, Price>>;

export type PriceName = keyof typeof prices;
