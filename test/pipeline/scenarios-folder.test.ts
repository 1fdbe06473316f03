import { afterEach, describe, expect, it } from '@jest/globals';
import { openGitSource } from '../../lib/git/git-source.ts';
import { createMemoryPageStore } from '../../lib/memory/memory-page-store.ts';
import { createMemoryVersionStore } from '../../lib/memory/memory-version-store.ts';
import { ingest } from '../../lib/pipeline/ingest/ingest.ts';
import { createRepository } from '../support/repository.ts';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

describe("the plan's folder", () => {
  it('vanishes and comes back, and what is beside it is no part of the plan', async () => {
    const repository = await createRepository();
    await repository.commit({ message: 'Before', files: { 'other.md': '# Other\n' } });
    const plan = { 'plan/README.md': '# Plan\n', 'plan/a.md': '# A\n' };
    await repository.commit({ message: 'Comes', files: plan });
    await repository.commit({
      message: 'Vanishes',
      files: { 'plan/README.md': null, 'plan/a.md': null },
    });
    await repository.commit({ message: 'Beside', files: { 'other.md': '# Other two\n' } });
    await repository.commit({ message: 'Comes back', files: plan });
    const source = await openGitSource({
      repository: repository.directory,
      branch: 'main',
      path: 'plan',
    });
    opened.push(source, repository);
    const [store, pages] = [createMemoryVersionStore(), createMemoryPageStore()];
    await ingest({ source, store, pages });
    const changeSets = await store.changeSets(1, 10);
    expect(
      changeSets.map(({ note, changes }) => [note, ...changes.map(({ kind }) => kind)]),
    ).toEqual([
      ['Comes', 'created', 'created'],
      ['Vanishes', 'withdrawn', 'withdrawn'],
      ['Comes back', 'reinstated', 'reinstated'],
    ]);
  });
});
