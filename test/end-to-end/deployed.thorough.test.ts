import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseFeed } from 'feedsmith';
import { type Deployed, startDeployed } from '../support/deployed/deployed.ts';
import { type GithubServer, startGithubServer } from '../support/github/github-server.ts';
import { secondaryLimit } from '../support/github/troubles.ts';
import { createRepository, type Repository } from '../support/repository.ts';

/** Payloads that GitHub sent. */
const examples = JSON.parse(
  readFileSync(
    createRequire(import.meta.url).resolve('@octokit/webhooks-examples/api.github.com/index.json'),
    'utf8',
  ),
) as readonly { readonly name: string; readonly examples: readonly Record<string, unknown>[] }[];

function example(event: string): Record<string, unknown> {
  const found = examples.find(({ name }) => name === event)?.examples[0];
  if (!found) throw new Error(`GitHub gives no example of ${event}`);
  const repository = { ...Object(found.repository), full_name: 'state/plan' };
  return { ...found, repository };
}

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const app = JSON.stringify({
  appId: '7',
  installationId: '11',
  privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }),
});

let repository: Repository;
let github: GithubServer;
let deployed: Deployed;

beforeAll(async () => {
  repository = await createRepository();
  await repository.commit({
    message: 'Start',
    date: new Date().toISOString(),
    files: {
      'plan/README.md': '# Plan\n\nSee [one](one.md).\n',
      'plan/one.md': '# One\n\n**Due date**: 30 June 2016\n\nThe first text.\n',
      'plan/two.md': '# Two\n\nThe second text.\n',
    },
  });
  github = await startGithubServer(repository.directory);
  github.access.app = { id: '7', installation: 11, publicKey };
  github.access.tokens = new Set();
  const plan = { repository: 'state/plan', branch: 'main', path: 'plan', title: 'Plan' };
  const secrets = { webhookSecret: 'webhook', githubCredentialsSecret: 'github' };
  const names = {
    domain: 'plan.example.org',
    previewDomain: 'preview.example.org',
    certificate: 'arn:aws:acm:us-east-1:123456789012:certificate/c',
  };
  deployed = await startDeployed(
    { ...plan, ...secrets, ...names, language: 'en' },
    { GAZETTE_GITHUB_API_URL: github.url },
  );
  deployed.secretsServer.secrets.set('webhook', ['new', 'old']);
  deployed.secretsServer.secrets.set('github', [app]);
});

afterAll(async () => {
  await deployed?.close();
  await github?.close();
  await repository?.close();
});

/** Resolves with what a question comes to answer; fails with the functions' logs when it does not. */
async function eventually<Value>(question: () => Promise<Value | undefined>): Promise<Value> {
  const end = Date.now() + 240_000;
  while (Date.now() < end) {
    const value = await question();
    if (value !== undefined) return value;
    await wait(50);
  }
  const logs = deployed.wiring.map(({ name }) => `${name}: ${deployed.log(name)}`);
  throw new Error(`nothing came of it\n${logs.join('\n')}`);
}

const short = (commit: string) => commit.slice(0, 12);

/** The check run that a commit got. */
function checkRun(commit: string, name = 'gazette') {
  return eventually(async () =>
    github.reports.find(
      ({ kind, body }) => kind === 'check run' && body.head_sha === commit && body.name === name,
    ),
  );
}

/** The comment on a pull request, once it says something. */
function comment(pullRequest: number, words: string) {
  return eventually(async () => {
    const found = github.reports.find(
      ({ kind, target }) => kind === 'comment' && target === String(pullRequest),
    );
    const text = String(found?.body.body ?? '');
    return text.includes(words) ? text : undefined;
  });
}

async function change(text: string, message = text): Promise<string> {
  return repository.commit({
    message,
    date: new Date().toISOString(),
    files: { 'plan/one.md': `# One\n\n${text}\n` },
  });
}

/** Commits a change and tells of it as GitHub does. */
async function push(text: string, delivery?: string): Promise<string> {
  const head = await change(text);
  expect(await tell(head, {}, delivery)).toMatchObject({ statusCode: 202 });
  return head;
}

function tell(head: string, more: object = {}, delivery?: string) {
  const payload = { ...example('push'), ref: 'refs/heads/main', after: head, ...more };
  return deployed.deliver('push', payload, 'new', delivery);
}

async function feedLinks(): Promise<string[]> {
  const { body } = await deployed.read('/feed.xml');
  const { feed } = parseFeed(body);
  return ('items' in feed ? (feed.items ?? []) : []).map((item) => String(Object(item).link));
}

const onSite = (url: string) => new URL(url).pathname;

describe('a push', () => {
  it('is on the page, at its permanent address, in the redline and in the feed, and its author is told', async () => {
    await tell(await repository.git('rev-parse', 'HEAD').then((id) => id.trim()));
    await checkRun((await repository.git('rev-parse', 'HEAD')).trim());
    const head = await push('The second text of one.');
    const { body } = await checkRun(head);
    expect(body).toMatchObject({
      conclusion: 'success',
      details_url: `https://plan.example.org/@changes/${short(head)}/`,
      output: { title: expect.stringMatching(/^Published: One: .*due date removed/u) },
    });
    expect((await deployed.read('/one/')).body).toContain('The second text of one.');
    const permanent = await deployed.read(`/one/@${short(head)}/`);
    expect(permanent.headers['memento-datetime']).toBeDefined();
    expect((await deployed.read(`/@changes/${short(head)}/`)).body).toContain('<ins');
    const nowhere = await deployed.read('/nowhere/');
    expect(nowhere).toMatchObject({ status: 404, body: expect.stringContaining('<html') });
    expect((await deployed.ask('/@subscribe/')).body).toContain('/feed.atom');
    expect(deployed.log('announce')).toMatch(/"Metrics":\[.*"Plan":"gazette","Behind":0/u);
    const links = await feedLinks();
    expect(links).toHaveLength(2);
    for (const link of links) expect((await deployed.read(onSite(link))).status).toBe(200);
  });

  it('with a mistake is published, and the mistake is told at its line', async () => {
    const head = await push('See [nothing](nothing.md).');
    const { body } = await checkRun(head);
    expect(body).toMatchObject({
      conclusion: 'failure',
      output: { annotations: [{ path: 'plan/one.md', start_line: 3 }] },
    });
    expect((await deployed.read('/one/')).body).toContain('See ');
  });

  it('told of twice is published once', async () => {
    const before = (await feedLinks()).length;
    const head = await push('Told of twice.', 'the-same');
    await tell(head, {}, 'the-same');
    await tell(head, {}, 'another');
    await checkRun(head);
    await deployed.wake();
    expect(await feedLinks()).toHaveLength(before + 1);
    expect(github.reports.filter(({ body }) => body.head_sha === head)).toHaveLength(1);
  });

  it('that nobody told of is published by the schedule', async () => {
    const head = await change('Told of by nobody.');
    await deployed.wake();
    await checkRun(head);
    expect((await deployed.read('/one/')).body).toContain('Told of by nobody.');
  });

  it('that GitHub does not show yet is published when it does', async () => {
    const old = (await repository.git('rev-parse', 'HEAD')).trim();
    github.lagBehind(old, 1);
    const head = await push('Late.');
    await eventually(async () => (github.requests.at(-1) ? true : undefined));
    await deployed.wake();
    await checkRun(head);
  });

  // GitHub lists 250 commits a page.
  const many = 2_048;

  it(`of ${many} commits is published commit by commit, as far as they touch the plan`, async () => {
    const every = 100;
    const head = await importCommits(many, every);
    expect(await tell(head, { commits: [] })).toMatchObject({ statusCode: 202 });
    await checkRun(head);
    const { body } = await deployed.read('/one/@history/');
    expect(body).toContain(`Imported ${many}`);
    expect(body.match(/Imported \d+</gu)).toHaveLength(Math.ceil(many / every));
  });

  it('that rewrites history is one change, marked, and what was published stays', async () => {
    const gone = await push('Soon gone.');
    await checkRun(gone);
    await repository.git('reset', '--quiet', '--hard', 'HEAD~2');
    const head = await change('Written instead.');
    await tell(head, { forced: true });
    await checkRun(head);
    expect((await deployed.read(`/one/@${short(gone)}/`)).body).toContain('Soon gone.');
    expect((await deployed.read(`/@changes/${short(head)}/`)).body).toMatch(/rewritten/iu);
    expect((await deployed.read('/one/')).body).toContain('Written instead.');
  });

  it('that deletes the branch leaves everything as it is, until the branch is back', async () => {
    const page = (await deployed.read('/one/')).body;
    await repository.git('checkout', '--quiet', '-b', 'aside');
    await repository.git('branch', '--quiet', '-D', 'main');
    const zeros = '0'.repeat(40);
    expect(await tell(zeros, { deleted: true, head_commit: null })).toMatchObject({
      statusCode: 202,
    });
    await deployed.wake();
    expect((await deployed.read('/one/')).body).toBe(page);
    await repository.git('checkout', '--quiet', '-b', 'main');
    const head = await change('Back again.');
    await tell(head, { created: true, before: zeros });
    await checkRun(head);
    expect((await deployed.read('/one/')).body).toContain('Back again.');
  });
});

describe('the webhook', () => {
  it('answers a ping, and ignores tags, other branches and other repositories, with the reason', async () => {
    expect(await deployed.deliver('ping', example('ping'), 'new')).toMatchObject({
      statusCode: 200,
    });
    for (const more of [
      { ref: 'refs/tags/v1' },
      { ref: 'refs/heads/other' },
      { repository: { full_name: 'other/plan' } },
    ])
      expect(await tell('0'.repeat(40), more)).toMatchObject({
        statusCode: 200,
        body: expect.stringMatching(/^ignored: /u),
      });
  });

  it('takes the old secret while it is being replaced, and no other', async () => {
    const head = await change('Signed with the old secret.');
    const payload = { ...example('push'), ref: 'refs/heads/main', after: head };
    expect(await deployed.deliver('push', payload, 'stranger')).toMatchObject({ statusCode: 401 });
    expect(await deployed.deliver('push', payload, 'old')).toMatchObject({ statusCode: 202 });
    await checkRun(head);
  });
});

describe('when GitHub is in trouble', () => {
  it('a rate limit is waited out', async () => {
    github.troubles.push({ answer: secondaryLimit(429, 1), path: '/commits', times: 1 });
    await checkRun(await push('Limited.'));
  });

  it('a revoked key leaves what is published, says so in the log, and costs nothing once replaced', async () => {
    const page = (await deployed.read('/one/')).body;
    github.access.tokens?.clear();
    github.access.app = { id: '8', installation: 11, publicKey };
    const head = await push('With a new key.');
    await eventually(async () => (deployed.log('ingest').includes('GitHub') ? true : undefined));
    expect((await deployed.read('/one/')).body).toBe(page);
    github.access.app = { id: '7', installation: 11, publicKey };
    await deployed.wake();
    await checkRun(head);
    expect((await deployed.read('/one/')).body).toContain('With a new key.');
  });
});

describe('a pull request', () => {
  it('from a fork is previewed, renewed and removed, and its authors are told', async () => {
    const published = (await deployed.read('/one/')).body;
    await openPullRequest('Proposed at first.');
    await tellOfPullRequest('opened');
    const text = await comment(12, 'Would be published: One');
    const [, changes = ''] = /\((https:[^)]*@changes[^)]*)\)/u.exec(text) ?? [];
    const host = 'preview.example.org';
    expect(new URL(changes).host).toBe(host);
    expect((await deployed.read(onSite(changes), host)).body).toContain('Proposed at first.');
    const one = '/@preview/12/one/';
    expect((await deployed.read(one, host)).body).toContain('Preview of pull request 12');
    expect(await deployed.read(one)).toMatchObject({
      status: 301,
      headers: { location: `https://${host}${one}` },
    });
    expect((await deployed.read('/one/', host)).status).toBe(404);
    const entry = await deployed.read('/@preview/12/@feed/', host);
    expect(entry.headers['x-robots-tag']).toBe('noindex');
    expect(entry.body).toContain('<ins>');
    const { head = '' } = github.pullRequests.get(12) ?? {};
    expect((await checkRun(head, 'gazette/preview')).body).toMatchObject({ conclusion: 'success' });

    await openPullRequest('Proposed at last.');
    await tellOfPullRequest('synchronize');
    const renewed = github.pullRequests.get(12)?.head ?? '';
    await checkRun(renewed, 'gazette/preview');
    expect((await deployed.read('/@preview/12/one/', host)).body).toContain('Proposed at last.');
    expect((await deployed.read(onSite(changes), host)).status).toBe(404);

    Object.assign(github.pullRequests.get(12) ?? {}, { state: 'closed' });
    await tellOfPullRequest('closed');
    await comment(12, 'the preview is gone');
    expect((await deployed.read('/@preview/12/one/', host)).status).toBe(404);
    expect((await deployed.read('/one/')).body).toBe(published);
    expect(github.reports.filter(({ kind }) => kind === 'comment')).toHaveLength(1);
  });
});

/** Commits made in one go; every so many touch the plan, and the last one does. */
async function importCommits(count: number, every: number): Promise<string> {
  const parts: string[] = [];
  const now = Math.floor(Date.now() / 1_000);
  for (let number = 1; number <= count; number += 1) {
    const path = (count - number) % every === 0 ? 'plan/one.md' : 'elsewhere.txt';
    const text = `# One\n\nText ${number}.\n`;
    const note = `Imported ${number}`;
    parts.push(
      `commit refs/heads/main\ncommitter Test <test@example.org> ${now} +0000\n`,
      `data ${note.length}\n${note}\n`,
      number === 1 ? 'from refs/heads/main^0\n' : '',
      `M 100644 inline ${path}\ndata ${text.length}\n${text}\n`,
    );
  }
  await fastImport(repository.directory, parts.join(''));
  await repository.git('reset', '--quiet', '--hard', 'main');
  return (await repository.git('rev-parse', 'HEAD')).trim();
}

async function fastImport(directory: string, stream: string): Promise<void> {
  const child = spawn('git', ['fast-import', '--quiet'], { cwd: directory });
  child.stdin.end(stream);
  const [code] = (await once(child, 'close')) as [number];
  expect(code).toBe(0);
}

/** Opens a pull request of a text, or renews it, as GitHub shows it. */
async function openPullRequest(text: string): Promise<void> {
  await repository.git('checkout', '--quiet', '-B', 'proposal', 'main');
  const head = await change(text);
  await repository.git('checkout', '--quiet', '--detach', 'main');
  await repository.git('merge', '--quiet', '--no-ff', '-m', 'tried', 'proposal');
  const merge = (await repository.git('rev-parse', 'HEAD')).trim();
  await repository.git('checkout', '--quiet', 'main');
  const about = { number: 12, title: 'A proposal', body: 'Please.', base: 'main' };
  github.pullRequests.set(12, {
    ...{ ...about, state: 'open', head, merge, mergeable: true, from: 'stranger/plan' },
  });
}

async function tellOfPullRequest(action: string): Promise<void> {
  const payload = { ...example('pull_request'), action, number: 12 };
  const answer = await deployed.deliver('pull_request', payload, 'new');
  expect(answer).toMatchObject({ statusCode: 202 });
}
