import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WaitingPages } from '../../pipeline/render-all/render-all.ts';
import type { Page } from '../../ports/page-store.ts';

/** What stands beside a page's bytes, by the page's key. */
type Waiting = Omit<Page, 'body'> & { readonly file: string };

/** Pages that wait in a folder of their own, so that a large plan's fit any memory. */
export async function openWaitingPages(): Promise<WaitingPages & { close(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'gazette-pages-'));
  const waiting = new Map<string, Waiting>();
  const read = async ({ file, ...page }: Waiting): Promise<Page> => ({
    ...page,
    body: await readFile(file),
  });
  return {
    async put({ body, ...page }) {
      const file = join(folder, createHash('sha256').update(page.key).digest('hex'));
      await writeFile(file, body);
      waiting.set(page.key, { ...page, file });
      return true;
    },
    async get(key) {
      const found = waiting.get(key);
      return found && read(found);
    },
    has: async (key) => waiting.has(key),
    async *all() {
      for (const found of waiting.values()) yield await read(found);
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
