import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { firstParents } from '../../lib/git/first-parents.ts';
import { type GitObjects, openGitObjects } from '../../lib/git/git-objects.ts';
import { commitMany } from '../load/many-commits.ts';
import { createRepository, type Repository } from '../support/repository.ts';

const commits = 3_000;

let repository: Repository;
let objects: GitObjects;
let ids: string[];

beforeAll(async () => {
  repository = await createRepository();
  const start = await repository.commit({ message: 'Start', files: { 'README.md': '# Plan\n' } });
  ids = [start, ...(await commitMany(repository.directory, commits, 50))];
  objects = openGitObjects(repository.directory);
});

afterAll(async () => {
  objects.close();
  await repository.close();
});

/** What was asked of git's objects to look for a commit among the first parents of another in vain. */
async function readsInVain(from: string, to: string): Promise<number> {
  const before = objects.requests();
  expect(await firstParents(repository.directory, objects, from, to)).toBeUndefined();
  return objects.requests() - before;
}

/** A commit with the text of the newest one, made with git alone. */
async function commitOn(...parents: readonly string[]): Promise<string> {
  const words = parents.flatMap((parent) => ['-p', parent]);
  return repository.git('commit-tree', ...words, '-m', 'On top', `${ids.at(-1)}^{tree}`);
}

describe('the first parents of a head in a history of 3,000 commits', () => {
  it('are all found, however many there are', async () => {
    const head = ids.at(-1) ?? '';
    expect(await firstParents(repository.directory, objects, ids[0], head)).toEqual(ids.slice(1));
    expect(await firstParents(repository.directory, objects, undefined, head)).toEqual(ids);
  });

  it('are not all read where what was published was merged from the side', async () => {
    const published = await commitOn(ids.at(-2) ?? '');
    const merge = await commitOn(ids.at(-1) ?? '', published);
    expect(await readsInVain(published, merge)).toBeLessThanOrEqual(100);
  });

  it('are not all read where what was published was taken away, or is gone', async () => {
    const published = await commitOn(ids.at(-2) ?? '');
    for (const from of [published, 'f'.repeat(40)])
      expect(await readsInVain(from, ids.at(-1) ?? '')).toBeLessThanOrEqual(100);
  });
});
