import { blobOfAsset, pageKey } from '../../plan/addresses/addresses.ts';
import type { FreshStores } from '../../ports/fresh-stores.ts';
import type { IndexEntry, IndexStore } from '../../ports/index-store.ts';
import type { ListedPages } from '../../ports/page-store.ts';
import type { VersionStore } from '../../ports/version-store.ts';
import type { Site } from '../../site/models.ts';
import { announce } from '../announce/announce.ts';
import { render } from '../render/render.ts';
import { comparePages } from '../verify/compare-pages.ts';
import { fromTheStart } from '../verify/verify-site.ts';

/** The site whose objects can be removed for good. */
export interface RemovablePages extends ListedPages {
  /** Removes an object and every former version of it. */
  purge(key: string): Promise<void>;
}

/** Render's index, of which entries can be removed without a trace. */
export interface RemovableIndex extends IndexStore {
  /** Removes all entries up to a sequence number but those to keep. */
  purgeOthers(
    kept: Iterable<IndexEntry & { readonly partition: string }>,
    upTo: number,
  ): Promise<void>;
}

/** The redacted record, its site, and room for making it anew. */
export interface RemakePorts {
  readonly store: VersionStore;
  readonly index: RemovableIndex;
  readonly pages: RemovablePages;
  readonly fresh: FreshStores;
}

/** What of a site was made anew. */
export interface Remade {
  /** Keys of the pages that are others now. */
  readonly changed: readonly string[];
  /** Keys of the objects that are no more: what was made on demand, previews, removed assets. */
  readonly purged: readonly string[];
}

/**
 * Makes the whole site anew from a record that was redacted, as verify does, and puts what differs in
 * place of what is there: pages, feeds and render's index. What is made on demand, and previews, go;
 * they are made again when somebody asks.
 *
 * @param removedAsset blob of the image or attachment that was removed
 */
export async function remakeSite(
  { store, index, pages, fresh }: RemakePorts,
  site: Site,
  removedAsset?: string,
): Promise<Remade> {
  const announced = await store.cursor('announced');
  if (!announced) return { changed: [], purged: [] };
  const ports = { store: fromTheStart(store, announced), ...fresh };
  await render(ports, site);
  await announce({ ...ports, author: { report: async () => {} } }, site);
  for (const { partition, sort, value } of fresh.index.entries())
    if ((await index.get(partition, sort)) !== value)
      await index.put(partition, sort, value, announced.sequence);
  await index.purgeOthers(fresh.index.entries(), announced.sequence);
  const changed: string[] = [];
  for await (const page of fresh.pages.all()) {
    const existing = await pages.get(page.key);
    if (existing && comparePages(page, existing).length === 0) continue;
    // A version's text is never overwritten, and a page of an older state neither.
    await pages.purge(page.key);
    await pages.put({ ...page, sequence: Math.max(page.sequence, existing?.sequence ?? 0) });
    changed.push(page.key);
  }
  const purged: string[] = [];
  for await (const key of pages.keys()) {
    const blob = blobOfAsset(`/${key}`);
    if (blob !== '' && blob !== removedAsset) continue;
    if (await fresh.pages.has(key)) continue;
    await pages.purge(key);
    purged.push(pageKey(`/${key}`));
  }
  return { changed, purged };
}
