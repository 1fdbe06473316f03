import { readFileSync } from 'node:fs';
import {
  createAcmClient,
  createCloudFrontClient,
  createLambdaClient,
} from '../../lib/aws/clients/account-clients.ts';
import { createCloudFormationClient, createSecretsClient } from '../../lib/aws/clients/clients.ts';
import { readStackOutputs, readStackStatus } from '../../lib/aws/deployed-plan.ts';
import { checkRepository, checkWebhook } from '../../lib/aws/preflight/check-doors.ts';
import { type Finding, lookAt } from '../../lib/aws/preflight/finding.ts';
import { preflight } from '../../lib/aws/preflight/preflight.ts';
import { createSecretReader } from '../../lib/aws/secrets.ts';
import { SettingsError } from '../../lib/errors/errors.ts';
import { createGithubCredentials } from '../../lib/github/github-credentials.ts';
import type { PlanConfiguration } from '../../lib/stack/configuration/plan-configuration.ts';
import { CallError, defineCommand } from '../command-line/command.ts';

/** `gazette preflight`: would a first deployment go well? */
export const preflightCommand = defineCommand({
  name: 'preflight',
  about: `Looks at everything that a first deployment to AWS fails on, before anything is made: the account's
bootstrap, room for Lambda, CloudFront, secrets, the domain's certificate, the repository on GitHub,
and, once there is a stack, its webhook. Exit code 1 when there is a problem. Needs AWS credentials
and AWS_REGION, those of the deployment.`,
  operands: { usage: '[NAME]', least: 0, most: 1 },
  options: {
    config: {
      type: 'string',
      value: 'FILE',
      default: 'cdk.json',
      help: 'file with the plans, under "context"',
    },
    json: { type: 'boolean', help: 'print a list of {about, verdict, message, advice}' },
  },
  example: 'gazette preflight',
  async run({ values, operands: [name] }) {
    const plans = await readConfiguration(values.config);
    const chosen = plans.filter((plan) => name === undefined || plan.name === name);
    if (chosen.length === 0) throw new CallError(`${values.config} has no plan “${name}”.`);
    const found: Finding[] = [];
    for (const plan of chosen) found.push(...(await lookAround(plan)));
    if (values.json) process.stdout.write(`${JSON.stringify(found)}\n`);
    else for (const finding of found) process.stdout.write(`${findingLine(finding)}\n`);
    return found.some(({ verdict }) => verdict === 'problem') ? 1 : 0;
  },
});

/** aws-cdk-lib, which the configuration needs, is the operator's own where this is a package. */
async function readConfiguration(file: string): Promise<PlanConfiguration[]> {
  const { readPlans } = await import('../../lib/stack/configuration/plan-configuration.ts');
  try {
    return readPlans(JSON.parse(readFileSync(file, 'utf8')).context?.plans);
  } catch (cause) {
    if (cause instanceof SettingsError) throw cause;
    throw new SettingsError(
      `${file} cannot be read as JSON.`,
      'Give the file with the plans: --config cdk.json',
      { cause },
    );
  }
}

/** Looks at everything that a plan's first deployment fails on. */
export async function lookAround(plan: PlanConfiguration): Promise<Finding[]> {
  const secrets = createSecretsClient();
  const { repository, githubApiUrl, githubCredentialsSecretId: secret } = plan;
  const api = githubApiUrl === undefined ? {} : { apiUrl: githubApiUrl };
  const account = await preflight(plan, {
    secrets,
    lambda: createLambdaClient(process.env),
    cloudFront: createCloudFrontClient(process.env),
    certificates: createAcmClient({ ...process.env, AWS_REGION: 'us-east-1' }),
    cloudFormation: createCloudFormationClient(),
  });
  const token = async () => {
    if (secret === undefined) return undefined;
    const read = createSecretReader({ client: secrets, secret });
    return createGithubCredentials(async () => (await read())[0] ?? '', githubApiUrl).token();
  };
  return [
    ...account,
    await lookAt(`the repository ${repository}`, async () =>
      checkRepository({ repository, ...api }, await token(), fetch),
    ),
    await lookAt('the webhook', async () =>
      checkWebhook({ webhookUrl: await webhookOf(plan.name), ...api }, fetch),
    ),
  ];
}

async function webhookOf(stack: string): Promise<string | undefined> {
  if ((await readStackStatus(process.env, stack)) === undefined) return undefined;
  return (await readStackOutputs(process.env, stack)).get('WebhookUrl');
}

const marks = { good: 'good', problem: 'PROBLEM', unknown: 'unknown' } as const;

/** A finding for a terminal. */
export function findingLine({ about, verdict, message, advice }: Finding): string {
  return `${marks[verdict]}: ${about}: ${message}${advice === '' ? '' : `\n  ${advice}`}`;
}
