import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type GithubServer, startGithubServer } from '../support/github/github-server.ts';
import { githubLimits } from '../support/github/limits.ts';
import { readGithubDescription } from '../support/github/openapi.ts';
import { createRepository, type Repository } from '../support/repository.ts';

let repository: Repository;
let github: GithubServer;
/** What the addresses below name. */
const ids = { first: '', head: '', tree: '', blob: '', orphan: '' };

beforeAll(async () => {
  repository = await createRepository();
  ids.first = await repository.commit({
    message: 'one',
    files: { 'README.md': 'text', 'en/a.md': 'a', 'en/b.md': 'b' },
  });
  ids.head = await repository.commit({
    message: 'two',
    files: { 'en/a.md': 'b', 'en/b.md': null },
  });
  ids.tree = await repository.git('rev-parse', 'HEAD^{tree}');
  ids.blob = await repository.git('rev-parse', 'HEAD:README.md');
  ids.orphan = await repository.git('commit-tree', '-m', 'other', ids.tree);
  github = await startGithubServer(repository.directory);
});

beforeEach(() => {
  Object.assign(github.limits, githubLimits());
});

afterAll(async () => {
  await github.close();
  await repository.close();
});

async function ask(path: string, body?: unknown) {
  const post = { method: 'POST', body: JSON.stringify(body) };
  const response = await fetch(`${github.url}/${path}`, body === undefined ? {} : post);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const inRepository = (path: string) => `repos/state/plan/${path}`;
const named = (path: string) =>
  path.replace(/\{(\w+)\}/gu, (_, name: keyof typeof ids) => ids[name]);

describe('the GitHub for tests', () => {
  const description = readGithubDescription();
  const nobody = '0'.repeat(40);

  it.each<[string, string, number, unknown?]>([
    ['GET git/ref/{ref}', 'git/ref/heads/main', 200],
    ['GET git/ref/{ref}', 'git/ref/heads/none', 404],
    ['GET git/matching-refs/{ref}', 'git/matching-refs/heads/m', 200],
    ['GET git/commits/{commit_sha}', 'git/commits/{head}', 200],
    ['GET git/commits/{commit_sha}', `git/commits/${nobody}`, 404],
    ['GET git/trees/{tree_sha}', 'git/trees/{tree}', 200],
    ['GET git/trees/{tree_sha}', 'git/trees/{tree}?recursive=1', 200],
    ['GET git/trees/{tree_sha}', `git/trees/${nobody}`, 404],
    ['GET git/blobs/{file_sha}', 'git/blobs/{blob}', 200],
    ['GET git/blobs/{file_sha}', `git/blobs/${nobody}`, 404],
    ['GET compare/{basehead}', 'compare/{first}...{head}', 200],
    ['GET compare/{basehead}', 'compare/{head}...{first}?page=2&per_page=1', 200],
    ['GET compare/{basehead}', 'compare/{orphan}...{head}', 404],
    ['GET commits', 'commits?sha={head}&per_page=100', 200],
    ['GET commits', `commits?sha=${nobody}`, 404],
    [
      'POST statuses/{sha}',
      'statuses/{head}',
      201,
      {
        state: 'success',
        description: 'Published',
        context: 'gazette',
        target_url: 'https://a.b/',
      },
    ],
    [
      'POST check-runs',
      'check-runs',
      201,
      { name: 'gazette', head_sha: '{head}', status: 'completed', conclusion: 'success' },
    ],
    ['POST issues/{issue_number}/comments', 'issues/1/comments', 201, { body: 'A preview.' }],
    ['POST issues/{issue_number}/comments', 'issues/0/comments', 404, { body: 'A preview.' }],
    [
      'POST issues/{issue_number}/comments',
      'issues/1/comments',
      422,
      { body: 'too long'.repeat(10_000) },
    ],
  ])('answers as GitHub describes it: %s: %s %i', async (operation, path, status, ...[sent]) => {
    const full = operation.replace(' ', ' /repos/{owner}/{repo}/');
    const body = sent === undefined ? undefined : JSON.parse(named(JSON.stringify(sent)));
    if (body !== undefined) expect(description.requestProblems(full, body)).toEqual([]);
    const answer = await ask(inRepository(named(path)), body);
    expect(answer.status).toBe(status);
    expect(description.answerProblems(full, status, answer.body)).toEqual([]);
  });

  it('records what was asked, in order, with the answer', async () => {
    github.requests.length = 0;
    await ask(inRepository('git/ref/heads/main'));
    await ask(inRepository('issues/7/comments'), { body: 'text' });
    expect(github.requests).toMatchObject([
      { method: 'GET', target: '/repos/state/plan/git/ref/heads/main', status: 200 },
      { method: 'POST', body: { body: 'text' }, status: 201 },
    ]);
    expect(github.reports.at(-1)).toMatchObject({ kind: 'comment', target: '7' });
  });

  it('cuts a listing at its limits and says so', async () => {
    github.limits.treeEntries = 2;
    const { body } = await ask(inRepository(named('git/trees/{tree}?recursive=1')));
    expect(body).toMatchObject({ truncated: true, tree: [{ path: 'README.md' }, { path: 'en' }] });
    Object.assign(github.limits, { ...githubLimits(), treeBytes: 10 });
    const none = await ask(inRepository(named('git/trees/{tree}?recursive=1')));
    expect(none.body).toMatchObject({ truncated: true, tree: [] });
  });

  it('does not serve a blob beyond its limit', async () => {
    github.limits.blobBytes = 3;
    const path = inRepository(named('git/blobs/{blob}'));
    const { status, body } = await ask(path);
    expect({ status, body }).toMatchObject({
      status: 403,
      body: { errors: [{ code: 'too_large' }] },
    });
    const operation = 'GET /repos/{owner}/{repo}/git/blobs/{file_sha}';
    expect(description.answerProblems(operation, status, body)).toEqual([]);
  });

  it('compares up to its limits, with files on the first page alone', async () => {
    const range = named('{first}...{head}');
    const whole = await ask(inRepository(`compare/${range}`));
    expect(whole.body).toMatchObject({
      status: 'ahead',
      files: [{ status: 'modified' }, { status: 'removed' }],
    });
    github.limits.comparedCommits = 0;
    github.limits.comparedFiles = 1;
    const cut = (await ask(inRepository(`compare/${range}`))).body;
    expect({ commits: cut.commits, files: cut.files, total: cut.total_commits }).toMatchObject({
      commits: [],
      files: [{}],
      total: 1,
    });
    expect((await ask(inRepository(`compare/${range}?page=2`))).body.files).toBeUndefined();
  });

  it('costs a reader nothing who has it already', async () => {
    const address = `${github.url}/${inRepository('git/ref/heads/main')}`;
    const etag = (await fetch(address)).headers.get('etag') ?? '';
    const again = await fetch(address, { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
  });

  it('lags behind when it is told to', async () => {
    github.lagBehind(ids.first, 1);
    const head = async () => (await ask(inRepository('git/ref/heads/main'))).body.object;
    expect(await head()).toMatchObject({ sha: ids.first });
    expect(await head()).toMatchObject({ sha: ids.head });
  });

  it('says 409 where nothing was pushed yet', async () => {
    const empty = await createRepository();
    const other = await startGithubServer(empty.directory);
    const address = `${other.url}/${inRepository('git/ref/heads/main')}`;
    const response = await fetch(address);
    expect(response.status).toBe(409);
    const operation = 'GET /repos/{owner}/{repo}/git/ref/{ref}';
    expect(description.answerProblems(operation, 409, await response.json())).toEqual([]);
    await other.close();
    await empty.close();
  });
});
