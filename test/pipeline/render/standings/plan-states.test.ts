import { afterEach, describe, expect, it } from '@jest/globals';
import { createPlanIndex } from '../../../../lib/pipeline/render/index/plan-index.ts';
import { createPlanStates } from '../../../../lib/pipeline/render/standings/plan-states.ts';
import { openPlanSite, type PlanSite } from '../../../support/plan-site.ts';
import { createRepository, type Repository } from '../../../support/repository.ts';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

const commitment = (number: number, status: string) =>
  `---\ntitle: Promise ${number}\nlead: Ministry\nstatus: ${status}\ndue: 2016-06-30\n---\n\nText.\n`;

/** Amended, listed elsewhere, moved onto a place that is left, withdrawn, come back. */
const history = [
  {
    'README.md': '# Plan\n',
    'a/commitment-1.md': commitment(1, 'limited'),
    'a/commitment-2.md': commitment(2, 'limited'),
    'b.md': '# Page\n\nWith a text of its own, long enough to be known again.\n',
  },
  { 'a/commitment-1.md': commitment(1, 'completed') },
  { 'SUMMARY.md': '* [Second](a/commitment-2.md)\n* [First](a/commitment-1.md)\n' },
  { 'a/commitment-2.md': null },
  {
    'SUMMARY.md': null,
    'b.md': null,
    'c.md': '# Page\n\nWith a text of its own, long enough to be known again.\n',
  },
  { 'a/commitment-2.md': commitment(2, 'limited') },
];

async function openRepository(): Promise<Repository> {
  const repository = await createRepository();
  opened.push(repository);
  return repository;
}

async function openSite(repository: Repository): Promise<PlanSite> {
  const site = await openPlanSite(repository);
  opened.push(site);
  return site;
}

const commit = (repository: Repository, number: number) =>
  repository.commit({
    message: `Push ${number}`,
    files: history[number] ?? {},
    date: `2016-0${1 + Math.floor(number / 2)}-01T12:00:00Z`,
  });

/** What the index keeps of states. */
async function keptOf({ index }: PlanSite) {
  const roots = history.map((_, number) => index.get(`ROOT#${number + 1}`, '-'));
  return { roots: await Promise.all(roots), days: await index.range('DAYS') };
}

describe('the states that are kept of a plan', () => {
  it('are the contents as they stood after each change set, whether pushed singly or together', async () => {
    const repository = await openRepository();
    const single = await openSite(repository);
    for (const number of history.keys()) {
      await commit(repository, number);
      await single.publish();
      const states = createPlanStates(single.index);
      const state = await states.stateAt(number + 1);
      expect(state).toBeDefined();
      const found = await states.standings(state ?? {}, 'contents');
      const listed = await createPlanIndex(single.index).contents({ folder: '' });
      expect(found.map(({ key, standing }) => [key, standing.path, standing.title])).toEqual(
        listed.map(({ sort, path, title }) => [sort, path, title]),
      );
      for (const { standing } of found) {
        const record = (await single.store.documents([standing.document])).get(standing.document);
        expect(standing).toMatchObject({
          version: record?.state.version,
          commit: record?.state.commit,
          blob: record?.blob,
        });
      }
    }
    const together = await openSite(repository);
    await together.publish();
    expect(await keptOf(together)).toEqual(await keptOf(single));
  });

  it('tell the facts, what is withdrawn, and what differs between two', async () => {
    const repository = await openRepository();
    const site = await openSite(repository);
    for (const number of history.keys()) await commit(repository, number);
    await site.publish();
    const states = createPlanStates(site.index);
    const [first = {}, fourth = {}, last = {}] = [
      await states.stateAt(1),
      await states.stateAt(4),
      await states.stateAt(6),
    ];
    const folder = { folder: 'a/' };
    const inFolder = await states.standings(first, 'contents', folder);
    expect(inFolder.map(({ standing }) => standing)).toMatchObject([
      { path: 'a/commitment-1.md', status: 'limited', due: '2016-06-30', lead: ['Ministry'] },
      { path: 'a/commitment-2.md', since: '2016-01-01T12:00:00.000Z' },
    ]);
    const withdrawn = await states.standings(fourth, 'withdrawn', folder);
    expect(withdrawn.map(({ standing }) => standing)).toMatchObject([
      { path: 'a/commitment-2.md', withdrawn: '2016-02-01T12:00:00.000Z' },
    ]);
    expect(await states.standings(last, 'withdrawn')).toEqual([]);
    const differing = await states.differing(first, last);
    expect(differing.map(({ before, after }) => [before?.path, after?.path])).toEqual([
      ['a/commitment-1.md', 'a/commitment-1.md'],
      ['a/commitment-2.md', 'a/commitment-2.md'],
      ['b.md', 'c.md'],
    ]);
  });

  it('are found by a day', async () => {
    const repository = await openRepository();
    const site = await openSite(repository);
    for (const number of history.keys()) await commit(repository, number);
    await site.publish();
    const { newestUpTo } = createPlanStates(site.index);
    expect(await newestUpTo('2015-12-31')).toBeUndefined();
    expect(await newestUpTo('2016-01-01')).toEqual({ sequence: 2, day: '2016-01-01' });
    expect(await newestUpTo('2016-02-29')).toEqual({ sequence: 4, day: '2016-02-01' });
    expect(await newestUpTo('2030-01-01')).toEqual({ sequence: 6, day: '2016-03-01' });
  });
});
