import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Function as LambdaFunction,
  LoggingFormat,
  RecursiveLoop,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { type Settings, settingsToEnvironment } from '../../settings/settings.ts';
import type { FunctionName, StackCode } from '../bundles/stack-code.ts';

/** What every stage is made from. */
export interface StageProps {
  readonly settings: Settings;
  readonly code: StackCode;
  readonly logRetention: RetentionDays;
}

/** What differs between the functions. */
export interface StageFunctionProps extends StageProps {
  readonly name: FunctionName;
  readonly description: string;
  readonly timeout: Duration;
  /** Megabytes; processor time comes in proportion, one whole processor at 1,769. */
  readonly memory: number;
  /** How many runs there may be at once; as many as the account has room for when left out. */
  readonly concurrency?: number | undefined;
  /**
   * Whether it asks to be woken again while work is left. Lambda takes that for a loop that was not
   * meant and stops it after 16 rounds, unless it is told; each round gets ahead, and the last one
   * does not ask (https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html).
   */
  readonly wakesItself?: boolean;
}

/** How long a stage that walks from its cursor may run: Lambda's limit. */
export const stageTimeout = Duration.minutes(5);

/**
 * A function with its own log and a role that may write that log and nothing else; each stage adds
 * what it needs.
 */
export function createStageFunction(scope: Construct, props: StageFunctionProps): LambdaFunction {
  const logGroup = new LogGroup(scope, 'Log', {
    retention: props.logRetention,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const role = new Role(scope, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  logGroup.grantWrite(role);
  const created = new LambdaFunction(scope, 'Function', {
    description: props.description,
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    handler: 'index.handler',
    code: props.code.lambda(props.name),
    timeout: props.timeout,
    memorySize: props.memory,
    environment: {
      ...settingsToEnvironment(props.settings),
      NODE_OPTIONS: '--enable-source-maps',
    },
    loggingFormat: LoggingFormat.JSON,
    tracing: Tracing.ACTIVE,
    ...(props.wakesItself ? { recursiveLoop: RecursiveLoop.ALLOW } : {}),
    ...(props.concurrency === undefined ? {} : { reservedConcurrentExecutions: props.concurrency }),
    logGroup,
    role,
  });
  // A failed wake-up by the schedule needs no second try: the next one comes.
  created.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(5) });
  Validations.of(created).acknowledge(...acknowledgements);
  Validations.of(role).acknowledge(allResources);
  return created;
}

const needsNoSecondTry =
  'The only asynchronous calls are the schedule’s: a kept one says nothing, and the next one does its work';

const acknowledgements = [
  { id: 'Serverless-LambdaDLQ', reason: needsNoSecondTry },
  { id: 'Serverless-LambdaAsyncFailureDestination', reason: needsNoSecondTry },
];

const allResources = {
  id: 'AwsSolutions-IAM5[Resource::*]',
  reason:
    'X-Ray and dynamodb:ListStreams know no resources; a test holds that no other statement has all',
};
