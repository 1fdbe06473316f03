import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SourceUnavailableError } from '../../lib/errors/errors.ts';
import { createGithubSource } from '../../lib/github/github-source.ts';
import { createMemoryObjects } from '../../lib/github/kept-line.ts';
import type { KeptObjects } from '../../lib/ports/kept-objects.ts';
import { commitMany } from '../load/many-commits.ts';
import { type GithubServer, startGithubServer } from '../support/github/github-server.ts';
import { secondaryLimit } from '../support/github/troubles.ts';
import { createRepository, type Repository } from '../support/repository.ts';

let repository: Repository;
let github: GithubServer;
let ids: string[];
let objects: KeptObjects & { readonly keys: Set<string> };

/** Commits of one part: one request. The oldest 50 fill none. */
const partSize = 100;

beforeAll(async () => {
  repository = await createRepository();
  const first = await repository.commit({ message: 'Start', files: { 'README.md': '# Plan\n' } });
  ids = [first, ...(await commitMany(repository.directory, 449, 5))];
});

afterAll(() => repository.close());

beforeEach(async () => {
  await repository.git('reset', '--quiet', '--hard', ids.at(-1) ?? '');
  github = await startGithubServer(repository.directory);
  objects = listed(createMemoryObjects());
});

afterEach(() => github.close());

/** Objects whose keys are known. */
function listed(given: KeptObjects) {
  const keys = new Set<string>();
  return {
    ...given,
    keys,
    async put(key: string, bytes: Uint8Array) {
      await given.put(key, bytes);
      keys.add(key);
    },
    async remove(key: string) {
      await given.remove(key);
      keys.delete(key);
    },
  };
}

/** Commits that a function which starts anew finds, at most some of them, and the requests that list them. */
async function walk(
  { from, most = Infinity }: { readonly from?: string | undefined; readonly most?: number } = {},
  kept: KeptObjects = objects,
) {
  const at = { owner: 'state', repository: 'plan', branch: 'main', path: '' };
  const source = createGithubSource({
    ...{ ...at, apiUrl: github.url, retryAfter: 1, retries: 0 },
    ...{ objects: kept, partSize },
  });
  github.requests.length = 0;
  const { relation, commits } = await source.history(from, (await source.head()) ?? '');
  const found: string[] = [];
  if (most > 0)
    for await (const { id } of commits) {
      found.push(id);
      if (found.length >= most) break;
    }
  return { relation, found, lists: lists() };
}

function lists(): number {
  return github.requests.filter(({ target }) => /\/commits\?/u.test(target)).length;
}

describe('a long line of commits', () => {
  it('is listed once by functions that each start anew, and then nothing of it is kept', async () => {
    expect(await walk({ most: 60 })).toMatchObject({ found: ids.slice(0, 60), lists: 5 });
    // The oldest 50 fill no part. They are published, so nobody needs them again.
    expect(await walk({ from: ids[59], most: 200 })).toMatchObject({
      found: ids.slice(60, 260),
      lists: 0,
    });
    expect(objects.keys.size).toBe(1 + 4);
    expect(await walk({ from: ids[259] })).toMatchObject({ found: ids.slice(260), lists: 0 });
    expect([...objects.keys]).toEqual([]);
  });

  it('is gone on with where GitHub refused', async () => {
    github.troubles.push({
      answer: secondaryLimit(403, 3600),
      path: `sha=${ids[449 - 200]}`,
      times: 1,
    });
    await expect(walk()).rejects.toThrow(SourceUnavailableError);
    expect(lists()).toBe(3);
    expect(await walk()).toMatchObject({ found: ids, lists: 3 });
  });

  it('is whole wherever the function that kept it was killed', async () => {
    for (let calls = 1; calls <= 9; calls += 1) {
      objects = listed(createMemoryObjects());
      await walk({ most: 0 }, killedAfter(calls, objects)).catch(() => {});
      expect(await walk({ from: ids[9] })).toMatchObject({
        relation: 'forward',
        found: ids.slice(10),
      });
    }
  });

  it('is listed only as far as it is new, also when the head was rewritten', async () => {
    await walk({ most: 1 });
    await repository.git('reset', '--quiet', '--hard', ids[320] ?? '');
    const other = await repository.commit({ message: 'Other', files: { 'a.md': 'a' } });
    // One request from the new head to the newest part that both have, one for the oldest 50.
    expect(await walk({ from: ids[4] })).toMatchObject({
      relation: 'forward',
      found: [...ids.slice(5, 321), other],
      lists: 2,
    });
  });

  it('is listed again where what was kept is lost or spoilt', async () => {
    await walk({ most: 1 });
    const [lost = '', spoilt = ''] = [...objects.keys].filter((key) => key.endsWith('.gz'));
    const other = [...objects.keys].filter((key) => key.endsWith('.gz')).at(-1) ?? '';
    await objects.put(spoilt, (await objects.get(other)) ?? new Uint8Array());
    await objects.remove(lost);
    expect(await walk({ from: ids[99] })).toMatchObject({
      relation: 'forward',
      found: ids.slice(100),
    });
  });

  it('is listed again where what is kept cannot be read', async () => {
    for (const ending of ['.gz', '.json']) {
      await walk({ most: 1 });
      for (const key of [...objects.keys].filter((each) => each.endsWith(ending)))
        await objects.put(key, Buffer.from('{'));
      expect((await walk({ from: ids[99] })).found).toEqual(ids.slice(100));
    }
  });

  it('is not looked for in what is kept for a push of a few commits', async () => {
    const asked: string[] = [];
    const watched = {
      ...objects,
      async get(key: string) {
        asked.push(key);
        return objects.get(key);
      },
    };
    expect(await walk({ from: ids[400] }, watched)).toMatchObject({
      found: ids.slice(401),
      lists: 1,
    });
    expect([asked, objects.keys.size]).toEqual([[], 0]);
  });
});

/** Fails at one of its calls, and ever after. */
function killedAfter(calls: number, given: KeptObjects): KeptObjects {
  let left = calls;
  const call = <Value>(work: () => Promise<Value>) => {
    left -= 1;
    if (left < 0) throw new Error('killed');
    return work();
  };
  return {
    put: async (key, bytes) => call(() => given.put(key, bytes)),
    get: async (key) => call(() => given.get(key)),
    remove: async (key) => call(() => given.remove(key)),
  };
}
