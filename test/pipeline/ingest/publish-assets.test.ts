import { describe, expect, it } from '@jest/globals';
import { createMemoryPageStore } from '../../../lib/memory/memory-page-store.ts';
import { publishAssets } from '../../../lib/pipeline/ingest/assets.ts';
import { sourceReadsAtOnce } from '../../../lib/pipeline/work/limits.ts';
import type { Source } from '../../../lib/ports/source.ts';

const assets = Array.from({ length: 20 }, (_, number) => ({
  blob: `${number}`,
  address: `/@assets/${number}.png`,
}));

/** A source whose blobs come a turn later; notes what is asked, and how much at once. */
function slowSource() {
  const asked: string[] = [];
  let running = 0;
  let most = 0;
  const source = {
    async blob(id: string) {
      asked.push(id);
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      if (id === 'broken') throw new Error('no answer');
      return { size: 1, bytes: Buffer.from(id) };
    },
  } as unknown as Source;
  return { source, asked, most: () => most };
}

describe('images of a commit', () => {
  it('are read several at once, and not more than a host likes', async () => {
    const { source, asked, most } = slowSource();
    const pages = createMemoryPageStore();
    await publishAssets(assets, source, pages, 1);
    expect(asked).toHaveLength(assets.length);
    expect(most()).toBe(sourceReadsAtOnce);
    expect(Buffer.from((await pages.get('@assets/7.png'))?.body ?? []).toString()).toBe('7');
  });

  it('are not read again at a retry, where they are stored', async () => {
    const pages = createMemoryPageStore();
    const broken = { blob: 'broken', address: '/@assets/broken.png' };
    const first = publishAssets([...assets, broken], slowSource().source, pages, 1);
    await expect(first).rejects.toThrow('no answer');
    const { source, asked } = slowSource();
    await publishAssets(assets, source, pages, 1);
    expect(asked).toEqual([]);
  });
});
