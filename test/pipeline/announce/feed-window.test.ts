import { describe, expect, it } from '@jest/globals';
import { createMemoryIndexStore } from '../../../lib/memory/memory-index-store.ts';
import { leftOutEntry, readWindow } from '../../../lib/pipeline/announce/feed-window.ts';
import { numberSort } from '../../../lib/pipeline/render/index/number-sort.ts';
import { feedPartition } from '../../../lib/pipeline/render/kept/kept-entries.ts';

const scope = 'climate';
const day = 24 * 60 * 60 * 1000;

/** A feed with an entry at every third change set. */
async function feedOf(
  count: number,
  { apart, bytes = 100 }: { readonly apart: number; readonly bytes?: number },
) {
  const index = createMemoryIndexStore();
  for (let position = 1; position <= count; position += 1) {
    const date = new Date(Date.UTC(2016, 0, 1) + position * apart).toISOString();
    const entry = { id: `${position}`, date, content: 'x'.repeat(bytes) };
    const value = JSON.stringify({ position, entry });
    await index.put(feedPartition(scope), numberSort(position * 3), value, position * 3);
  }
  const window = await readWindow(scope, count * 3, index);
  return { index, window, leftOut: await leftOutEntry({ scope, language: 'en' }, window, index) };
}

describe('what a feed shows', () => {
  it.each([0, 1, 19, 20, 39, 40, 41, 79, 80, 99])(
    'of %i old entries: those that are not in an archive before',
    async (count) => {
      const { window } = await feedOf(count, { apart: 10 * day });
      const positions = window.shown.map(({ position }) => position);
      const oldest = window.archive * 20 + 1;
      expect(positions).toEqual(
        Array.from({ length: count - oldest + 1 }, (_, index) => count - index),
      );
      expect(positions.length).toBeGreaterThanOrEqual(Math.min(count, 60));
      expect(positions.length).toBeLessThan(80);
      const before = window.read.map(({ position }) => position);
      if (window.archive > 0) expect(before).toContain(window.archive * 20);
    },
  );

  it('is all of the last fourteen days', async () => {
    const { window, leftOut } = await feedOf(500, { apart: day / 20 });
    expect(window.shown.length).toBeGreaterThanOrEqual(281);
    expect(window.shown.length).toBeLessThan(301);
    expect(leftOut).toBeUndefined();
  });

  it('is what there is room for, and how many more there are', async () => {
    const { window, leftOut } = await feedOf(500, { apart: day / 20, bytes: 8 * 1024 });
    expect(window.shown).toHaveLength(60);
    expect(leftOut?.title).toBe(
      `${281 - 60} more changes since 12 January 2016, on the page of all changes`,
    );
    expect(leftOut?.links.page).toBe('/@changes/');
  });

  it('has never less than an archive, however large its entries are', async () => {
    const { window } = await feedOf(45, { apart: day, bytes: 100 * 1024 });
    expect(window.shown).toHaveLength(25);
  });

  it('says with one id for each day what it leaves out', async () => {
    const [first, second] = await Promise.all(
      [500, 501].map((count) => feedOf(count, { apart: day / 20, bytes: 8 * 1024 })),
    );
    expect(first?.leftOut?.id).toBe(second?.leftOut?.id);
  });
});
