import { describe, expect, it } from '@jest/globals';
import { createMemoryIndexStore } from '../../lib/memory/memory-index-store.ts';
import { createMemoryPageStore } from '../../lib/memory/memory-page-store.ts';
import { createMemoryVersionStore } from '../../lib/memory/memory-version-store.ts';
import { announce } from '../../lib/pipeline/announce/announce.ts';
import { ingest } from '../../lib/pipeline/ingest/ingest.ts';
import { render } from '../../lib/pipeline/render/render.ts';
import { createModelRepository, type ModelFile } from '../simulation/model-source.ts';
import { testSite } from '../support/plan-site.ts';
import { problemText } from '../support/problem-text.ts';
import { inTier } from '../support/tier.ts';

/** Many documents in many folders, one link that leads nowhere and one name that cannot be published. */
function manyFiles(count: number): Map<string, ModelFile> {
  const files = Array.from({ length: count }, (_, index): [string, ModelFile] => {
    const text = `# Page ${index}\n\nText ${index} of many.\n`;
    return [`part-${index % 100}/page-${index}.md`, { mode: '100644', text }];
  });
  return new Map([
    ...files,
    ['part-0/a.md', { mode: '100644', text: '# A\n\n[x](gone.md)\n' }],
    ['part-0/@b.md', { mode: '100644', text: '# B\n' }],
  ]);
}

describe('many files in one commit', () => {
  const published = inTier({ fast: 500, thorough: 2_000 });
  const files = inTier({ fast: 5_000, thorough: 100_000 });

  // Taking in 100,000 files takes some 10 s, making their pages 200 s more: the two are told apart here.
  it(`are one change set, and what is wrong with two of ${files} is told`, async () => {
    const repository = createModelRepository();
    repository.head = repository.commit(manyFiles(files), [], 'Many').id;
    const store = createMemoryVersionStore();
    await ingest({ source: repository.source, store, pages: createMemoryPageStore() });
    const [changeSet] = await store.changeSets(1, 2);
    expect(changeSet?.changes).toHaveLength(files + 1);
    expect(changeSet?.problems.map((problem) => problemText(problem).slice(0, 50))).toEqual([
      'part-0/@b.md:1: not published: a name that begins ',
      'part-0/a.md:3: the link to "gone.md" leads nowhere',
    ]);
  });

  it('are all published', async () => {
    const repository = createModelRepository();
    repository.head = repository.commit(manyFiles(published), [], 'Many').id;
    const [store, index, pages] = [
      createMemoryVersionStore(),
      createMemoryIndexStore(),
      createMemoryPageStore(),
    ];
    await ingest({ source: repository.source, store, pages });
    await render({ store, index, pages }, testSite);
    const outside = { author: { report: async () => {} } };
    await announce({ store, index, pages, ...outside }, testSite);
    for (const key of ['part-0/page-0', `part-99/page-${published - 1}`, 'part-0/a'])
      expect(await pages.get(`${key}/index.html`)).toBeDefined();
    expect(await pages.get('part-0/@b/index.html')).toBeUndefined();
    const feed = await pages.get('feed.xml');
    expect(feed?.body.byteLength).toBeLessThan(100_000);
  });
});
