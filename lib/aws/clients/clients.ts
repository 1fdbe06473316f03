import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SQSClient } from '@aws-sdk/client-sqs';

/** Environment variables; the standard AWS names alone are read. */
export type Environment = Readonly<Record<string, string | undefined>>;

export function createS3Client(environment: Environment = process.env): S3Client {
  const configuration = common(environment, 'S3');
  return new S3Client({ ...configuration, forcePathStyle: configuration.endpoint !== undefined });
}

export function createSqsClient(environment: Environment = process.env): SQSClient {
  const configuration = common(environment, 'SQS');
  // A queue's URL names a host that only its own network may know; with an endpoint given, that is the way.
  return new SQSClient({
    ...configuration,
    useQueueUrlAsEndpoint: configuration.endpoint === undefined,
  });
}

export function createCloudFormationClient(
  environment: Environment = process.env,
): CloudFormationClient {
  return new CloudFormationClient(common(environment, 'CLOUDFORMATION'));
}

export function createSecretsClient(environment: Environment = process.env): SecretsManagerClient {
  return new SecretsManagerClient(common(environment, 'SECRETS_MANAGER'));
}

export function createEventBridgeClient(environment: Environment = process.env): EventBridgeClient {
  return new EventBridgeClient(common(environment, 'EVENTBRIDGE'));
}

export function createSesClient(environment: Environment = process.env): SESv2Client {
  return new SESv2Client(common(environment, 'SESV2'));
}

/** Milliseconds to connect and to wait for an answer: long enough for 8 MB, short enough to try again. */
const timeouts = { connectionTimeout: 3_000, requestTimeout: 30_000 };

/** Emulators share their machine with what asks them, which may be busy for longer. */
const timeoutsOfEndpoint = { ...timeouts, connectionTimeout: 30_000 };

/** What the SDK does not take from the process by itself when the environment is another one. */
export function common(environment: Environment, service: string) {
  const endpoint = environment[`AWS_ENDPOINT_URL_${service}`] ?? environment.AWS_ENDPOINT_URL;
  const region = environment.AWS_REGION;
  const credentials = environment === process.env ? undefined : credentialsOf(environment);
  return {
    requestHandler: endpoint === undefined ? timeouts : timeoutsOfEndpoint,
    maxAttempts: 5,
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(region === undefined ? {} : { region }),
    ...(credentials === undefined ? {} : { credentials }),
  };
}

function credentialsOf(environment: Environment) {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = environment;
  if (AWS_ACCESS_KEY_ID === undefined || AWS_SECRET_ACCESS_KEY === undefined) return undefined;
  return {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    ...(AWS_SESSION_TOKEN === undefined ? {} : { sessionToken: AWS_SESSION_TOKEN }),
  };
}
