import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createAwsPorts } from '../../lib/aws/aws-ports.ts';
import { openGitSource } from '../../lib/git/git-source.ts';
import { announce } from '../../lib/pipeline/announce/announce.ts';
import { ingest } from '../../lib/pipeline/ingest/ingest.ts';
import { render } from '../../lib/pipeline/render/render.ts';
import { verifySite } from '../../lib/pipeline/verify/verify-site.ts';
import { describeSite } from '../../lib/site/describe-site.ts';
import { useEmulators } from '../contract/emulated.ts';
import {
  type CloudFormationServer,
  startCloudFormationServer,
} from '../support/cloudformation-server.ts';
import { createRepository, type Repository } from '../support/repository.ts';

const newPlace = useEmulators();
let cloudFormation: CloudFormationServer;
let repository: Repository;

const site = describeSite('Plan', 'https://plan.example.org', 'en');
const inOtherColour = { ...site, stylesheet: '/@style/other.css' };

beforeAll(async () => {
  cloudFormation = await startCloudFormationServer();
  repository = await createRepository();
});
afterAll(async () => {
  await cloudFormation.close();
  await repository.close();
});

it('the pages of a stack are made anew by two calls at once, after one that was killed', async () => {
  const { names, queueUrl, environment } = await newPlace();
  const ports = createAwsPorts(environment, { ...names, queueUrl });
  const publish = async (look: typeof site) => {
    const source = await openGitSource({ repository: repository.directory, branch: 'main' });
    const all = { ...ports, source, author: { report: async () => {} } };
    await ingest(all);
    await render(all, look);
    await announce(all, look);
    await source.close();
  };
  for (let number = 1; number <= 160; number += 1)
    await repository.commit({
      message: `Change ${number}`,
      files: { [`${number % 40}.md`]: `# Document ${number % 40}\n\nText ${number}.\n` },
    });
  await publish(inOtherColour);
  cloudFormation.stacks.set('climate', {
    ...{ TableName: names.table, PagesBucket: names.site, TextsBucket: names.objects },
    ...{ PushQueueUrl: queueUrl, Repository: 'state/plan', Branch: 'main' },
    ...{ PlanTitle: 'Plan', SiteUrl: site.baseUrl, PlanLanguage: 'en' },
  });
  const start = () => {
    const command = ['bin/gazette.mjs', 'render', '--all', '--pages-only'];
    const words = [...command, '--stack', 'climate', '--here'];
    const own = { AWS_ENDPOINT_URL_CLOUDFORMATION: cloudFormation.url };
    const env = { PATH: process.env.PATH, HOME: tmpdir(), ...environment, ...own };
    const child = spawn(process.execPath, words, { env });
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    return { child, ended: once(child, 'close').then(([code]) => [code, stderr] as const) };
  };
  const first = start();
  while ((await ports.index.range('REMADE')).length === 0) await setTimeout(5);
  first.child.kill('SIGKILL');
  expect((await first.ended)[0]).toBeNull();
  const marked = (await ports.index.range('REMADE')).length;
  expect(marked).toBeLessThan(4);
  const others = [start(), start()];
  await repository.commit({ message: 'Pushed meanwhile', files: { '1.md': '# Pushed\n' } });
  await publish(site);
  for (const { ended } of others) {
    const [code, stderr] = await ended;
    expect([code, stderr]).toEqual([
      0,
      expect.stringMatching(/^[1-3] of 4 units of pages made$/mu),
    ]);
  }
  expect(await verifySite({ ...ports }, site, async () => true)).toEqual([]);
});
