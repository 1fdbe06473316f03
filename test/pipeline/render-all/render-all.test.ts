import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { inScratch } from '../../../lib/local/render-all/in-scratch.ts';
import { createMemoryIndexStore } from '../../../lib/memory/memory-index-store.ts';
import { renderAll } from '../../../lib/pipeline/render-all/render-all.ts';
import type { ListedPages } from '../../../lib/ports/page-store.ts';
import { type OlderSite, openOlderSite, site } from './older-site.ts';

describe('making every page anew', () => {
  let older: OlderSite;

  const again = (to: ListedPages = older.pages, { index } = older) =>
    inScratch((fresh) => renderAll({ store: older.store, index, pages: to, fresh }, site));

  beforeEach(async () => {
    older = await openOlderSite(['one', 'two', 'three']);
  });

  afterEach(() => older.close());

  it('gives the site of a fresh one, the comparisons that were asked for with it', async () => {
    expect(older.oldPages()).not.toEqual([]);
    const made = await again();
    expect(older.oldPages()).toEqual([]);
    expect(made.changed).toContain(older.asked);
    expect(await older.differences()).toEqual([]);
  });

  it('writes nothing where all is as it would be', async () => {
    await again();
    expect((await again()).changed).toEqual([]);
  });

  it('brings back what render keeps in its index', async () => {
    const namesOf = (index: OlderSite['index']) =>
      [...index.entries()].map(({ partition, sort }) => `${partition} ${sort}`);
    const fresh = createMemoryIndexStore();
    await again(older.pages, { ...older, index: fresh });
    const ofBatches = /^(APPLIED|MARKED) /u;
    const before = namesOf(older.index).filter((name) => !ofBatches.test(name));
    expect(namesOf(fresh).sort()).toEqual(before.sort());
  });

  it('goes on after a stop at any write', async () => {
    for (const after of [0, 3, 6])
      await expect(again(older.stoppingAfter(after).pages)).rejects.toThrow('stopped');
    await again();
    expect(older.oldPages()).toEqual([]);
    expect(await older.differences()).toEqual([]);
  });

  it('never takes a page back in time while pushes arrive', async () => {
    await older.expectNoWayBack(again);
    expect(older.oldPages()).toEqual([]);
    expect(await older.differences()).toEqual([]);
  });
});
