import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createAcmClient,
  createCloudFrontClient,
  createLambdaClient,
} from '../../lib/aws/clients/account-clients.ts';
import { createCloudFormationClient, createSecretsClient } from '../../lib/aws/clients/clients.ts';
import { preflight } from '../../lib/aws/preflight/preflight.ts';
import { deployInOrder } from '../../lib/stack/deployment/deploy-in-order.ts';
import { useService } from '../aws/service.ts';
import { resourcesOf, synthesizePlan } from '../stack/sample-stack.ts';
import { type Deployed, startDeployed } from '../support/deployed/deployed.ts';
import { type GithubServer, startGithubServer } from '../support/github/github-server.ts';
import { createRepository, type Repository } from '../support/repository.ts';
import { createStack } from '../support/stack-creation.ts';

/*
 * docs/deploy.md, step by step, from an empty account to the first published push, over the loopback
 * services (docs/twins.md); the first attempt to deploy fails half-way.
 */

const plan = {
  ...{ repository: 'state/plan', branch: 'main', path: 'plan', title: 'Plan', language: 'en' },
  webhookSecret: 'gazette/webhook',
};

/** The account: what CDK and Secrets Manager have in it. */
const account = { bootstrapped: false, unreserved: 10, resources: new Set<string>() };
const secrets = new Map<string, string>();
const service = useService();
let status: string | undefined;
let repository: Repository;
let github: GithubServer;
let deployed: Deployed | undefined;

beforeAll(async () => {
  const json = (body: object, code = 200) => ({
    ...{ status: code, body: JSON.stringify(body), type: 'application/x-amz-json-1.1' },
  });
  const xml = (body: string, code = 200) => ({ status: code, body, type: 'text/xml' });
  service.answerWith(({ url, body }) => {
    if (url.includes('account-settings'))
      return json({ AccountLimit: { UnreservedConcurrentExecutions: account.unreserved } });
    if (url.includes('/distribution'))
      return xml('<DistributionList><Quantity>1</Quantity></DistributionList>');
    if (body.includes('Action=DescribeStacks'))
      return account.bootstrapped
        ? xml('<DescribeStacksResponse><DescribeStacksResult/></DescribeStacksResponse>')
        : xml(
            '<ErrorResponse><Error><Code>ValidationError</Code><Message>Stack with id CDKToolkit does not exist</Message></Error></ErrorResponse>',
            400,
          );
    return secrets.has(JSON.parse(body).SecretId)
      ? json({ VersionIdsToStages: { v: ['AWSCURRENT'] } })
      : json({ __type: 'ResourceNotFoundException' }, 400);
  });
  repository = await createRepository();
  const date = new Date().toISOString();
  const files = { 'plan/README.md': '# Plan\n\nThe first promise.\n' };
  await repository.commit({ message: 'Start', date, files });
  github = await startGithubServer(repository.directory);
});

afterAll(async () => {
  await deployed?.close();
  await github.close();
  await repository.close();
});

async function problems(): Promise<string[]> {
  const environment = service.environment();
  const found = await preflight(
    { webhookSecretId: plan.webhookSecret },
    {
      lambda: createLambdaClient(environment),
      cloudFront: createCloudFrontClient(environment),
      secrets: createSecretsClient(environment),
      certificates: createAcmClient(environment),
      cloudFormation: createCloudFormationClient(environment),
    },
  );
  return found.filter(({ verdict }) => verdict === 'problem').map(({ about }) => about);
}

/** `npm run deploy`; CDK removes a stack whose creation failed, and makes it again. */
function deploy(failing?: string): Promise<number> {
  return deployInOrder(['gazette'], [], {
    statusOf: async () => status,
    isReady: async () => (await problems()).length === 0,
    async cdkDeploy(words) {
      const isCreating = words.includes('creating=gazette');
      const template = resourcesOf(synthesizePlan({ ...plan, isCreating }));
      if (status !== 'CREATE_COMPLETE') status = createStack(template, account.resources, failing);
      return status === 'CREATE_COMPLETE' ? 0 : 1;
    },
  });
}

async function eventually(read: () => Promise<string>, words: string): Promise<void> {
  for (let tries = 0; tries < 600 && !(await read()).includes(words); tries += 1) await wait(100);
  expect(await read()).toContain(words);
}

describe('docs/deploy.md, followed from an empty account', () => {
  it('says before anything is made what is missing, and makes nothing meanwhile', async () => {
    expect(await problems()).toEqual([
      'the account’s bootstrap',
      'room for Lambda',
      'the secret gazette/webhook',
    ]);
    expect(await deploy()).toBe(1);
    expect(status).toBeUndefined();
    account.bootstrapped = true;
    account.unreserved = 1_000;
    secrets.set(plan.webhookSecret, 'signed');
    expect(await problems()).toEqual([]);
  });

  it('takes a deployment that fails half-way back, and is repeated', async () => {
    const ids = Object.keys(resourcesOf(synthesizePlan(plan)));
    expect(await deploy(ids.find((id) => id.startsWith('SiteDistribution')))).toBe(1);
    expect([status, account.resources.size]).toEqual(['ROLLBACK_COMPLETE', 0]);
    expect(await deploy()).toBe(0);
    expect([status, account.resources.size]).toEqual(['CREATE_COMPLETE', ids.length]);
  });

  it('publishes the history by the schedule, and then the first push', async () => {
    const running = await startDeployed(plan, { GAZETTE_GITHUB_API_URL: github.url });
    deployed = running;
    running.secretsServer.secrets.set(plan.webhookSecret, ['signed']);
    expect(await running.deliver('ping', {}, 'signed')).toMatchObject({ statusCode: 200 });
    await running.wake();
    const home = async () => (await running.read('/')).body;
    await eventually(home, 'The first promise.');
    const date = new Date().toISOString();
    const files = { 'plan/README.md': '# Plan\n\nA promise kept.\n' };
    const head = await repository.commit({ message: 'Keep it', date, files });
    const push = {
      ref: 'refs/heads/main',
      after: head,
      repository: { id: 1, full_name: 'state/plan' },
    };
    expect(await running.deliver('push', push, 'signed')).toMatchObject({ statusCode: 202 });
    await eventually(home, 'A promise kept.');
    const step = `"stage":"render","plan":"gazette","commit":"${head}","sequence":2,"outcome":"rendered"`;
    await eventually(async () => running.log('render'), step);
  });
});
