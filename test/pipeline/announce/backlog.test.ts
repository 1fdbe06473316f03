import { describe, expect, it } from '@jest/globals';
import { createMemoryIndexStore } from '../../../lib/memory/memory-index-store.ts';
import { createMemoryPageStore } from '../../../lib/memory/memory-page-store.ts';
import { createMemoryVersionStore } from '../../../lib/memory/memory-version-store.ts';
import { announce } from '../../../lib/pipeline/announce/announce.ts';
import { createPlanIndex } from '../../../lib/pipeline/render/index/plan-index.ts';
import {
  documentScope,
  keepEntry,
  topicScope,
} from '../../../lib/pipeline/render/kept/kept-entries.ts';
import type { ChangeSet } from '../../../lib/plan/model/change.ts';
import type { IndexStore } from '../../../lib/ports/index-store.ts';
import type { VersionStore } from '../../../lib/ports/version-store.ts';
import { cursorAt, publicationOf } from '../../contract/publications.ts';
import { testSite } from '../../support/plan-site.ts';

const documents = 9;
const pageSize = 20;

interface Plan {
  readonly store: VersionStore;
  readonly index: IndexStore;
}

/** Adds change sets that are rendered and not announced; each amends one document of a folder. */
async function addRendered({ store, index }: Plan, from: number, upTo: number): Promise<void> {
  const before = await store.cursor('rendered');
  for (let sequence = from; sequence <= upTo; sequence += 1) {
    const path = `climate/document-${sequence % documents}.md`;
    const number = Math.ceil(sequence / documents);
    const publication = publicationOf(sequence, [{ path, number }]);
    await store.publish(publication);
    for (const { document, after } of publication.changeSet.changes)
      await createPlanIndex(index).setOwner(after.address, document, sequence);
    await keepEntries(publication.changeSet, index);
  }
  await store.advance('rendered', before, cursorAt(upTo));
}

/** As render keeps them. */
async function keepEntries(changeSet: ChangeSet, indexStore: IndexStore): Promise<void> {
  const { sequence, date, changes } = changeSet;
  const topic = topicScope('substance');
  const scopes = ['', 'climate', ...changes.map(({ document }) => documentScope(document)), topic];
  for (const scope of scopes) {
    const about = { id: `urn:${sequence}${scope}`, title: `Change ${sequence}`, date, note: '' };
    const entry = { ...about, author: '', links: { page: '/' }, categories: [], content: '' };
    const name = scope === topic ? { name: '' } : {};
    await keepEntry({ scope, ...name }, sequence, entry, {
      indexStore,
      about: { topics: [topic] },
    });
  }
}

function openPlan(): Plan {
  return { store: createMemoryVersionStore(), index: createMemoryIndexStore() };
}

/** Announces what is rendered, and counts how often each object is written. */
async function announced(plan: Plan, isTimeUp?: () => boolean) {
  const pages = createMemoryPageStore();
  const writes = new Map<string, number>();
  const counting: typeof pages = {
    ...pages,
    put(page) {
      writes.set(page.key, (writes.get(page.key) ?? 0) + 1);
      return pages.put(page);
    },
  };
  const reported: number[] = [];
  const author = { report: async ({ sequence }: ChangeSet) => void reported.push(sequence) };
  const feeds: [written: number, of: number][] = [];
  const run = () =>
    announce({ ...plan, pages: counting, author }, testSite, {
      ...(isTimeUp && { isTimeUp }),
      onFeeds: (written, of) => feeds.push([written, of]),
    });
  let runs = 1;
  let result = await run();
  for (; !result.done; runs += 1) result = await run();
  return { pages, writes, reported, feeds, runs, result };
}

describe('announce that is behind by a long history', () => {
  const changeSets = 1_500;

  it('writes each feed and each archive once', async () => {
    const plan = openPlan();
    await addRendered(plan, 1, changeSets);
    const { writes, reported, feeds, result } = await announced(plan);
    expect([...writes].filter(([, times]) => times > 1)).toEqual([]);
    for (const feed of ['feed.xml', 'climate/feed.xml', 'climate/document-1/feed.xml'])
      expect([feed, writes.get(feed)]).toEqual([feed, 1]);
    const archives = [...writes.keys()].filter((key) => /^@feed\/\d+\.xml$/u.test(key));
    expect(archives).toHaveLength(changeSets / pageSize);
    expect(reported).toEqual(Array.from({ length: 50 }, (_, nth) => changeSets - 49 + nth));
    expect(result.announced.map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: changeSets }, (_, nth) => nth + 1),
    );
    // Whether a change is of substance or facts is known once their feeds are looked at.
    const all = 2 + 2 + documents;
    expect([feeds[0], feeds.at(-1)]).toEqual([
      [0, all],
      [all, all],
    ]);
  });

  it('writes what announce writes that never is behind', async () => {
    const [behind, inTime] = [openPlan(), openPlan()];
    await addRendered(behind, 1, 130);
    const { pages } = await announced(behind);
    const bodies = new Map<string, string>();
    for (const [from, upTo] of [
      [1, 7],
      [8, 45],
      [46, 46],
      [47, 130],
    ] as const) {
      await addRendered(inTime, from, upTo);
      const { pages: written, writes } = await announced(inTime);
      for (const key of writes.keys()) bodies.set(key, String((await written.get(key))?.body));
    }
    const all = new Map<string, string>();
    for (const key of bodies.keys()) all.set(key, String((await pages.get(key))?.body));
    expect(all).toEqual(bodies);
  });

  it('gathers what leaves time for feeds where a run has only so much', async () => {
    const [commits, documentsOfEach] = [40, 500];
    const plan = openPlan();
    for (let sequence = 1; sequence <= commits; sequence += 1) {
      const drafts = Array.from({ length: documentsOfEach }, (_, nth) => ({
        path: `${sequence}/${nth}.md`,
      }));
      await plan.store.publish(publicationOf(sequence, drafts));
    }
    await plan.store.advance('rendered', undefined, cursorAt(commits));
    let [read, feeds] = [0, 0];
    const store: VersionStore = {
      ...plan.store,
      async changeSets(first, last) {
        const found = await plan.store.changeSets(first, last);
        if (feeds === 0) read += found.reduce((sum, { changes }) => sum + changes.length, 0);
        return found;
      },
    };
    const pages = createMemoryPageStore();
    const put: typeof pages.put = (page) => {
      feeds += 1;
      return pages.put(page);
    };
    const run = (isTimeUp: () => boolean) => {
      [read, feeds] = [0, 0];
      const ports = {
        ...plan,
        store,
        pages: { ...pages, put },
        author: { report: async () => {} },
      };
      return announce(ports, testSite, { isTimeUp });
    };
    expect((await run(() => feeds > 0)).done).toBe(false);
    expect(read).toBeLessThanOrEqual(13_000);
    expect((await run(() => feeds > 0)).done).toBe(false);
    expect(read).toBeLessThanOrEqual(13_000);
    let result = await run(() => false);
    while (!result.done) result = await run(() => false);
    expect((await plan.store.cursor('announced'))?.sequence).toBe(commits);
  });
});
