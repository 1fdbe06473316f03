import { describe, expect, it } from '@jest/globals';
import { SourceUnavailableError } from '../../lib/errors/errors.ts';
import { createMemoryIndexStore } from '../../lib/memory/memory-index-store.ts';
import { createMemoryPageStore } from '../../lib/memory/memory-page-store.ts';
import { createMemoryVersionStore } from '../../lib/memory/memory-version-store.ts';
import { ingest } from '../../lib/pipeline/ingest/ingest.ts';
import { render } from '../../lib/pipeline/render/render.ts';
import type { TextTrials } from '../../lib/ports/text-trials.ts';
import { createModelRepository } from '../simulation/model-source.ts';
import { testSite } from '../support/plan-site.ts';
import { longText } from '../support/trials.ts';

/** Publishes commits, with trials that fail on what they are given. */
async function publish(error: Error, ...texts: readonly string[]) {
  const trials: TextTrials = { attempt: () => Promise.reject(error) };
  const repository = createModelRepository();
  const pages = createMemoryPageStore();
  const [store, index] = [createMemoryVersionStore(), createMemoryIndexStore()];
  const reported: string[] = [];
  const mistakes = (path: string) => void reported.push(path);
  for (const text of texts) {
    const files = { 'a.md': text, 'b.md': '# B\n' };
    const entries = Object.entries(files).map(
      ([path, words]) => [path, { mode: '100644', text: words }] as const,
    );
    const parents = repository.head === undefined ? [] : [repository.head];
    repository.head = repository.commit(new Map(entries), parents, 'Commit').id;
    await ingest({ source: repository.source, store, pages, trials, mistakes });
    await render({ store, index, pages, mistakes }, testSite);
  }
  return { store, pages, reported };
}

describe('a text that brings a mistake of ours to light', () => {
  it('is published as written, its author and the operators are told, and the rest goes on', async () => {
    const { store, pages, reported } = await publish(
      new TypeError('broken'),
      longText('A'),
      longText('A again'),
    );
    const [first, second] = await store.changeSets(1, 2);
    expect(first?.changes.map(({ after }) => after.path)).toEqual(['a.md', 'b.md']);
    for (const changeSet of [first, second])
      expect(changeSet?.problems).toMatchObject([
        {
          path: 'a.md',
          line: 1,
          severity: 'error',
          message: 'Gazette failed on this text, so it is shown as written',
        },
      ]);
    expect(reported).toEqual(['a.md', 'a.md']);
    const page = await pages.get('a/index.html');
    expect(new TextDecoder().decode(page?.body)).toContain('<pre');
  });

  it('is not blamed when nothing can be tried now', async () => {
    const away = new SourceUnavailableError('Away.', 'The next wake-up tries again.');
    await expect(publish(away, longText('A'))).rejects.toBe(away);
  });
});
