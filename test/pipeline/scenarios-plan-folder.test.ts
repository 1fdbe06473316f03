import { afterEach, describe, expect, it } from '@jest/globals';
import { openGitSource } from '../../lib/git/git-source.ts';
import { createMemoryIndexStore } from '../../lib/memory/memory-index-store.ts';
import { createMemoryPageStore } from '../../lib/memory/memory-page-store.ts';
import { createMemoryVersionStore } from '../../lib/memory/memory-version-store.ts';
import { ingest } from '../../lib/pipeline/ingest/ingest.ts';
import { render } from '../../lib/pipeline/render/render.ts';
import { testSite } from '../support/plan-site.ts';
import { createRepository, type Repository } from '../support/repository.ts';

const opened: { close(): Promise<unknown> }[] = [];

afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

/** Publishes the folder docs/ of a repository after each of some commits, and gives a page then. */
async function published(key: string, ...commits: readonly Record<string, string | null>[]) {
  const repository: Repository = await createRepository();
  opened.push(repository);
  const [store, index] = [createMemoryVersionStore(), createMemoryIndexStore()];
  const pages = createMemoryPageStore();
  const states: string[] = [];
  for (const files of commits) {
    await repository.commit({ message: 'one', files });
    const source = await openGitSource({ repository: repository.directory, path: 'docs' });
    await ingest({ source, store, pages });
    await source.close();
    await render({ store, index, pages }, testSite);
    states.push(new TextDecoder().decode((await pages.get(key))?.body));
  }
  return states;
}

describe('a plan in a folder of its repository', () => {
  it('has links from the top of the repository, followed when what they name comes or changes', async () => {
    const svg = (title: string) =>
      `<svg xmlns="http://www.w3.org/2000/svg"><title>${title}</title></svg>`;
    const [first = '', second = '', third = ''] = await published(
      'a/index.html',
      {
        'docs/a.md': '# A\n\n[b](/docs/b.md) [c](/docs/c/) ![m](/docs/m.svg)\n',
        'docs/m.svg': svg('1'),
      },
      { 'docs/b.md': '# B\n', 'docs/c/index.md': '# C\n' },
      { 'docs/m.svg': svg('2') },
    );
    const picture = /src="(\/@assets\/[^"]+)"/u;
    expect(first).toContain('<span class="broken-link">b</span>');
    expect(second).toContain('<a href="/b/">b</a> <a href="/c/">c</a>');
    expect(picture.exec(second)?.[1]).toBe(picture.exec(first)?.[1]);
    expect(picture.exec(third)?.[1]).toMatch(/^\/@assets\//u);
    expect(picture.exec(third)?.[1]).not.toBe(picture.exec(first)?.[1]);
  });
});
