import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { GazetteError } from '../../lib/errors/errors.ts';
import { createGithubSource } from '../../lib/github/github-source.ts';
import { createPullRequests } from '../../lib/github/pull-requests.ts';
import { createMemoryPageStore } from '../../lib/memory/memory-page-store.ts';
import { createMemoryVersionStore } from '../../lib/memory/memory-version-store.ts';
import { ingest } from '../../lib/pipeline/ingest/ingest.ts';
import type { PullRequest, PullRequests } from '../../lib/ports/pull-requests.ts';
import { type GithubServer, startGithubServer } from '../support/github/github-server.ts';
import { readGithubDescription } from '../support/github/openapi.ts';
import { allowedNulls, type Spoilt, spoil } from '../support/github/with-nulls.ts';
import { createRepository, type Repository } from '../support/repository.ts';
import { inTier } from '../support/tier.ts';

const description = readGithubDescription();
let repository: Repository;
let github: GithubServer;
let head: string;

/** What Gazette asks, and how GitHub names it. */
const operations: readonly (readonly [RegExp, string])[] = [
  [/^$/u, ''],
  [/^git\/ref\/.+$/u, '/git/ref/{ref}'],
  [/^git\/commits\/\w+$/u, '/git/commits/{commit_sha}'],
  [/^git\/trees\/\w+$/u, '/git/trees/{tree_sha}'],
  [/^git\/blobs\/\w+$/u, '/git/blobs/{file_sha}'],
  [/^commits$/u, '/commits'],
  [/^compare\/.+$/u, '/compare/{basehead}'],
  [/^pulls\/\d+$/u, '/pulls/{pull_number}'],
  [/^issues\/\d+\/comments$/u, '/issues/{issue_number}/comments'],
  [/^issues\/comments\/\d+$/u, '/issues/comments/{comment_id}'],
  [/^statuses\/\w+$/u, '/statuses/{sha}'],
  [/^check-runs$/u, '/check-runs'],
  [/^check-runs\/\d+$/u, '/check-runs/{check_run_id}'],
];

/** The operation of a request, by the names of GitHub's description. */
function operationOf(method: string, address: string): string {
  const path = decodeURIComponent(new URL(address).pathname);
  const inside = path.replace(/^\/(?:repos\/[^/]+\/[^/]+|repositories\/\d+)\/?/u, '');
  const found = operations.find(([pattern]) => pattern.test(inside));
  if (!found) throw new Error(`no operation for ${path}`);
  return `${method} /repos/{owner}/{repo}${found[1]}`;
}

/** An answer that was given to one operation. */
interface Given {
  readonly operation: string;
  readonly status: number;
  readonly body: unknown;
}

const realFetch = globalThis.fetch;

/** Nothing changes in the repository: what was read once need not be asked again. */
const kept = new Map<string, Response>();

async function fetchOnce(address: string, init?: RequestInit): Promise<Response> {
  if (init?.method !== 'GET') return realFetch(address, init);
  const answer = kept.get(address) ?? (await realFetch(address, init));
  kept.set(address, answer);
  return answer.clone();
}

/** Has `change` give other bodies; hears of every answer. */
function answerWith(change: (given: Given) => unknown): void {
  globalThis.fetch = async (input, init) => {
    const answer = await fetchOnce(String(input), init);
    if (!answer.ok) return answer;
    const operation = operationOf(init?.method ?? 'GET', String(input));
    const { status } = answer;
    const body = change({ operation, status, body: await answer.json() });
    const { headers } = answer;
    return new Response(JSON.stringify(body), { status, headers });
  };
}

const at = { owner: 'state', repository: 'plan', branch: 'main', path: '' };

function openSource(branch: string) {
  return createGithubSource({
    ...at,
    branch,
    apiUrl: github.url,
    retryAfter: 1,
    retries: 0,
    isPaced: false,
  });
}

/** What comes of a first import and the push of a merge, and of a pull request. */
async function read(): Promise<string> {
  const store = createMemoryVersionStore();
  const pages = createMemoryPageStore();
  for (const branch of ['first', 'main'])
    await ingest({ source: openSource(branch), store, pages });
  const sets = await store.changeSets(1, 10);
  const changes = sets.flatMap((set) => set.changes);
  const texts = await Promise.all(
    changes.map(({ document, after }) => store.source(document, after.version)),
  );
  const { merge } = (await openPullRequests([], false).read(1)) ?? {};
  return JSON.stringify([sets.map(({ commit }) => commit), texts.map(String), merge]);
}

function openPullRequests(logged: unknown[], isApp: boolean): PullRequests {
  const log = (entry: unknown) => void logged.push(entry);
  const credentials = { token: async () => 'token', isApp: async () => isApp };
  const options = { ...at, apiUrl: github.url, siteUrl: 'https://a.b', log, credentials };
  return createPullRequests({ ...options, retryAfter: 1, isPaced: false });
}

/** Tells a pull request’s author twice, by a status and by a check run; gives what was logged. */
async function tell(): Promise<unknown[]> {
  const logged: unknown[] = [];
  const pull = { number: 1, head } as PullRequest;
  for (const isApp of [false, true])
    await openPullRequests(logged, isApp).report(pull, { kind: 'conflicts' });
  return logged;
}

beforeAll(async () => {
  repository = await createRepository();
  const first = await repository.commit({ message: 'one', files: { 'en/a.md': '# A\n\nOne.\n' } });
  await repository.git('branch', 'first', first);
  await repository.git('checkout', '--quiet', '-b', 'side');
  await repository.commit({ message: 'beside', files: { 'en/b.md': '# B\n' } });
  await repository.git('checkout', '--quiet', 'main');
  await repository.git('merge', '--quiet', '--no-ff', '-m', 'merge', 'side');
  head = await repository.git('rev-parse', 'HEAD');
  github = await startGithubServer(repository.directory);
  const pull = { number: 1, title: 'T', body: 'B', state: 'open' as const, base: 'main' };
  const merged = { head, merge: head, mergeable: true, from: 'state/plan' };
  github.pullRequests.set(1, { ...pull, ...merged });
});

afterEach(() => {
  globalThis.fetch = realFetch;
});

afterAll(async () => {
  await github.close();
  await repository.close();
});

/** The last answer to each operation; lists that hold something. */
async function recordAnswers(work: () => Promise<unknown>): Promise<Given[]> {
  const given = new Map<string, Given>();
  answerWith((one) => {
    if (JSON.stringify(one.body) !== '[]') given.set(`${one.operation} ${one.status}`, one);
    return one.body;
  });
  await work();
  return [...given.values()];
}

const isTried = ({ value }: Spoilt) => value === null || inTier({ fast: false, thorough: true });

const nullsOf = ({ operation, status, body }: Given) =>
  allowedNulls(description, operation, status, body).filter(isTried);

describe('answers of GitHub’s in which a field is null or missing, as GitHub allows', () => {
  it('change nothing of what is read, or are told as an error for a person', async () => {
    const usual = await read();
    const answers = await recordAnswers(read);
    expect(answers.map(({ operation }) => operation.replace(/.*\{repo\}/u, '')).sort()).toEqual([
      ...['', '/commits', '/compare/{basehead}', '/git/blobs/{file_sha}'],
      ...['/git/ref/{ref}', '/git/trees/{tree_sha}', '/pulls/{pull_number}'],
    ]);
    const spoilt = answers.flatMap((given) =>
      nullsOf(given).map((one) => [given.operation, one] as const),
    );
    expect(spoilt.length).toBeGreaterThan(inTier({ fast: 5, thorough: 50 }));
    for (const [operation, one] of spoilt) {
      const made = await readSpoilt(operation, one);
      expect([operation, one, made === 'told' ? usual : made]).toEqual([operation, one, usual]);
    }
  });

  it('do not keep authors from being told', async () => {
    const answers = await recordAnswers(tell);
    answerWith((given) =>
      answers
        .filter(({ operation }) => operation === given.operation)
        .flatMap(nullsOf)
        .reduce(spoil, given.body),
    );
    expect(await tell()).toEqual([]);
  });
});

/** What comes of it where every answer to an operation is spoilt in this way. */
async function readSpoilt(operation: string, spoilt: Spoilt): Promise<string> {
  answerWith((given) => (given.operation === operation ? spoil(given.body, spoilt) : given.body));
  try {
    return await read();
  } catch (error) {
    return error instanceof GazetteError ? 'told' : `${error}`;
  }
}
