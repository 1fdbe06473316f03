import { execFileSync } from 'node:child_process';
import { afterAll, describe, expect, it } from '@jest/globals';
import { firstParents } from '../../lib/git/first-parents.ts';
import { type GitObjects, openGitObjects } from '../../lib/git/git-objects.ts';
import { mergedCommits } from '../../lib/git/merged-commits.ts';
import { readCommit } from '../../lib/git/read-commit.ts';
import { createRepository, type Repository } from '../support/repository.ts';

/** Commits of which every third or so is a merge, several with the same date. */
const commits = 400;

const histories: { repository: Repository; objects: GitObjects; head: string }[] = [];

/** @param isSkewed whether the clocks of some authors were slow: their commits are older than the parents */
async function makeHistory(isSkewed: boolean) {
  const repository = await createRepository();
  let state = 7;
  const random = (below: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  const stream: string[] = [];
  for (let mark = 1; mark <= commits; mark += 1) {
    const late = random(9) === 0 && isSkewed ? 400 : 0;
    const seconds = 1_400_000_000 + 60 * Math.floor(mark / 4) - late;
    const parents = mark === 1 ? [] : [mark - 1 - random(Math.min(mark - 1, 4))];
    while (parents.length > 0 && random(3) === 0) parents.push(1 + random(mark - 1));
    const [first, ...others] = [...new Set(parents)];
    stream.push(
      `commit refs/heads/main\nmark :${mark}\n`,
      `committer A <a@example.org> ${seconds} +0000\ndata 1\nx\n`,
      first === undefined ? '' : `from :${first}\n`,
      ...others.map((other) => `merge :${other}\n`),
      `M 100644 inline README.md\ndata 4\n# ${mark % 10}\n\n`,
    );
  }
  const words = ['fast-import', '--quiet', '--force'];
  execFileSync('git', words, { cwd: repository.directory, input: stream.join('') });
  const head = await repository.git('rev-parse', 'main');
  const history = { repository, objects: openGitObjects(repository.directory), head };
  histories.push(history);
  return history;
}

afterAll(async () => {
  for (const { repository, objects } of histories) {
    objects.close();
    await repository.close();
  }
});

/** What each commit of the line brings, and what a function of its id and first parent says. */
async function both(
  { repository, objects, head }: (typeof histories)[number],
  most: number,
  ask: (id: string, base: string) => Promise<string[]>,
) {
  const line = (await firstParents(repository.directory, objects, undefined, head)) ?? [];
  const parentsOf = async (id: string) => (await readCommit(objects, id)).parents;
  const found: (readonly string[])[] = [];
  for await (const one of mergedCommits(repository.directory, line, parentsOf, most))
    found.push(one);
  const wanted: string[][] = [];
  for (const id of line) {
    const [base, other] = await parentsOf(id);
    const isMerge = base !== undefined && other !== undefined;
    wanted.push(isMerge ? (await ask(id, base)).filter((one) => one !== id).slice(0, most) : []);
  }
  expect(wanted.filter((one) => one.length > 1).length).toBeGreaterThan(10);
  return { found, wanted };
}

describe('what a merge brings', () => {
  it.each([3, 11, commits])('is what git lists, in its order, at most %i', async (most) => {
    const history = await makeHistory(false);
    const { git } = history.repository;
    const { found, wanted } = await both(history, most, async (id, base) =>
      (await git('rev-list', '--no-merges', id, `^${base}`)).split('\n').filter(Boolean),
    );
    expect(found).toEqual(wanted);
  });

  // Asked for a range, git looks no further than a few commits where clocks were slow.
  it('is what its first parent has not, also where clocks were slow', async () => {
    const history = await makeHistory(true);
    const { git } = history.repository;
    const { found, wanted } = await both(history, commits, async (id, base) => {
      const before = new Set((await git('rev-list', base)).split('\n'));
      const all = (await git('rev-list', '--no-merges', id)).split('\n');
      return all.filter((one) => !before.has(one));
    });
    expect(found.map((one) => one.toSorted())).toEqual(wanted.map((one) => one.toSorted()));
  });
});
