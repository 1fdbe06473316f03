import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  createAcmClient,
  createCloudFrontClient,
  createLambdaClient,
} from '../../../lib/aws/clients/account-clients.ts';
import {
  createCloudFormationClient,
  createSecretsClient,
} from '../../../lib/aws/clients/clients.ts';
import { checkRepository, checkWebhook } from '../../../lib/aws/preflight/check-doors.ts';
import { type PlannedStack, preflight } from '../../../lib/aws/preflight/preflight.ts';
import { type ServiceAnswer, type ServiceRequest, useService } from '../service.ts';

const service = useService();
const json = (body: object, status = 200): ServiceAnswer => ({
  ...{ status, body: JSON.stringify(body) },
  type: 'application/x-amz-json-1.1',
});
const xml = (body: string, status = 200): ServiceAnswer => ({ status, body, type: 'text/xml' });

/** What the account is like; a test changes what it is about. */
interface AccountState {
  unreserved: number;
  distributions: number;
  isVerified: boolean;
  isBootstrapped: boolean;
  secrets: Record<string, object>;
  certificate: object;
}

let state: AccountState;

function answer({ url, body }: ServiceRequest): ServiceAnswer {
  if (url.includes('account-settings'))
    return json({ AccountLimit: { UnreservedConcurrentExecutions: state.unreserved } });
  if (url.includes('/distribution')) return cloudFront(body !== '');
  if (body.includes('Action=DescribeStacks'))
    return state.isBootstrapped
      ? xml('<DescribeStacksResponse><DescribeStacksResult/></DescribeStacksResponse>')
      : failure('ValidationError', 'Stack with id CDKToolkit does not exist', 400);
  const { SecretId = '', CertificateArn } = JSON.parse(body);
  if (CertificateArn !== undefined) return json({ Certificate: state.certificate });
  const secret = state.secrets[SecretId];
  return secret ? json(secret) : json({ __type: 'ResourceNotFoundException' }, 400);
}

function cloudFront(isCreating: boolean): ServiceAnswer {
  if (!isCreating)
    return xml(`<DistributionList><Quantity>${state.distributions}</Quantity></DistributionList>`);
  return state.isVerified
    ? failure('NoSuchOrigin', 'One or more of your origins do not exist.', 404)
    : failure('AccessDenied', 'Your account must be verified before you can add new', 403);
}

function failure(code: string, message: string, status: number): ServiceAnswer {
  return xml(
    `<ErrorResponse><Error><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
    status,
  );
}

beforeEach(() => {
  const valued = { VersionIdsToStages: { v: ['AWSCURRENT'] } };
  state = {
    ...{ unreserved: 1_000, distributions: 1, isVerified: true, isBootstrapped: true },
    secrets: { webhook: valued, github: valued },
    certificate: { Status: 'ISSUED', DomainName: '*.example.org' },
  };
  service.answerWith(answer);
});

const certificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/c';
const plan: PlannedStack = {
  ...{ webhookSecretId: 'webhook', githubCredentialsSecretId: 'github' },
  domain: { name: 'climate.example.org', certificateArn },
  onDemandConcurrency: 20,
};

/** Everything that is not good, as `verdict about: message`. */
async function found(asked: PlannedStack = plan): Promise<string[]> {
  const environment = service.environment();
  const findings = await preflight(asked, {
    lambda: createLambdaClient(environment),
    cloudFront: createCloudFrontClient(environment),
    secrets: createSecretsClient(environment),
    certificates: createAcmClient(environment),
    cloudFormation: createCloudFormationClient(environment),
  });
  for (const { verdict, advice } of findings) expect(advice === '').toBe(verdict === 'good');
  return findings
    .filter(({ verdict }) => verdict !== 'good')
    .map(({ verdict, about, message }) => `${verdict} ${about}: ${message}`);
}

describe('before a first deployment', () => {
  it('an account that has everything is good', async () => {
    expect(await found()).toEqual([]);
  });

  it('a new account’s ten runs are too few, and so are some that others reserved', async () => {
    state.unreserved = 10;
    expect(await found()).toEqual([
      'problem room for Lambda: 10 runs at once are not reserved yet, and 122 must be: 22 are reserved, and AWS keeps 100',
    ]);
    state.unreserved = 121;
    expect(await found()).toHaveLength(1);
    state.unreserved = 122;
    expect(await found()).toEqual([]);
  });

  it('an account that CloudFront wants to verify first is told, and nothing is made', async () => {
    state.distributions = 0;
    state.isVerified = false;
    expect(await found()).toEqual([
      'problem CloudFront: AWS has not verified this account for CloudFront yet',
    ]);
    state.isVerified = true;
    expect(await found()).toEqual([expect.stringMatching(/^unknown CloudFront: /u)]);
  });

  it('secrets must be there, with a value, and stay', async () => {
    state.secrets = { github: { VersionIdsToStages: { v: ['AWSPREVIOUS'] } } };
    expect(await found()).toEqual([
      'problem the secret webhook: it is not in Secrets Manager in this region',
      'problem the secret github: it has no value',
    ]);
    state.secrets = { webhook: { DeletedDate: 1 }, github: { DeletedDate: 1 } };
    expect(await found()).toHaveLength(2);
  });

  it('a certificate must be in us-east-1, issued, and of the domain', async () => {
    const elsewhere = certificateArn.replace('us-east-1', 'eu-west-3');
    const domain = { name: 'climate.example.org', certificateArn: elsewhere };
    expect((await found({ ...plan, domain }))[0]).toMatch(/takes certificates of us-east-1 alone/u);
    state.certificate = { Status: 'PENDING_VALIDATION' };
    expect((await found())[0]).toMatch(/its state is PENDING_VALIDATION/u);
    state.certificate = { Status: 'ISSUED', DomainName: '*.other.example.org' };
    expect((await found())[0]).toMatch(/it covers \*\.other\.example\.org$/u);
    const subject = { DomainName: 'example.org', SubjectAlternativeNames: ['climate.example.org'] };
    state.certificate = { Status: 'ISSUED', ...subject };
    expect(await found()).toEqual([]);
    const previews = {
      name: 'climate.example.org',
      certificateArn,
      previewName: 'preview.example.org',
    };
    expect((await found({ ...plan, domain: previews }))[0]).toMatch(
      /it covers example\.org, climate/u,
    );
    state.certificate = { Status: 'ISSUED', DomainName: '*.example.org' };
    expect(await found({ ...plan, domain: previews })).toEqual([]);
  });

  it('an account must be bootstrapped', async () => {
    state.isBootstrapped = false;
    expect(await found()).toEqual([
      'problem the account’s bootstrap: there is no stack CDKToolkit in this region',
    ]);
  });

  it('what may not be looked at is unknown, and stops nothing', async () => {
    service.answerWith(() => json({ __type: 'AccessDeniedException', message: 'no' }, 400));
    const verdicts = (await found()).map((line) => line.split(' ')[0]);
    expect(new Set(verdicts)).toEqual(new Set(['unknown']));
  });
});

describe('the doors', () => {
  const ask = (status: number) => async () => new Response(null, { status });

  it('to GitHub are open when it shows the repository', async () => {
    const repository = { repository: 'a/b' };
    const verdict = async (status: number, token?: string) =>
      (await checkRepository(repository, token, ask(status))).verdict;
    expect(await verdict(200)).toBe('good');
    expect(await verdict(404)).toBe('problem');
    expect(await verdict(401, 'old')).toBe('problem');
    expect(await verdict(503)).toBe('unknown');
  });

  it('for the webhook are open when receive refuses what is not signed', async () => {
    const webhookUrl = 'https://x.execute-api.eu-west-3.amazonaws.com/webhook';
    const verdict = async (status: number) =>
      (await checkWebhook({ webhookUrl }, ask(status))).verdict;
    expect(await verdict(401)).toBe('good');
    for (const status of [200, 403, 404, 500, 503]) expect(await verdict(status)).toBe('problem');
    const apiUrl = 'https://git.example.org/api/v3';
    expect(await checkWebhook({ webhookUrl: undefined, apiUrl }, ask(200))).toMatchObject({
      verdict: 'unknown',
      advice: expect.stringContaining('execute-api'),
    });
  });
});
