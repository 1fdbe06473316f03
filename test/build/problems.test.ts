import { rmSync } from 'node:fs';
import { afterEach, describe, expect, it } from '@jest/globals';
import { build } from '../../lib/local/commands/build.ts';
import { createRepository, type Repository } from '../support/repository.ts';

let repository: Repository;

afterEach(async () => {
  rmSync(`${repository.directory}-out`, { recursive: true, force: true });
  await repository.close();
});

describe('a build', () => {
  it('tells of what is wrong now apart from what was wrong once', async () => {
    repository = await createRepository();
    const { directory } = repository;
    await repository.commit({
      message: 'one',
      files: { 'a.md': '[x](no.md)\n', 'b.md': '[x](c.md)\n' },
    });
    await repository.commit({ message: 'two', files: { 'a.md': 'Mended.\n' } });
    const { problems, current } = await build({
      repository: directory,
      out: `${directory}-out`,
      baseUrl: 'https://plan.example.org',
      title: 'Plan',
      language: 'en',
    });
    expect(problems.map(({ path }) => path)).toEqual(['a.md', 'b.md']);
    expect(current.map(({ path }) => path)).toEqual(['b.md']);
  });
});
