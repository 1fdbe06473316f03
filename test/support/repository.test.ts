import { afterEach, describe, expect, it } from '@jest/globals';
import { createRepository, type Repository } from './repository.ts';

const opened: Repository[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

/** A history of all that a commit of a test can do. */
async function historyIn(repository: Repository): Promise<string[]> {
  const { commit } = repository;
  return [
    await commit({ message: 'Begin', files: { 'a.md': '# A\n', 'en/b.md': 'b', 'en-x.md': 'x' } }),
    await commit({
      message: 'Zoë’s\n\nbody\n',
      author: 'Zoë B',
      files: { 'en/ü ö.md': 'ü\ud800' },
    }),
    await commit({ message: '', files: { 'en/b.md': null, 'c/d/e.bin': Uint8Array.of(0, 255) } }),
    await commit({ message: 'A file goes', files: { 'a.md': null } }),
    await commit({ message: 'A folder of its name', files: { 'a.md/y.md': 'y' } }),
    await commit({ message: 'A file of a folder', files: { 'c/d': 'd' }, symlinks: { l: 'c/d' } }),
    await repository.rename('en', 'fr/en'),
    await commit({ message: 'All in a folder', date: '2020-01-02T03:04:05Z', files: { fr: null } }),
  ];
}

async function created(): Promise<Repository> {
  const repository = await createRepository();
  opened.push(repository);
  return repository;
}

describe('a repository for tests', () => {
  it('has the commits that git itself would make', async () => {
    const [quick, byGit] = [await created(), await created()];
    // Whatever git does, it makes every commit from then on.
    await byGit.git('status');
    expect(await historyIn(quick)).toEqual(await historyIn(byGit));
    expect(await quick.git('fsck', '--strict')).toBe('');
    expect(await quick.git('status', '--porcelain')).toBe('');
  });

  it('goes on where git was at work', async () => {
    const repository = await created();
    await repository.commit({ message: 'One', files: { 'a.md': '1' } });
    await repository.git('checkout', '--quiet', '-b', 'side');
    await repository.commit({ message: 'Two', files: { 'b.md': '2' } });
    expect(await repository.git('log', '--format=%s', 'side')).toBe('Two\nOne');
    expect(await repository.git('log', '--format=%s', 'main')).toBe('One');
    expect(await repository.git('ls-tree', '--name-only', 'side')).toBe('a.md\nb.md');
  });
});
