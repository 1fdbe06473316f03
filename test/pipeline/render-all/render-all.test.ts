import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openGitSource } from '../../../lib/git/git-source.ts';
import { openWaitingPages } from '../../../lib/local/render-all/waiting-pages.ts';
import {
  createMemoryIndexStore,
  type MemoryIndexStore,
} from '../../../lib/memory/memory-index-store.ts';
import {
  createMemoryPageStore,
  type MemoryPageStore,
} from '../../../lib/memory/memory-page-store.ts';
import { createMemoryVersionStore } from '../../../lib/memory/memory-version-store.ts';
import { announce } from '../../../lib/pipeline/announce/announce.ts';
import { ingest } from '../../../lib/pipeline/ingest/ingest.ts';
import { onDemand } from '../../../lib/pipeline/on-demand/on-demand.ts';
import { render } from '../../../lib/pipeline/render/render.ts';
import { renderAll } from '../../../lib/pipeline/render-all/render-all.ts';
import { verify } from '../../../lib/pipeline/verify/verify.ts';
import type { ListedPages, Page, PageStore } from '../../../lib/ports/page-store.ts';
import type { Source } from '../../../lib/ports/source.ts';
import type { VersionStore } from '../../../lib/ports/version-store.ts';
import { describeSite } from '../../../lib/site/describe-site.ts';
import { createRepository, type Repository } from '../../support/repository.ts';

const site = describeSite('Plan', 'https://plan.example.org', 'en');

/** The site as an older Gazette would have made it: every page has another look. */
function ofAnOlderLook(pages: PageStore): PageStore {
  const older = (page: Page): Page =>
    page.contentType.startsWith('text/html')
      ? { ...page, body: Buffer.from(`${Buffer.from(page.body)}<!-- old -->`) }
      : page;
  return { ...pages, put: (page) => pages.put(older(page)) };
}

describe('making every page anew', () => {
  let store: VersionStore;
  let index: MemoryIndexStore;
  let pages: MemoryPageStore;
  let names: string[];
  let repository: Repository;
  let source: Source & { close(): Promise<void> };

  const publish = async (to: PageStore, files: Record<string, string>) => {
    const commit = await repository.commit({ message: 'A change', files });
    names.push(commit.trim().slice(0, 12));
    const ports = { store, index, pages: to, source, author: { report: async () => {} } };
    await ingest(ports);
    await render(ports, site);
    await announce(ports, site);
  };
  const again = async (to: ListedPages = pages) => {
    const waiting = await openWaitingPages();
    try {
      return await renderAll({ store, index, pages: to, waiting }, site);
    } finally {
      await waiting.close();
    }
  };
  const oldPages = () =>
    pages.pages().filter(({ body }) => Buffer.from(body).includes('<!-- old -->'));

  beforeEach(async () => {
    store = createMemoryVersionStore();
    index = createMemoryIndexStore();
    pages = createMemoryPageStore();
    names = [];
    repository = await createRepository();
    await repository.commit({ message: 'Begin', files: { 'README.md': '# Plan\n' } });
    source = await openGitSource({ repository: repository.directory, branch: 'main' });
    const older = ofAnOlderLook(pages);
    for (const text of ['one', 'two', 'three'])
      await publish(older, { 'a.md': `# A\n\nText ${text}.\n`, 'b.md': `# B\n\n${text}\n` });
    await onDemand(`/a/@compare/${names[0]}..${names[2]}/`, { store, index, pages: older }, site);
  });

  afterEach(async () => {
    await source.close();
    await repository.close();
  });

  it('gives the site of a fresh one, the comparisons that were asked for with it', async () => {
    expect(oldPages()).not.toEqual([]);
    const made = await again();
    expect(oldPages()).toEqual([]);
    expect(made.changed).toContain(`a/@compare/${names[0]}..${names[2]}/index.html`);
    expect((await verify({ store, pages, source }, site)).differences).toEqual([]);
  });

  it('writes nothing where all is as it would be', async () => {
    await again();
    expect((await again()).changed).toEqual([]);
  });

  it('brings back what render keeps in its index', async () => {
    const before = [...index.entries()].map(({ partition, sort }) => `${partition} ${sort}`);
    index = createMemoryIndexStore();
    await again();
    const now = [...index.entries()].map(({ partition, sort }) => `${partition} ${sort}`);
    const ofBatches = /^(APPLIED|MARKED) /u;
    expect(now.sort()).toEqual(before.filter((name) => !ofBatches.test(name)).sort());
  });

  it('goes on after a stop at any write', async () => {
    let writes = 0;
    const stopping = (after: number): ListedPages => ({
      ...pages,
      async put(page) {
        writes += 1;
        if (writes > after) throw new Error('stopped');
        return pages.put(page);
      },
    });
    for (const after of [0, 3, 6]) {
      writes = 0;
      await expect(again(stopping(after))).rejects.toThrow('stopped');
    }
    await again();
    expect(oldPages()).toEqual([]);
    expect((await verify({ store, pages, source }, site)).differences).toEqual([]);
  });

  it('never takes a page back in time while pushes arrive', async () => {
    let pushes = 0;
    let pushing: Promise<unknown> = Promise.resolve();
    const shown: number[] = [];
    const during: ListedPages = {
      ...pages,
      async put(page) {
        if (pushes < 20) {
          pushes += 1;
          const files = {
            'a.md': `# A\n\nText of push ${pushes}.\n`,
            [`c${pushes}.md`]: '# C\n',
          };
          pushing = pushing.then(() => publish(pages, files));
        }
        await pushing;
        const isPut = await pages.put(page);
        const { body } = (await pages.get('a/index.html')) ?? {};
        const [, number] = /Text of push (\d+)/u.exec(Buffer.from(body ?? []).toString()) ?? [];
        shown.push(Number(number));
        return isPut;
      },
    };
    await again(during);
    expect(pushes).toBe(20);
    expect(shown).toEqual(shown.toSorted((a, b) => a - b));
    expect(oldPages()).toEqual([]);
    expect((await verify({ store, pages, source }, site)).differences).toEqual([]);
  });
});
