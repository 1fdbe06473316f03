import { describe, expect, it } from '@jest/globals';
import { compareTrees } from '../../lib/git-trees/compare-trees.ts';
import type { TreeEntry } from '../../lib/ports/source.ts';

function folderOf(files: number): ReadonlyMap<string, TreeEntry> {
  return new Map(
    Array.from({ length: files }, (_, index) => [
      `${index}.md`,
      { id: `blob ${index}`, mode: '100644' },
    ]),
  );
}

describe('compareTrees', () => {
  it('takes a folder of 300,000 files, all of them new', async () => {
    const changes = await compareTrees(async () => folderOf(300_000), undefined, 'tree');
    expect(changes).toHaveLength(300_000);
  });
});
