import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createAwsPorts } from '../../lib/aws/aws-ports.ts';
import { openGitSource } from '../../lib/git/git-source.ts';
import { announce } from '../../lib/pipeline/announce/announce.ts';
import { ingest } from '../../lib/pipeline/ingest/ingest.ts';
import { render } from '../../lib/pipeline/render/render.ts';
import { verifySite } from '../../lib/pipeline/verify/verify-site.ts';
import { describeSite } from '../../lib/site/describe-site.ts';
import {
  type CloudFormationServer,
  startCloudFormationServer,
} from '../support/cloudformation-server.ts';
import { type Deployed, startDeployed } from '../support/deployed/deployed.ts';
import { type GithubServer, startGithubServer } from '../support/github/github-server.ts';
import { createRepository, type Repository } from '../support/repository.ts';

const plan = {
  ...{ repository: 'state/plan', branch: 'main', title: 'Plan', language: 'en' },
  ...{ webhookSecret: 'webhook', domain: 'plan.example.org' },
  certificate: 'arn:aws:acm:us-east-1:123456789012:certificate/c',
};
const site = describeSite('Plan', 'https://plan.example.org', 'en');

/** Pages name the stylesheet by its digest: another colour changes this alone, and in all of them. */
const inOtherColour = { ...site, stylesheet: '/@style/other.css' };

const commits = 320;
const pushes = 5;

let repository: Repository;
let github: GithubServer;
let deployed: Deployed;
let cloudFormation: CloudFormationServer;

beforeAll(async () => {
  repository = await createRepository();
  github = await startGithubServer(repository.directory);
  cloudFormation = await startCloudFormationServer();
  await commitAll();
  const api = { GAZETTE_GITHUB_API_URL: github.url };
  deployed = await startDeployed(plan, api, publishInOtherColour);
  deployed.secretsServer.secrets.set('webhook', ['secret']);
  cloudFormation.stacks.set('climate', deployed.outputs);
});

afterAll(async () => {
  await deployed?.close();
  await cloudFormation?.close();
  await github?.close();
  await repository?.close();
});

type Place = Pick<Deployed, 'environment' | 'names' | 'queueUrl'>;

const ports = ({ environment, names, queueUrl }: Place = deployed) =>
  createAwsPorts(environment, { ...names, queueUrl });

async function commitAll(): Promise<void> {
  for (let number = 1; number <= commits; number += 1)
    await repository.commit({
      message: `Change ${number}`,
      date: new Date(Date.UTC(2020, 0, number)).toISOString(),
      files: { [`${number % 40}.md`]: `# Document ${number % 40}\n\nText ${number}.\n` },
    });
}

/** Publishes what is there as an older Gazette did. */
async function publishInOtherColour(place: Place): Promise<void> {
  const source = await openGitSource({ repository: repository.directory, branch: 'main' });
  const all = { ...ports(place), source, author: { report: async () => {} } };
  await ingest(all);
  await render(all, inOtherColour);
  await announce(all, inOtherColour);
  await source.close();
}

async function push(text: string): Promise<void> {
  const date = new Date().toISOString();
  const after = await repository.commit({ message: text, date, files: { '1.md': `# ${text}\n` } });
  const payload = { ref: 'refs/heads/main', after, repository: { full_name: 'state/plan' } };
  expect(await deployed.deliver('push', payload, 'secret')).toMatchObject({ statusCode: 202 });
}

function callCommand() {
  const words = ['bin/gazette.mjs', 'render', '--all', '--pages-only', '--stack', 'climate'];
  const own = { AWS_ENDPOINT_URL_CLOUDFORMATION: cloudFormation.url };
  const env = { PATH: process.env.PATH, HOME: tmpdir(), ...deployed.environment, ...own };
  const child = spawn(process.execPath, words, { env });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      said += chunk;
    });
  return { child, ended: once(child, 'close').then(([code]) => ({ code, said })) };
}

async function until(question: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await question())) await wait(10);
}

const marks = async () => (await ports().index.range('REMADE')).length;

it('functions of the stack make all pages anew while pushes go on, whoever of them is killed', async () => {
  expect((await deployed.read('/1/')).body).toContain('other.css');
  // What it hands out goes on without the command, which may be killed.
  const first = callCommand();
  await until(async () => (await marks()) > 0);
  expect(deployed.kill('render-unit')).toBe(true);
  first.child.kill('SIGKILL');
  await first.ended;
  const second = callCommand();
  let isOver = false;
  const ended = second.ended.finally(() => {
    isOver = true;
  });
  for (let number = 1; number <= pushes; number += 1) {
    await push(`Pushed ${number}`);
    deployed.kill('render-unit');
    const before = await marks();
    await until(async () => isOver || (await marks()) > before);
  }
  expect(await ended).toEqual({
    code: 0,
    said: expect.stringMatching(/^all 7 units of pages are made$/mu),
  });
  await until(async () => (await ports().store.cursor('announced'))?.sequence === commits + pushes);
  expect(await verifySite(ports(), site, async () => true)).toEqual([]);
  expect(deployed.log('render-unit')).toContain('"outcome":"rendered"');
});
