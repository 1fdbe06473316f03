import { DescribeStacksCommand, type Stack } from '@aws-sdk/client-cloudformation';
import { SettingsError } from '../errors/errors.ts';
import type { AwsNames } from './aws-ports.ts';
import { createCloudFormationClient, type Environment } from './clients/clients.ts';
import { explainAwsError } from './explain-aws-error.ts';

/** What a stack publishes, and where to. */
export interface DeployedPlan extends AwsNames {
  /** `owner/name` on GitHub. */
  readonly repository: string;
  readonly branch: string;
  /** Folder of the plan in the repository; `''` is the whole repository. */
  readonly path: string;
  /** What its pages say of themselves. */
  readonly title: string;
  readonly siteUrl: string;
  readonly language: string;
  readonly hubs: readonly string[];
  /** Where readers see the repository; `''` where they do not. */
  readonly publicRepository: string;
  /** Where units of pages are handed to the stack's functions; absent from a stack of an older version. */
  readonly units?: {
    readonly queueUrl: string;
    /** Names what the pages look like that they make. */
    readonly look: string;
  };
}

/**
 * Reads from a deployed stack's outputs (lib/stack/outputs.ts) what it publishes and where it keeps it.
 *
 * @throws {SettingsError} when there is no such stack, it is none of Gazette's, or credentials are missing
 */
export async function readDeployedPlan(
  environment: Environment,
  stack: string,
): Promise<DeployedPlan> {
  const outputs = await readStackOutputs(environment, stack);
  const required = (name: string): string => {
    const value = outputs.get(name);
    if (value !== undefined) return value;
    throw new SettingsError(
      `the stack ${stack} has no output ${name}`,
      'Give the name of a stack of Gazette; one of an older version must be deployed again first.',
    );
  };
  return {
    table: required('TableName'),
    site: required('PagesBucket'),
    objects: required('TextsBucket'),
    queueUrl: required('PushQueueUrl'),
    repository: required('Repository'),
    branch: required('Branch'),
    path: outputs.get('PlanFolder') ?? '',
    title: outputs.get('PlanTitle') ?? '',
    siteUrl: outputs.get('SiteUrl') ?? '',
    language: outputs.get('PlanLanguage') ?? '',
    publicRepository: outputs.get('PublicRepository') ?? '',
    hubs: outputs.get('Hubs')?.split(' ') ?? [],
    ...unitsOf(outputs.get('UnitQueueUrl'), outputs.get('Look')),
  };
}

function unitsOf(queueUrl?: string, look?: string): Pick<DeployedPlan, 'units'> {
  return queueUrl === undefined || look === undefined ? {} : { units: { queueUrl, look } };
}

/**
 * The outputs of a stack by name.
 *
 * @throws {SettingsError} as {@link readDeployedPlan} does
 */
export async function readStackOutputs(
  environment: Environment,
  stack: string,
): Promise<ReadonlyMap<string, string>> {
  const described = await describeStack(environment, stack);
  if (!described)
    throw new SettingsError(
      `there is no stack ${stack} in the region ${await regionOf(environment)}`,
      'Check its name, AWS_REGION, and whose credentials these are (aws sts get-caller-identity).',
    );
  return new Map(
    (described.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [
      OutputKey,
      OutputValue,
    ]),
  );
}

/**
 * Status of a stack, e.g. `CREATE_COMPLETE`; `undefined` when there is none.
 *
 * @throws {SettingsError} when credentials or the region are missing
 */
export async function readStackStatus(
  environment: Environment,
  stack: string,
): Promise<string | undefined> {
  return (await describeStack(environment, stack))?.StackStatus;
}

async function describeStack(environment: Environment, stack: string): Promise<Stack | undefined> {
  let client: ReturnType<typeof createCloudFormationClient> | undefined;
  try {
    client = createCloudFormationClient(environment);
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: stack }));
    return Stacks?.[0];
  } catch (cause) {
    if (isMissing(cause)) return undefined;
    throw explainAwsError(cause) ?? cause;
  } finally {
    client?.destroy();
  }
}

async function regionOf(environment: Environment): Promise<string> {
  const client = createCloudFormationClient(environment);
  return client.config.region().finally(() => client.destroy());
}

/** CloudFormation says it in words alone. */
function isMissing(error: unknown): boolean {
  return (
    error instanceof Error &&
    error.name === 'ValidationError' &&
    /does not exist/iu.test(error.message)
  );
}
