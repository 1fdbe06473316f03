import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createCommitStatusReport, describeStatus } from '../../lib/github/commit-status.ts';
import type { ChangeSet } from '../../lib/plan/change.ts';
import type { Problem } from '../../lib/plan/document.ts';

const commit = 'a1e0efafaba2000000000000000000000000beef';

const problem = (severity: Problem['severity']): Problem => ({
  path: 'en/a.md',
  line: 12,
  severity,
  message: 'the file is not UTF-8',
  advice: 'Save it as UTF-8.',
});

function changeSet(problems: readonly Problem[] = []): ChangeSet {
  return {
    sequence: 3,
    commit,
    tree: '',
    author: 'Ada',
    date: '2016-01-01T00:00:00.000Z',
    note: 'Fix',
    rewrite: false,
    changes: [],
    relinked: [],
    problems,
  };
}

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

/** Answers every request with one status, and keeps what came. */
async function startGithub(status: number) {
  const requests: { method: string; url: string; authorization: string; body: unknown }[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const { method = '', url = '', headers } = request;
    const body: unknown = JSON.parse(Buffer.concat(parts).toString('utf8'));
    requests.push({ method, url, authorization: headers.authorization ?? '', body });
    response.writeHead(status, { 'content-type': 'application/json' }).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(() => new Promise((resolve) => server.close(() => resolve())));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

function reportTo(apiUrl: string, log: Readonly<Record<string, unknown>>[]) {
  return createCommitStatusReport({
    owner: 'state',
    repository: 'plan',
    token: async () => 'secret',
    siteUrl: 'https://plan.example.org',
    apiUrl,
    log: (entry) => log.push(entry),
  });
}

describe('a commit status', () => {
  it('links to the change set', async () => {
    const { url, requests } = await startGithub(201);
    await reportTo(url, []).report(changeSet(), '/@changes/a1e0efafaba2/');
    expect(requests).toEqual([
      {
        method: 'POST',
        url: `/repos/state/plan/statuses/${commit}`,
        authorization: 'token secret',
        body: {
          state: 'success',
          target_url: 'https://plan.example.org/@changes/a1e0efafaba2/',
          description: 'Published: 0 documents',
          context: 'gazette',
        },
      },
    ]);
  });

  it('is a failure when a file was held back, and says which', async () => {
    const { url, requests } = await startGithub(201);
    await reportTo(url, []).report(changeSet([problem('error')]), '/@changes/a1e0efafaba2/');
    expect(requests[0]?.body).toMatchObject({
      state: 'failure',
      description: 'en/a.md:12: the file is not UTF-8 (published: 0 documents)',
    });
  });

  it('counts remarks, and is never longer than GitHub takes', () => {
    expect(describeStatus(changeSet([problem('warning'), problem('warning')]))).toBe(
      'Published: 0 documents, 2 remarks',
    );
    const long = { ...problem('error'), message: 'x'.repeat(300) };
    expect(describeStatus(changeSet([long])).length).toBe(140);
  });

  it.each([401, 403, 404, 422, 500])(
    'that GitHub answers with %i stops nothing',
    async (status) => {
      const { url } = await startGithub(status);
      const log: Readonly<Record<string, unknown>>[] = [];
      await reportTo(url, log).report(changeSet(), '/@changes/a1e0efafaba2/');
      expect(log).toEqual([expect.objectContaining({ message: 'commit status not set', commit })]);
    },
  );
});
