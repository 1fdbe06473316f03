import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { renderPagesOnly } from '../../../lib/pipeline/render-all/render-pages-only.ts';
import { renderLists, renderUnit } from '../../../lib/pipeline/render-all/render-unit.ts';
import { planUnits } from '../../../lib/pipeline/render-all/units.ts';
import type { ListedPages } from '../../../lib/ports/page-store.ts';
import { isHtml, type OlderSite, ofAnOlderLook, openOlderSite, site } from './older-site.ts';

const stopped = () => {
  throw new Error('stopped');
};

/** Units of two change sets, so that there are several. */
const size = { changeSets: 2, changes: 9 };

describe('making the pages alone anew', () => {
  let older: OlderSite;
  let told: string[];

  const again = (to: ListedPages = older.pages, program = 'new', startAt = 0) => {
    const { store, index } = older;
    const onUnit = (done: number, of: number) => told.push(`${done} of ${of}`);
    const options = { program, startAt, size, onUnit };
    return renderPagesOnly({ store, index, pages: to }, site, options);
  };
  const differences = () => older.differences(older);

  beforeEach(async () => {
    told = [];
    older = await openOlderSite(['one', 'two', 'three', 'four', 'five']);
  });

  afterEach(() => older.close());

  it('gives the site of a fresh one, the comparisons that were asked for with it', async () => {
    expect(older.oldPages()).not.toEqual([]);
    const made = await again();
    expect(older.oldPages()).toEqual([]);
    expect(made.changed).toContain(older.asked);
    expect(await differences()).toEqual([]);
    expect(told).toEqual(['0 of 3', '1 of 3', '2 of 3', '3 of 3']);
  });

  it('begins anew once it was finished, and writes nothing where all is as it would be', async () => {
    await again();
    expect((await again()).changed).toEqual([]);
    expect(told.slice(4)).toEqual(['0 of 3', '1 of 3', '2 of 3', '3 of 3']);
  });

  it('goes on where it was stopped, but not where another program was', async () => {
    const { pages, stoppingAfter, oldPages } = older;
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
    const { store, index, pages, stoppingAfter } = older;
    const units = (await planUnits(store, 6, size)).toReversed();
    const ports = { store, index, pages };
    await expect(
      renderUnit({ first: 1, last: 2 }, { ...ports, pages: stoppingAfter(2).pages }, site),
    ).rejects.toThrow('stopped');
    await Promise.all([...units, ...units].map((unit) => renderUnit(unit, ports, site)));
    await renderLists(ports, site);
    expect(older.oldPages().map(({ key }) => key)).toEqual([older.asked]);
  });

  it('reads of a document’s history what a unit shows, however long it is', async () => {
    const { store, index, pages } = older;
    const whole = () => {
      throw new Error('a whole history was read');
    };
    const bounded = { ...store, history: whole, versionsOf: whole, changesOf: whole };
    const read: number[] = [];
    const version: typeof store.version = (document, number) => {
      read.push(number);
      return store.version(document, number);
    };
    const ports = { store: { ...bounded, version }, index, pages };
    const oldPages = older.oldPages().length;
    await renderUnit({ first: 4, last: 5 }, ports, site);
    // Versions 3 and 4 of two documents, their neighbours, and the one before: each once.
    expect(read.sort()).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
    expect(oldPages - older.oldPages().length).toBeGreaterThan(6);
  });

  it('is shared by those who do it at the same time', async () => {
    const { pages } = older;
    const both = await Promise.all([again(pages, 'new', 0), again(pages, 'new', 0.5)]);
    expect(both.every(({ changed }) => changed.length > 3)).toBe(true);
    expect(older.oldPages()).toEqual([]);
    expect(await differences()).toEqual([]);
  });

  it('never takes a page back in time while pushes arrive', async () => {
    await older.expectNoWayBack(again);
    expect(older.oldPages()).toEqual([]);
    expect(await differences()).toEqual([]);
  });
});
