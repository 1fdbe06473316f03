import { describe, expect, it } from '@jest/globals';
import { createMemoryPageStore } from '../../../lib/memory/memory-page-store.ts';
import { publishAssets } from '../../../lib/pipeline/ingest/assets.ts';
import { sourceReadsAtOnce } from '../../../lib/pipeline/work/limits.ts';
import type { Source } from '../../../lib/ports/source.ts';

const assets = Array.from({ length: 20 }, (_, number) => ({
  blob: `${number}`,
  address: `/@assets/${number}.png`,
  name: `map ${number}.png`,
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

  it('keep the name of the file, the first of several, for whoever saves them', async () => {
    const pages = createMemoryPageStore();
    const of = (blob: string, name: string) => ({
      ...{ blob, name, address: `/@assets/${blob}.${name.slice(-3)}` },
    });
    const named = [of('1', "l'été (1).pdf"), of('1', 'other.pdf'), of('2', 'budget.ods')];
    await publishAssets(named, slowSource().source, pages, 1);
    const shown = async (key: string) => (await pages.get(key))?.headers?.['content-disposition'];
    expect(await shown('@assets/1.pdf')).toBe(
      "inline; filename*=UTF-8''l%27%C3%A9t%C3%A9%20%281%29.pdf",
    );
    expect(await shown('@assets/2.ods')).toBe("attachment; filename*=UTF-8''budget.ods");
  });

  it('are not read again at a retry, where they are stored', async () => {
    const pages = createMemoryPageStore();
    const broken = { blob: 'broken', address: '/@assets/broken.png', name: 'b.png' };
    const first = publishAssets([...assets, broken], slowSource().source, pages, 1);
    await expect(first).rejects.toThrow('no answer');
    const { source, asked } = slowSource();
    await publishAssets(assets, source, pages, 1);
    expect(asked).toEqual([]);
  });
});
