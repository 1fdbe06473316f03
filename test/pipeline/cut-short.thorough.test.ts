import { describe, expect, it } from '@jest/globals';
import { createMemoryIndexStore } from '../../lib/memory/memory-index-store.ts';
import { createMemoryPageStore } from '../../lib/memory/memory-page-store.ts';
import { createMemoryVersionStore } from '../../lib/memory/memory-version-store.ts';
import { announce } from '../../lib/pipeline/announce/announce.ts';
import { ingest } from '../../lib/pipeline/ingest/ingest.ts';
import { render } from '../../lib/pipeline/render/render.ts';
import type { PageStore } from '../../lib/ports/page-store.ts';
import { createModelRepository } from '../simulation/model-source.ts';
import { createCallMeter, createRoundMeter } from '../support/cut-short.ts';
import { testSite } from '../support/plan-site.ts';
import { sentence } from '../support/scenario.ts';
import { fileOf } from '../support/site-folder.ts';

type Files = Readonly<Record<string, string | undefined>>;

/** A plan of chapters, each with a README.md and as many commitments. */
function chapters(count: number, commitments: number, about: string): Files {
  const files: Record<string, string> = { 'README.md': '# Plan\n' };
  for (let chapter = 1; chapter <= count; chapter += 1) {
    files[`c${chapter}/README.md`] = `# Chapter ${chapter} of ${about}\n`;
    for (let number = 1; number <= commitments; number += 1)
      files[`c${chapter}/${number}.md`] =
        `# ${about} ${chapter}.${number}\n\n${sentence(`${about} ${number}`)}\n[Next](${number + 1}.md)\n`;
  }
  return files;
}

/** Pages that note what a feed links to before it can be read. */
function watchedPages() {
  const pages = createMemoryPageStore();
  const tooEarly: string[] = [];
  const watched: PageStore = {
    get: (key) => pages.get(key),
    has: (key) => pages.has(key),
    async put(page) {
      if (/(?:^|\/)feed\.json$/u.test(page.key))
        for (const value of linksIn(new TextDecoder().decode(page.body))) {
          const file = fileOf({ page: page.key, attribute: 'text', value }, testSite.baseUrl);
          const isThere = file === undefined || file === page.key || (await pages.get(file));
          if (!isThere && !file?.includes('feed.')) tooEarly.push(`${page.key}: ${value}`);
        }
      return pages.put(page);
    },
  };
  return { pages, watched, tooEarly };
}

function linksIn(text: string): Set<string> {
  return new Set(text.match(/https:\/\/plan\.example\.org[^\s"<>\\]*/gu));
}

/** Publishes commits into stores in memory, render and announce in invocations of so many calls. */
async function publish(commits: readonly Files[], most: number) {
  const repository = createModelRepository();
  const { pages, watched, tooEarly } = watchedPages();
  const [store, index] = [createMemoryVersionStore(), createMemoryIndexStore()];
  const meter = createCallMeter();
  const author = { report: async () => {} };
  const ports = {
    store: meter.count(store),
    index: meter.count(index),
    pages: meter.count(watched),
  };
  const invocations: { readonly render: number[]; readonly announce: number[] }[] = [];
  let files: Files = {};
  for (const [number, change] of commits.entries()) {
    files = { ...files, ...change };
    const present = Object.entries(files).flatMap(([path, text]) =>
      text === undefined ? [] : ([[path, { mode: '100644', text }]] as const),
    );
    const parents = repository.head === undefined ? [] : [repository.head];
    repository.head = repository.commit(new Map(present), parents, `Commit ${number}`).id;
    await ingest({ source: repository.source, store, pages });
    invocations.push({
      render: await meter.inInvocations((options) => render(ports, testSite, options), most),
      announce: await meter.inInvocations(
        (options) => announce({ ...ports, author }, testSite, options),
        most,
      ),
    });
  }
  const site = pages
    .pages()
    .map((page) => [page.key, Buffer.from(page.body).toString('base64')])
    .sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
  const progress = await Promise.all(
    ['rendered', 'announced'].map((stage) => index.range(`PROGRESS#${stage}`)),
  );
  return { site, invocations, tooEarly, progress: progress.flat() };
}

const history: readonly Files[] = [
  chapters(2, 140, 'One'),
  { ...chapters(2, 140, 'Two'), 'SUMMARY.md': '* [Two](c2/README.md)\n* [One](c1/README.md)\n' },
  { 'c1/README.md': '# Retitled\n', 'c2/1.md': undefined, 'c2/2.md': '# Two\n', 'd.md': '# D\n' },
];

describe('render and announce', () => {
  it('end with the same bytes wherever their time was up', async () => {
    const { site: expected } = await publish(history, Number.POSITIVE_INFINITY);
    for (const most of [10, 900, 3_500]) {
      const { site, invocations, tooEarly, progress } = await publish(history, most);
      expect(site).toEqual(expected);
      expect(tooEarly).toEqual([]);
      expect(progress).toEqual([]);
      expect(invocations[0]?.render.length).toBeGreaterThan(1);
    }
  });

  it('bring a change set of thousands of documents through, however little one invocation can do', async () => {
    const parts = 50;
    const [documents, most] = [parts * 100, parts * 400];
    const { invocations, tooEarly } = await publish([chapters(parts, 99, 'One')], most);
    const { render: rendering = [], announce: announcing = [] } = invocations[0] ?? {};
    expect(rendering.length).toBeGreaterThan(3);
    // Time is asked for before each slice alone, and one of 256 documents takes 30 calls for each.
    for (const calls of [...rendering, ...announcing]) expect(calls).toBeLessThan(most + 256 * 40);
    const sum = (all: readonly number[]) => all.reduce((total, calls) => total + calls, 0);
    // Search takes a write for each different word.
    expect(sum(rendering) / documents).toBeLessThan(65);
    expect(sum(announcing) / documents).toBeLessThan(10);
    expect(tooEarly).toEqual([]);
  });

  it('wait for a store three times and once for each document of a large change set', async () => {
    const meters = { render: createRoundMeter(), announce: createRoundMeter() };
    const [store, index, pages] = [
      createMemoryVersionStore(),
      createMemoryIndexStore(),
      createMemoryPageStore(),
    ];
    const { source, ...repository } = createModelRepository();
    const files = Object.entries(chapters(2, 150, 'One'));
    const entries = files.map(([path, text = '']) => [path, { mode: '100644', text }] as const);
    const head = repository.commit(new Map(entries), [], 'First').id;
    await ingest({ source: { ...source, head: async () => head }, store, pages });
    const counted = ({ count }: ReturnType<typeof createRoundMeter>) => ({
      store: count(store),
      index: count(index),
      pages: count(pages),
    });
    await render(counted(meters.render), testSite);
    const author = { report: async () => {} };
    await announce({ ...counted(meters.announce), author }, testSite);
    expect(meters.render.rounds() / files.length).toBeLessThan(3);
    expect(meters.announce.rounds() / files.length).toBeLessThan(1);
  });
});
