import { type ACMClient, DescribeCertificateCommand } from '@aws-sdk/client-acm';
import { type CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import type { CloudFrontClient } from '@aws-sdk/client-cloudfront';
import { GetAccountSettingsCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { DescribeSecretCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { checkCloudFront } from './check-cloudfront.ts';
import { type Finding, good, lookAt, problem } from './finding.ts';

/** What is to be deployed, as far as it must be there before. */
export interface PlannedStack {
  readonly webhookSecretId: string;
  readonly githubCredentialsSecretId?: string;
  readonly recipients?: { readonly webhooksSecretId?: string };
  readonly domain?: {
    readonly name: string;
    readonly certificateArn: string;
    readonly previewName?: string;
  };
  readonly onDemandConcurrency?: number;
}

/** Clients of the account. That for certificates is one of us-east-1, where CloudFront looks for them. */
export interface PreflightClients {
  readonly lambda: LambdaClient;
  readonly cloudFront: CloudFrontClient;
  readonly secrets: SecretsManagerClient;
  readonly certificates: ACMClient;
  readonly cloudFormation: CloudFormationClient;
}

/** Looks at everything in the account that a first deployment fails on. Makes nothing. */
export async function preflight(
  plan: PlannedStack,
  { lambda, cloudFront, secrets, certificates, cloudFormation }: PreflightClients,
): Promise<Finding[]> {
  const { webhookSecretId, githubCredentialsSecretId, recipients, domain } = plan;
  const secretIds = [webhookSecretId, githubCredentialsSecretId, recipients?.webhooksSecretId];
  const named = secretIds.flatMap((name) => name ?? []);
  return Promise.all([
    lookAt('the account’s bootstrap', () => checkBootstrap(cloudFormation)),
    lookAt('room for Lambda', () => checkConcurrency(lambda, plan)),
    lookAt('CloudFront', () => checkCloudFront(cloudFront)),
    ...named.map((name) => lookAt(`the secret ${name}`, () => checkSecret(secrets, name))),
    ...(domain === undefined
      ? []
      : [
          lookAt(`the certificate of ${domain.name}`, () => checkCertificate(certificates, domain)),
        ]),
  ]);
}

async function checkBootstrap(client: CloudFormationClient): Promise<Finding> {
  const about = 'the account’s bootstrap';
  try {
    await client.send(new DescribeStacksCommand({ StackName: 'CDKToolkit' }));
    return good(about, 'the stack CDKToolkit is there');
  } catch (error) {
    if (!(error instanceof Error && /does not exist/iu.test(error.message))) throw error;
    return problem(about, 'there is no stack CDKToolkit in this region', 'Run npx cdk bootstrap.');
  }
}

/**
 * Runs that Lambda keeps for functions without a reservation
 * (https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html).
 */
const unreserved = 100;

/** Render and announce reserve one run each. */
const reservedByStages = 2;

async function checkConcurrency(
  client: LambdaClient,
  { onDemandConcurrency = 0 }: PlannedStack,
): Promise<Finding> {
  const about = 'room for Lambda';
  const { AccountLimit } = await client.send(new GetAccountSettingsCommand({}));
  const left = AccountLimit?.UnreservedConcurrentExecutions ?? 0;
  const needed = unreserved + reservedByStages + onDemandConcurrency;
  if (left >= needed) return good(about, `${left} runs at once are not reserved yet`);
  return problem(
    about,
    `${left} runs at once are not reserved yet, and ${needed} must be: ${reservedByStages + onDemandConcurrency} are reserved, and AWS keeps ${unreserved}`,
    'Ask for more: aws service-quotas request-service-quota-increase --service-code lambda --quota-code L-B99A9384 --desired-value 1000',
  );
}

async function checkSecret(client: SecretsManagerClient, SecretId: string): Promise<Finding> {
  const about = `the secret ${SecretId}`;
  const advice = `Make it: aws secretsmanager create-secret --name ${SecretId} --secret-string …`;
  try {
    const found = await client.send(new DescribeSecretCommand({ SecretId }));
    if (found.DeletedDate !== undefined)
      return problem(about, 'it is going to be deleted', 'Restore it, or name another one.');
    const stages = Object.values(found.VersionIdsToStages ?? {}).flat();
    return stages.includes('AWSCURRENT')
      ? good(about, 'it is there and has a value')
      : problem(about, 'it has no value', 'Put one: aws secretsmanager put-secret-value');
  } catch (error) {
    if (!(error instanceof Error && error.name === 'ResourceNotFoundException')) throw error;
    return problem(about, 'it is not in Secrets Manager in this region', advice);
  }
}

async function checkCertificate(
  client: ACMClient,
  { name, certificateArn, previewName }: NonNullable<PlannedStack['domain']>,
): Promise<Finding> {
  const about = `the certificate of ${name}`;
  if (!/^arn:aws[\w-]*:acm:us-east-1:/u.test(certificateArn))
    return problem(
      about,
      `CloudFront takes certificates of us-east-1 alone, not ${certificateArn}`,
      `Request it there: aws acm request-certificate --region us-east-1 --validation-method DNS --domain-name ${name}`,
    );
  const { Certificate } = await client.send(
    new DescribeCertificateCommand({ CertificateArn: certificateArn }),
  );
  if (Certificate?.Status !== 'ISSUED')
    return problem(
      about,
      `its state is ${Certificate?.Status ?? 'unknown'}, not ISSUED`,
      'Add the DNS record that proves the domain (aws acm describe-certificate), and wait.',
    );
  const covered = [Certificate.DomainName ?? '', ...(Certificate.SubjectAlternativeNames ?? [])];
  const names = [name, ...(previewName === undefined ? [] : [previewName])];
  return names.every((each) => covered.some((one) => covers(one, each)))
    ? good(about, 'it is issued, and covers the domain')
    : problem(
        about,
        `it covers ${covered.join(', ')}`,
        `Request one that covers ${names.join(' and ')}.`,
      );
}

/** A wildcard stands for one label (RFC 6125, section 6.4.3). */
function covers(pattern: string, name: string): boolean {
  if (!pattern.startsWith('*.')) return pattern.toLowerCase() === name.toLowerCase();
  return name.slice(name.indexOf('.') + 1).toLowerCase() === pattern.slice(2).toLowerCase();
}
