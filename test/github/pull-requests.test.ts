import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createGithubCredentials } from '../../lib/github/github-credentials.ts';
import { asPlainMarkdown } from '../../lib/github/plain-text.ts';
import { createPullRequests, type PullRequestsOptions } from '../../lib/github/pull-requests.ts';
import type { ChangeSet } from '../../lib/plan/model/change.ts';
import type { PreviewOutcome, PullRequest } from '../../lib/ports/pull-requests.ts';
import { ok } from '../support/github/answers.ts';
import { type GithubServer, startGithubServer } from '../support/github/github-server.ts';
import type { GithubPullRequest } from '../support/github/pull-requests.ts';
import { forbidden, missing } from '../support/github/troubles.ts';
import { createRepository, type Repository } from '../support/repository.ts';

let repository: Repository;
let github: GithubServer;
let head: string;
let log: Readonly<Record<string, unknown>>[];

beforeAll(async () => {
  repository = await createRepository();
  head = await repository.commit({ message: 'one', files: { 'a.md': 'a' } });
  github = await startGithubServer(repository.directory);
});

beforeEach(() => {
  log = [];
  github.requests.length = 0;
  github.reports.length = 0;
  github.pullRequests.clear();
  github.pullRequests.set(12, { ...onGithub, head, merge: head });
});

afterAll(async () => {
  await github.close();
  await repository.close();
});

const onGithub: GithubPullRequest = {
  number: 12,
  title: 'Move the date',
  body: null,
  state: 'open',
  base: 'main',
  head: '',
  merge: '',
  mergeable: true,
  from: 'stranger/plan',
};

function open(options: Partial<PullRequestsOptions> = {}) {
  return createPullRequests({
    ...{ owner: 'state', repository: 'plan', branch: 'main', path: '' },
    credentials: createGithubCredentials(async () => 'token'),
    apiUrl: github.url,
    siteUrl: 'https://plan.example.org',
    retryAfter: 1,
    isPaced: false,
    log: (entry) => log.push(entry),
    ...options,
  });
}

const pullRequest = (): PullRequest => ({
  ...{ number: 12, isOpen: true, title: 'Move the date', body: '', author: 'gazette' },
  head,
  isTrusted: true,
  merge: head,
});

const made: PreviewOutcome = {
  kind: 'made',
  title: 'Commitment 24: due date moved',
  changes: '/@preview/12/@changes/a1e0efafaba2/',
  feedEntry: '/@preview/12/@feed/',
  start: '/@preview/12/',
  changeSet: {
    changes: [{ kind: 'amended', after: { path: 'a.md', fields: { title: 'By @minister #1' } } }],
    problems: [
      { path: 'a.md', line: 3, severity: 'warning', message: 'a link', advice: 'Mend it.' },
    ],
  } as unknown as ChangeSet,
};

describe('a pull request', () => {
  it('is read with the merge that GitHub tried', async () => {
    expect(await open().read(12)).toEqual(pullRequest());
    expect(await open().read(13)).toBeUndefined();
  });

  it('is read although its author’s account is gone', async () => {
    const gone = { ...{ number: 12, title: 'T', body: null, state: 'open' }, user: null };
    const answer = ok({
      ...{ ...gone, mergeable: true, merge_commit_sha: head },
      ...{ base: { ref: 'main' }, head: { sha: head, repo: null } },
    });
    github.troubles.push({ answer, path: '/pulls/', times: 1 });
    expect(await open().read(12)).toMatchObject({ author: 'ghost', isTrusted: false });
  });

  it('has no merge while there are conflicts', async () => {
    github.pullRequests.set(12, { ...onGithub, head, merge: null, mergeable: false });
    expect((await open().read(12))?.merge).toBeUndefined();
  });

  it('is asked for again until GitHub knows whether it can be merged', async () => {
    const undecided = { ...onGithub, head, merge: null, mergeable: null };
    github.pullRequests.set(12, undecided);
    await expect(open().read(12)).rejects.toThrow('does not say whether pull request 12');
    expect(github.requests).toHaveLength(5);
  });

  it.each([{ state: 'closed' as const }, { base: 'other' }])('is not open: %j', async (change) => {
    github.pullRequests.set(12, { ...onGithub, head, merge: null, mergeable: null, ...change });
    expect((await open().read(12))?.isOpen).toBe(false);
  });
});

describe('a preview is made', () => {
  it.each([
    [true, 'OWNER', []],
    [true, 'MEMBER', []],
    [true, 'COLLABORATOR', []],
    [false, 'CONTRIBUTOR', []],
    [false, 'FIRST_TIME_CONTRIBUTOR', ['bug', 'previews']],
    [false, 'NONE', []],
    [true, 'NONE', ['preview']],
  ])('%s for %s with the labels %j', async (isTrusted, association, labels) => {
    github.pullRequests.set(12, { ...onGithub, head, merge: head, association, labels });
    expect(await open().read(12)).toMatchObject({ isTrusted });
  });

  it('not from the requests that are left for what is published', async () => {
    const pulls = open({ reserve: 0.3 });
    const reset = Math.floor(Date.now() / 1000) + 3_000;
    const left = { 'x-ratelimit-limit': '5000', 'x-ratelimit-reset': String(reset) };
    const headers = { ...left, 'x-ratelimit-remaining': '1499' };
    github.troubles.push({ answer: { ...missing, headers }, path: '/pulls/', times: 3 });
    expect(await pulls.read(12)).toBeUndefined();
    const asked = github.requests.length;
    await expect(pulls.read(12)).rejects.toThrow('they are for what is published');
    expect(github.requests).toHaveLength(asked);
    expect(await open().read(12)).toMatchObject({ number: 12 });
  });
});

describe('the authors of a pull request are told', () => {
  it.each([
    [{}, 'success'],
    [{ failsOnErrors: true }, 'failure'],
  ])('of its errors, which fail its check where that is asked for: %j', async (options, state) => {
    const problems = [
      { path: 'a.md', line: 3, severity: 'error' as const, message: 'no link', advice: 'Mend it.' },
    ];
    const changeSet = { changes: [], problems } as unknown as ChangeSet;
    await open(options).report(pullRequest(), { ...made, changeSet });
    expect(github.reports.at(-1)?.body).toMatchObject({
      state,
      description: expect.stringContaining('a.md:3: no link'),
    });
  });

  it('by one comment, kept up to date, and on its newest commit', async () => {
    await open().report(pullRequest(), made);
    await open().report(pullRequest(), { kind: 'conflicts' });
    expect(log).toEqual([]);
    const [comment, first, second] = github.reports;
    expect(github.reports).toHaveLength(3);
    expect(comment).toMatchObject({ kind: 'comment', target: '12' });
    expect(String(comment?.body.body)).toContain('No preview: it conflicts');
    expect(first).toMatchObject({
      kind: 'status',
      target: head,
      body: {
        context: 'gazette/preview',
        description: 'Would be published: Commitment 24: due date moved (1 remark)',
        target_url: 'https://plan.example.org/@preview/12/@changes/a1e0efafaba2/',
      },
    });
    expect(second).toMatchObject({ kind: 'status', body: { state: 'success' } });
  });

  it('where to look, what changes, and what to mend; nobody is notified by the plan’s text', async () => {
    await open().report(pullRequest(), made);
    const text = String(github.reports[0]?.body.body);
    expect(text).toContain('(https://plan.example.org/@preview/12/@feed/)');
    expect(text).toContain('- amended: By @\u2060minister');
    expect(text).not.toMatch(/@minister|#1/u);
    expect(text).toContain('- warning: a.md:3: a link. Mend it.');
  });

  it('what a stranger’s pull request waits for, by no comment', async () => {
    await open().report(pullRequest(), { kind: 'untrusted' });
    expect(github.reports).toMatchObject([
      { kind: 'status', body: { description: expect.stringContaining('the label “preview”') } },
    ]);
  });

  it('nothing by comment when the plan is left alone, unless there is one already', async () => {
    await open().report(pullRequest(), { kind: 'unchanged' });
    expect(github.reports.map(({ kind }) => kind)).toEqual(['status']);
    await open().report(pullRequest(), made);
    await open().report(pullRequest(), { kind: 'closed' });
    const comments = github.reports.filter(({ kind }) => kind === 'comment');
    expect(comments.map(({ body }) => body.body)).toEqual([
      expect.stringContaining('the preview is gone'),
    ]);
  });

  it('in no more characters than GitHub takes', async () => {
    const long = '#'.repeat(900);
    const change = { kind: 'amended', after: { path: long, fields: { title: long } } };
    const remark = { path: long, line: 1, severity: 'error', message: long, advice: long };
    const changeSet = { changes: Array(60).fill(change), problems: Array(60).fill(remark) };
    await open().report(pullRequest(), { ...made, changeSet: changeSet as unknown as ChangeSet });
    expect(log).toEqual([]);
    expect(String(github.reports[0]?.body.body)).toContain('- and 30 more');
  });

  it('among many other comments', async () => {
    for (let count = 0; count < 120; count += 1)
      github.reports.push({ kind: 'comment', target: '12', body: { body: 'Hello' } });
    await open().report(pullRequest(), made);
    await open().report(pullRequest(), made);
    expect(github.reports.filter(({ kind }) => kind === 'comment')).toHaveLength(121);
  });

  it('and nothing stops where that is not allowed', async () => {
    github.troubles.push({ answer: forbidden, path: '/comments', times: 1 });
    await open().report(pullRequest(), made);
    expect(log).toMatchObject([{ message: 'nothing said on the pull request', pullRequest: 12 }]);
  });
});

describe('text in GitHub’s Markdown', () => {
  it.each([
    ['*a* _b_ `c`', '\\*a\\* \\_b\\_ \\`c\\`'],
    ['<img src=x> &amp;', '\\<img src=x\\> &amp;amp;'],
    ['[x](https://e.org)', '\\[x\\]\\(https:\u2060//e.org\\)'],
    ['two\n\n# lines', 'two \\#\u2060 lines'],
  ])('formats nothing: %j', (text, expected) => {
    expect(asPlainMarkdown(text)).toBe(expected);
  });
});
