import { expect, it } from '@jest/globals';
import { openGitSource } from '../../../lib/git/git-source.ts';
import { runGit } from '../../../lib/git/run-git.ts';
import { createMemoryIndexStore } from '../../../lib/memory/memory-index-store.ts';
import { createMemoryPageStore } from '../../../lib/memory/memory-page-store.ts';
import { createMemoryVersionStore } from '../../../lib/memory/memory-version-store.ts';
import { announce } from '../../../lib/pipeline/announce/announce.ts';
import { ingest } from '../../../lib/pipeline/ingest/ingest.ts';
import { render } from '../../../lib/pipeline/render/render.ts';
import { renderPagesOnly } from '../../../lib/pipeline/render-all/render-pages-only.ts';
import { verifySite } from '../../../lib/pipeline/verify/verify-site.ts';
import { describeSite } from '../../../lib/site/describe-site.ts';
import { cloneBundle } from '../../support/bundles.ts';

const site = describeSite('Manual', 'https://plan.example.org', 'en');

/** Pages name the stylesheet by its digest: another colour changes this alone, and in all of them. */
const inOtherColour = { ...site, stylesheet: '/@style/other.css' };

/** First parents that are published in the other colour; the pushes are those that follow. */
const published = 200;
const pushes = 20;

it(`${published} commits of a real plan have the pages of a fresh site in another colour, while ${pushes} pushes arrive`, async () => {
  const repository = await cloneBundle('service-design-manual');
  if (repository === undefined) return;
  const listed = await runGit(repository, ['rev-list', '--first-parent', '--reverse', 'HEAD']);
  const commits = listed.trim().split('\n');
  const source = await openGitSource({ repository });
  const store = createMemoryVersionStore();
  const index = createMemoryIndexStore();
  const pages = createMemoryPageStore();
  const publish = async (head: string | undefined, look: typeof site) => {
    const author = { report: async () => {} };
    const ports = { store, index, pages, author, source: { ...source, head: async () => head } };
    await ingest(ports);
    await render(ports, look);
    await announce(ports, look);
  };
  await publish(commits[published - 1], inOtherColour);
  const coming = commits.slice(published, published + pushes);
  let pushing = Promise.resolve();
  const during = {
    ...pages,
    async put(page: Parameters<typeof pages.put>[0]) {
      const head = coming.shift();
      if (head !== undefined) pushing = pushing.then(() => publish(head, site));
      return pages.put(page);
    },
  };
  const made = await renderPagesOnly({ store, index, pages: during }, site, { program: 'new' });
  await pushing;
  expect(coming).toEqual([]);
  expect(made.changed.length).toBeGreaterThan(500);
  expect(await verifySite({ store, pages, index }, site, async () => true)).toEqual([]);
  await source.close();
});
