import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openGitSource } from '../../../lib/git/git-source.ts';
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
import { renderPagesOnly } from '../../../lib/pipeline/render-all/render-pages-only.ts';
import {
  renderLists,
  renderUnit,
  unitsUpTo,
} from '../../../lib/pipeline/render-all/render-unit.ts';
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
    isHtml(page) ? { ...page, body: Buffer.from(`${Buffer.from(page.body)}<!-- old -->`) } : page;
  return { ...pages, put: (page) => pages.put(older(page)) };
}

const isHtml = ({ contentType }: Page) => contentType.startsWith('text/html');

const stopped = () => {
  throw new Error('stopped');
};

describe('making the pages alone anew', () => {
  let store: VersionStore;
  let index: MemoryIndexStore;
  let pages: MemoryPageStore;
  let names: string[];
  let told: string[];
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
  /** Units of two change sets, so that there are several. */
  const again = (to: ListedPages = pages, program = 'new', startAt = 0) => {
    const onUnit = (done: number, of: number) => told.push(`${done} of ${of}`);
    const options = { program, startAt, size: 2, onUnit };
    return renderPagesOnly({ store, index, pages: to }, site, options);
  };
  const differences = async () => (await verify({ store, index, pages, source }, site)).differences;
  const stoppingAfter = (after: number) => {
    let writes = 0;
    const put = async (page: Page) => {
      writes += 1;
      if (writes > after) throw new Error('stopped');
      return pages.put(page);
    };
    return { pages: { ...pages, put }, writes: () => writes };
  };
  const oldPages = () =>
    pages.pages().filter(({ body }) => Buffer.from(body).includes('<!-- old -->'));

  beforeEach(async () => {
    store = createMemoryVersionStore();
    index = createMemoryIndexStore();
    pages = createMemoryPageStore();
    names = [];
    told = [];
    repository = await createRepository();
    await repository.commit({ message: 'Begin', files: { 'README.md': '# Plan\n' } });
    source = await openGitSource({ repository: repository.directory, branch: 'main' });
    const older = ofAnOlderLook(pages);
    for (const text of ['one', 'two', 'three', 'four', 'five'])
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
    expect(await differences()).toEqual([]);
    expect(told).toEqual(['0 of 3', '1 of 3', '2 of 3', '3 of 3']);
  });

  it('begins anew once it was finished, and writes nothing where all is as it would be', async () => {
    await again();
    expect((await again()).changed).toEqual([]);
    expect(told.slice(4)).toEqual(['0 of 3', '1 of 3', '2 of 3', '3 of 3']);
  });

  it('goes on where it was stopped, but not where another program was', async () => {
    const all = stoppingAfter(Number.POSITIVE_INFINITY);
    await again(all.pages);
    for (let after = 0; after < all.writes(); after += 3) {
      for (const page of pages.pages()) if (isHtml(page)) await ofAnOlderLook(pages).put(page);
      const stopping = stoppingAfter(after);
      await expect(again(stopping.pages)).rejects.toThrow('stopped');
      const done = told.at(-1);
      told = [];
      await again();
      expect(told[0]).toBe(done);
      expect(oldPages()).toEqual([]);
    }
    expect(await differences()).toEqual([]);
    await expect(again({ ...pages, keys: stopped }, 'newer')).rejects.toThrow('stopped');
    told = [];
    await again(pages, 'newest');
    expect(told[0]).toBe('0 of 3');
  });

  it('needs no order of units, and does no harm twice, half or at the same time', async () => {
    const units = unitsUpTo(6, 2).toReversed();
    const ports = { store, index, pages };
    await expect(
      renderUnit({ first: 1, last: 2 }, { ...ports, pages: stoppingAfter(2).pages }, site),
    ).rejects.toThrow('stopped');
    await Promise.all([...units, ...units].map((unit) => renderUnit(unit, ports, site)));
    await renderLists(ports, site);
    expect(oldPages().map(({ key }) => key)).toEqual([
      `a/@compare/${names[0]}..${names[2]}/index.html`,
    ]);
  });

  it('is shared by those who do it at the same time', async () => {
    const both = await Promise.all([again(pages, 'new', 0), again(pages, 'new', 0.5)]);
    expect(both.every(({ changed }) => changed.length > 3)).toBe(true);
    expect(oldPages()).toEqual([]);
    expect(await differences()).toEqual([]);
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
    expect(await differences()).toEqual([]);
  });
});
