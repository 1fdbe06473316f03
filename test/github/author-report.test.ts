import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createGithubReport } from '../../lib/github/author-report.ts';
import { describeStatus } from '../../lib/github/commit-status.ts';
import { createGithubCredentials } from '../../lib/github/github-credentials.ts';
import type { ChangeSet } from '../../lib/plan/model/change.ts';
import type { Problem } from '../../lib/plan/model/document.ts';
import { type GithubServer, startGithubServer } from '../support/github/github-server.ts';
import { broken, forbidden, missing } from '../support/github/troubles.ts';
import { createRepository, type Repository } from '../support/repository.ts';

let repository: Repository;
let github: GithubServer;
let commit: string;
let log: Readonly<Record<string, unknown>>[];

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const app = JSON.stringify({
  appId: '7',
  installationId: '11',
  privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }),
});

beforeAll(async () => {
  repository = await createRepository();
  commit = await repository.commit({ message: 'one', files: { 'en/a.md': 'a' } });
  github = await startGithubServer(repository.directory);
});

beforeEach(() => {
  log = [];
  github.requests.length = 0;
  github.reports.length = 0;
  github.access.app = { id: '7', installation: 11, publicKey };
  github.access.tokens = new Set(['good']);
});

afterAll(async () => {
  await github.close();
  await repository.close();
});

const problem = (severity: Problem['severity'], line = 12): Problem => ({
  path: 'a.md',
  line,
  severity,
  message: 'the file is not UTF-8',
  advice: 'Save it as UTF-8.',
});

const title = 'Commitment 24: due date moved from 30 June 2016 to 31 December 2016';

async function report(
  secret: string,
  problems: readonly Problem[] = [],
  date = '2026-03-02T10:00:00Z',
): Promise<void> {
  const now = () => new Date('2026-03-02T12:00:00Z');
  const credentials = createGithubCredentials(async () => secret, github.url);
  const at = { owner: 'state', repository: 'plan', path: 'en', apiUrl: github.url };
  const siteUrl = 'https://plan.example.org';
  const changeSet = { commit, date, problems } as ChangeSet;
  await createGithubReport({
    ...at,
    credentials,
    siteUrl,
    isPaced: false,
    now,
    log: (entry) => log.push(entry),
  }).report(changeSet, { address: '/@changes/a1e0efafaba2/', title });
}

describe('with a token, authors are told by a commit status', () => {
  it('what went live, with a link to the change set', async () => {
    await report(' good\n');
    expect(github.reports).toEqual([
      {
        kind: 'status',
        target: commit,
        body: {
          state: 'success',
          target_url: 'https://plan.example.org/@changes/a1e0efafaba2/',
          description: `Published: ${title}`,
          context: 'gazette',
        },
      },
    ]);
  });

  it('unless the commit is older than a day, as those of an import are', async () => {
    await report('good', [], '2026-03-01T11:59:59Z');
    expect(github.requests).toEqual([]);
    await report('good', [], '2026-03-01T12:00:00Z');
    expect(github.reports).toHaveLength(1);
  });

  it('first of all what is wrong', async () => {
    await report('good', [problem('warning'), problem('error')]);
    expect(github.reports[0]?.body).toMatchObject({
      state: 'failure',
      description: expect.stringMatching(/^a\.md:12: the file is not UTF-8\. Published: Comm/u),
    });
  });

  it('in no more characters than GitHub takes', () => {
    const about = { commit, name: 'gazette' as const, title: `${'x'.repeat(126)}🌍🌍🌍🌍🌍` };
    const status = describeStatus({
      ...about,
      failsOnErrors: true,
      problems: [problem('warning')],
    });
    expect(status.endsWith('… (1 remark)')).toBe(true);
    expect(status.length).toBe(140);
    expect(status.isWellFormed()).toBe(true);
  });

  it.each([forbidden, missing, broken(500)])(
    'and nothing stops when it fails: %j',
    async (trouble) => {
      github.troubles.push({ answer: trouble, times: 1 });
      await report('good');
      expect(log).toEqual([
        expect.objectContaining({ message: 'nothing said on the commit', commit }),
      ]);
    },
  );

  it('and nothing stops when the token was revoked', async () => {
    await report('revoked');
    expect(log).toMatchObject([{ reason: expect.stringContaining('Bad credentials') }]);
  });
});

describe('with a GitHub App, authors are told by a check run', () => {
  it('what went live', async () => {
    await report(app);
    expect(log).toEqual([]);
    expect(github.reports).toMatchObject([
      {
        kind: 'check run',
        body: {
          head_sha: commit,
          name: 'gazette',
          conclusion: 'success',
          output: { title: `Published: ${title}` },
        },
      },
    ]);
  });

  it('what is wrong, at its file and line in the repository', async () => {
    await report(app, [problem('error'), problem('warning', 3)]);
    expect(github.reports[0]?.body).toMatchObject({
      conclusion: 'failure',
      output: {
        annotations: [
          { path: 'en/a.md', start_line: 12, end_line: 12, annotation_level: 'failure' },
          { path: 'en/a.md', start_line: 3, annotation_level: 'warning' },
        ],
      },
    });
  });

  it('of more problems than one request takes', async () => {
    await report(
      app,
      Array.from({ length: 120 }, (_, line) => problem('warning', line + 1)),
    );
    const annotations = github.reports.map(
      ({ body }) => (body.output as { annotations: unknown[] }).annotations.length,
    );
    expect(annotations).toEqual([50, 50, 20]);
  });

  it('whose token is asked for once', async () => {
    const credentials = createGithubCredentials(async () => app, github.url);
    const tokens = [await credentials.token(), await credentials.token()];
    expect(new Set(tokens).size).toBe(1);
    expect(github.requests.map(({ target }) => target)).toEqual([
      '/app/installations/11/access_tokens',
    ]);
  });

  it('whose key may be replaced at any time', async () => {
    let secret = app;
    const credentials = createGithubCredentials(async () => secret, github.url);
    const old = await credentials.token();
    const fresh = generateKeyPairSync('rsa', { modulusLength: 2048 });
    github.access.app = { id: '7', installation: 11, publicKey: fresh.publicKey };
    secret = JSON.stringify({
      ...JSON.parse(app),
      privateKey: fresh.privateKey.export({ type: 'pkcs1', format: 'pem' }),
    });
    expect(await credentials.token()).not.toBe(old);
  });

  it.each(['{', '{}', '{"appId":"x","installationId":"1","privateKey":"k"}'])(
    'and a secret that is neither App nor token is named, not shown: %s',
    async (secret) => {
      await expect(createGithubCredentials(async () => secret).token()).rejects.toThrow(
        'holds neither a token nor a GitHub App',
      );
    },
  );
});
