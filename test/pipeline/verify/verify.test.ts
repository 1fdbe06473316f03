import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openGitSource } from '../../../lib/git/git-source.ts';
import { onDemand } from '../../../lib/pipeline/on-demand/on-demand.ts';
import { verify } from '../../../lib/pipeline/verify/verify.ts';
import { blobId } from '../../../lib/pipeline/verify/verify-store.ts';
import { stylesheetAddress } from '../../../lib/plan/addresses/addresses.ts';
import type { IndexStore } from '../../../lib/ports/index-store.ts';
import type { ListedPages, Page } from '../../../lib/ports/page-store.ts';
import type { Source } from '../../../lib/ports/source.ts';
import type { VersionStore } from '../../../lib/ports/version-store.ts';
import { stylesheetHash } from '../../../lib/site/stylesheet.ts';
import { openPlanSite, type PlanSite, testSite } from '../../support/plan-site.ts';

let plan: PlanSite;
let source: Source & { close(): Promise<void> };

beforeAll(async () => {
  plan = await openPlanSite();
  const { repository } = plan;
  const image = { 'climate/map.png': 'not really an image' };
  const files = { 'README.md': '# Plan\n', 'climate/one.md': '# One\n\n![map](map.png)\n' };
  await repository.commit({ message: 'Start', files: { ...files, ...image } });
  await plan.publish();
  await repository.commit({ message: 'Amend', files: { 'climate/one.md': '# One\n\nMore.\n' } });
  await repository.commit({ message: 'Add', files: { 'climate/two.md': '# Two\n' } });
  await plan.publish();
  source = await openGitSource({ repository: repository.directory });
});

afterAll(async () => {
  await source.close();
  await plan.close();
});

async function differences(damage: {
  store?: Partial<VersionStore>;
  pages?: Partial<ListedPages>;
  index?: Partial<IndexStore>;
}) {
  const store = { ...plan.store, ...damage.store };
  const pages = { ...plan.pages, ...damage.pages };
  const index = { ...plan.index, ...damage.index };
  const { differences: found } = await verify({ store, pages, index, source }, testSite);
  return found.map(({ between, where, what }) => `${between}: ${where}: ${what}`);
}

/** A site in which one page is another, or none. */
function damaged(key: string, change: (page: Page) => Page | undefined): Partial<ListedPages> {
  return {
    async get(asked) {
      const page = await plan.pages.get(asked);
      return page && asked === key ? change(page) : page;
    },
  };
}

const other = new TextEncoder().encode('other');

describe('verify', () => {
  it('finds nothing where nothing is wrong, however the site was cut into pushes', async () => {
    const { store, pages, index } = plan;
    const found = await verify({ store, pages, index, source }, testSite);
    expect(found).toEqual({ differences: [], changeSets: 3, behind: 0, isAtHead: true });
  });

  it('names a kept state that is lost, damaged or another day’s', async () => {
    const damagedIndex = (isIt: (partition: string) => boolean, value?: string) => ({
      get: async (partition: string, sort: string) =>
        isIt(partition) ? value : plan.index.get(partition, sort),
    });
    expect(await differences({ index: damagedIndex((name) => name === 'ROOT#2') })).toEqual([
      'site: the state after change set 2: it is not kept; “gazette render --all” makes it anew',
    ]);
    expect(
      await differences({ index: damagedIndex((name) => name.startsWith('NODE#'), '{}') }),
    ).toContainEqual(
      expect.stringMatching(/^site: node \w{64} of the kept states: it is kept otherwise than/u),
    );
    expect(
      await differences({ index: damagedIndex((name) => name === 'DAYS', '1') }),
    ).toContainEqual(expect.stringContaining('it is kept otherwise than the record has it'));
  });

  it('names a page that was changed, taken away or made to lead elsewhere', async () => {
    const key = 'climate/one/index.html';
    expect(
      await differences({ pages: damaged(key, (page) => ({ ...page, body: other })) }),
    ).toEqual([`site: ${key}: its bytes are others`]);
    expect(await differences({ pages: damaged('feed.xml', () => undefined) })).toEqual([
      'site: feed.xml: it is missing',
    ]);
    expect(
      await differences({ pages: damaged(key, (page) => ({ ...page, redirect: '/evil/' })) }),
    ).toEqual([`site: ${key}: it leads elsewhere`]);
  });

  it('names a page whose headers or caching are others', async () => {
    const key = 'climate/one/index.html';
    const { headers } = (await plan.page(key)) ?? {};
    const withHeaders = (others: Page['headers'] = {}) =>
      differences({ pages: damaged(key, (page) => ({ ...page, headers: others })) });
    expect(await withHeaders({})).toEqual([`site: ${key}: its header link is missing`]);
    expect(await withHeaders({ ...headers, link: '</evil/>' })).toEqual([
      `site: ${key}: its header link is another`,
    ]);
    expect(await withHeaders({ ...headers, refresh: '0;url=//evil.example' })).toEqual([
      `site: ${key}: its header refresh is another`,
    ]);
    expect(
      await differences({ pages: damaged(key, (page) => ({ ...page, cache: 'permanent' })) }),
    ).toEqual([`site: ${key}: it is kept in caches as permanent`]);
  });

  it('names an object that nothing explains, and no comparison that was asked for', async () => {
    const [first, , third] = (await plan.changeSets()).map(({ commit }) => commit.slice(0, 12));
    const second = (await plan.changeSets())[1]?.commit.slice(0, 12);
    const extra = (keys: readonly string[], body = other) => ({
      async *keys() {
        yield* plan.pages.keys();
        yield* keys;
      },
      get: async (key: string) =>
        keys.includes(key)
          ? { key, body, contentType: 'text/html', cache: 'current' as const, sequence: 1 }
          : plan.pages.get(key),
    });
    const strays = [
      'evil/index.html',
      'climate/one/@abcdefabcdef/index.html',
      `climate/one/@compare/${first}..${third}/index.html`,
      `@assets/${'a'.repeat(40)}.html`,
      // The right blob for its name, but none that the repository has.
      `@assets/${blobId(other, 40)}.html`,
      `@assets/${'a'.repeat(16)}.css`,
    ];
    expect(await differences({ pages: extra(strays) })).toEqual(
      strays.map((key) => `site: ${key}: nothing explains it`),
    );
    const olderLook = stylesheetAddress(stylesheetHash(new TextDecoder().decode(other))).slice(1);
    expect(await differences({ pages: extra([olderLook]) })).toEqual([]);
    expect(await differences({ pages: extra(['@preview/7/index.html']) })).toEqual([]);
    await onDemand(`/climate/one/@compare/${first}..${second}/`, plan, testSite);
    expect(await differences({})).toEqual([]);
  });

  it('names an image that is not what its address says', async () => {
    const key = [...plan.objects().keys()].find((name) => name.endsWith('.png')) ?? '';
    const [found] = await differences({
      pages: damaged(key, (page) => ({ ...page, body: other })),
    });
    expect(found).toMatch(/^site: @assets\/[0-9a-f]{40}\.png: it is not the blob/u);
  });

  it('names a version whose text was changed or is gone', async () => {
    const [change] = (await plan.lastChangeSet()).changes;
    const document = change?.document ?? '';
    const where = /^git: climate\/two\.md at [0-9a-f]{12}: /u;
    const source = async (id: string, number: number) =>
      id === document ? other : plan.store.source(id, number);
    const changed = await differences({ store: { source } });
    expect(changed[0]).toMatch(where);
    expect(changed[0]).toContain('its text is not the blob');
    // Pages made of that text differ as well.
    expect(changed.join('\n')).toContain('site: climate/two/index.html: its bytes are others');
  });

  it('names a change set that is missing, and one whose commit the branch does not have', async () => {
    const all = await plan.changeSets();
    const strange = all.map((changeSet) =>
      changeSet.sequence === 2
        ? { ...changeSet, commit: 'f'.repeat(40), tree: 'e'.repeat(40) }
        : changeSet,
    );
    const changeSets = async (first: number, last: number) =>
      strange.filter(({ sequence }) => sequence >= first && sequence <= last);
    expect(await differences({ store: { changeSets } })).toContain(
      `git: change set 2: its commit ${'f'.repeat(40)} is not on the published branch`,
    );
  });

  it('tells late from wrong', async () => {
    const first = (await plan.changeSets())[0];
    const cursor: VersionStore['cursor'] = async (stage) =>
      stage === 'announced' && first
        ? { sequence: 1, commit: first.commit, date: first.date, tree: first.tree }
        : plan.store.cursor(stage);
    const found = await verify(
      { store: { ...plan.store, cursor }, pages: plan.pages, source },
      testSite,
    );
    expect(found.behind).toBe(2);
  });
});
