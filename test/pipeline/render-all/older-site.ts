import { expect } from '@jest/globals';
import { openGitSource } from '../../../lib/git/git-source.ts';
import { createMemoryIndexStore } from '../../../lib/memory/memory-index-store.ts';
import { createMemoryPageStore } from '../../../lib/memory/memory-page-store.ts';
import { createMemoryVersionStore } from '../../../lib/memory/memory-version-store.ts';
import { announce } from '../../../lib/pipeline/announce/announce.ts';
import { ingest } from '../../../lib/pipeline/ingest/ingest.ts';
import { onDemand } from '../../../lib/pipeline/on-demand/on-demand.ts';
import { render } from '../../../lib/pipeline/render/render.ts';
import { verify } from '../../../lib/pipeline/verify/verify.ts';
import type { ListedPages, Page, PageStore } from '../../../lib/ports/page-store.ts';
import { describeSite } from '../../../lib/site/describe-site.ts';
import { createRepository } from '../../support/repository.ts';

export const site = describeSite('Plan', 'https://plan.example.org', 'en');

/** Pages as an older Gazette would have made them: every one has another look. */
export function ofAnOlderLook(pages: PageStore): PageStore {
  const older = (page: Page): Page =>
    isHtml(page) ? { ...page, body: Buffer.from(`${Buffer.from(page.body)}<!-- old -->`) } : page;
  return { ...pages, put: (page) => pages.put(older(page)) };
}

export const isHtml = ({ contentType }: Page) => contentType.startsWith('text/html');

export type OlderSite = Awaited<ReturnType<typeof openOlderSite>>;

/** A plan whose pages are of an older look: as many versions of two documents as there are texts. */
export async function openOlderSite(texts: readonly string[]) {
  const store = createMemoryVersionStore();
  const index = createMemoryIndexStore();
  const pages = createMemoryPageStore();
  const names: string[] = [];
  const repository = await createRepository();
  await repository.commit({ message: 'Begin', files: { 'README.md': '# Plan\n' } });
  const source = await openGitSource({ repository: repository.directory, branch: 'main' });
  const publish = async (to: PageStore, files: Record<string, string>) => {
    const commit = await repository.commit({ message: 'A change', files });
    names.push(commit.trim().slice(0, 12));
    const ports = { store, index, pages: to, source, author: { report: async () => {} } };
    await ingest(ports);
    await render(ports, site);
    await announce(ports, site);
  };
  const older = ofAnOlderLook(pages);
  for (const text of texts)
    await publish(older, { 'a.md': `# A\n\nText ${text}.\n`, 'b.md': `# B\n\n${text}\n` });
  const asked = `/a/@compare/${names[0]}..${names[2]}/`;
  await onDemand(asked, { store, index, pages: older }, site);
  return {
    ...{ store, index, pages },
    /** Key of the comparison that a reader asked for. */
    asked: `${asked.slice(1)}index.html`,
    oldPages: () => pages.pages().filter(({ body }) => Buffer.from(body).includes('<!-- old -->')),
    /** What the site has that the record does not give, or the other way round. */
    differences: async (kept: Partial<{ index: typeof index }> = {}) =>
      (await verify({ store, pages, source, ...kept }, site)).differences,
    /** The pages, whose store fails after so many writes. */
    stoppingAfter(most: number) {
      let writes = 0;
      const put = async (page: Page) => {
        writes += 1;
        if (writes > most) throw new Error('stopped');
        return pages.put(page);
      };
      return { pages: { ...pages, put }, writes: () => writes };
    },
    /** Makes pages anew while twenty pushes arrive, and expects that no page went back in time. */
    async expectNoWayBack(again: (to: ListedPages) => Promise<unknown>) {
      let pushes = 0;
      let pushing: Promise<unknown> = Promise.resolve();
      const shown: number[] = [];
      await again({
        ...pages,
        async put(page) {
          if (pushes < 20) {
            pushes += 1;
            const text = `# A\n\nText of push ${pushes}.\n`;
            const files = { 'a.md': text, [`c${pushes}.md`]: '# C\n' };
            pushing = pushing.then(() => publish(pages, files));
          }
          await pushing;
          const isPut = await pages.put(page);
          const { body } = (await pages.get('a/index.html')) ?? {};
          const [, number] = /Text of push (\d+)/u.exec(Buffer.from(body ?? []).toString()) ?? [];
          shown.push(Number(number));
          return isPut;
        },
      });
      expect(pushes).toBe(20);
      expect(shown).toEqual(shown.toSorted((a, b) => a - b));
    },
    async close() {
      await source.close();
      await repository.close();
    },
  };
}
