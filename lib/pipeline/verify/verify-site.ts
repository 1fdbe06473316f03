import { createFreshMemory } from '../../memory/fresh-memory.ts';
import { blobOfAsset } from '../../plan/addresses/addresses.ts';
import type { FreshStores } from '../../ports/fresh-stores.ts';
import type { IndexStore } from '../../ports/index-store.ts';
import type { ListedPages, PageStore } from '../../ports/page-store.ts';
import type { Cursor, Stage, VersionStore } from '../../ports/version-store.ts';
import type { Site } from '../../site/models.ts';
import { announce } from '../announce/announce.ts';
import { render } from '../render/render.ts';
import { comparePages } from './compare-pages.ts';
import { type Difference, differsOnSite } from './difference.ts';
import { findStrays } from './find-strays.ts';
import { verifyStates } from './verify-states.ts';
import { blobId } from './verify-store.ts';

/** What is verified, and room for making it anew: memory, where there is none. */
export interface VerifyPorts {
  readonly store: VersionStore;
  readonly pages: ListedPages;
  readonly index?: IndexStore;
  readonly fresh?: FreshStores;
}

/**
 * Compares the site with the store. Every page, feed and sitemap of what was announced is made anew
 * and compared byte for byte. Images must be the blobs that their addresses name. Once everything
 * is announced, the site may have no other objects; until then some may have come early.
 *
 * The states of the plan that render keeps must be those of the record.
 *
 * @param isBlob whether git has a blob with an id
 */
export async function verifySite(
  { store, pages, index, fresh = createFreshMemory() }: VerifyPorts,
  site: Site,
  isBlob: (id: string) => Promise<boolean>,
): Promise<Difference[]> {
  const announced = await store.cursor('announced');
  if (!announced) return [];
  const ports = { store: fromTheStart(store, announced), ...fresh };
  await render(ports, site);
  await announce({ ...ports, author: { report: async () => {} } }, site);
  const found: Difference[] = [];
  for await (const page of fresh.pages.all())
    found.push(...comparePages(page, await pages.get(page.key)));
  if (index) found.push(...(await verifyStates(fresh.index, index)));
  const assets = await assetsOf(store, announced.sequence);
  for (const address of assets) found.push(...(await verifyAsset(address, pages)));
  const ingested = await store.cursor('ingested');
  if (ingested?.sequence !== announced.sequence) return found;
  const known = new Set([...assets].map((address) => address.slice(1)));
  return [...found, ...(await findStrays({ ...ports, known, found: pages, isBlob }, site))];
}

/**
 * The same store as if nothing was rendered yet. Cursors that the stages move are kept in memory
 * only.
 */
export function fromTheStart(store: VersionStore, upTo: Cursor): VersionStore {
  const cursors = new Map<Stage, Cursor>([['ingested', upTo]]);
  return {
    ...store,
    cursor: async (stage) => cursors.get(stage),
    advance: async (stage, _, next) => void cursors.set(stage, next),
    async recover() {},
    async publish() {
      throw new Error('nothing is published while the site is verified');
    },
  };
}

/** Addresses of every image and attachment that a version shows. */
async function assetsOf(store: VersionStore, last: number): Promise<Set<string>> {
  const found = new Set<string>();
  const documents = new Set<string>();
  for (let sequence = 1; sequence <= last; sequence += 1)
    for (const { changes } of await store.changeSets(sequence, sequence))
      for (const { document } of changes) documents.add(document);
  for (const document of documents)
    for (const { targets } of await store.versionsOf(document, last))
      for (const target of Object.values(targets))
        if (target.kind === 'asset') found.add(target.address);
  return found;
}

async function verifyAsset(address: string, pages: PageStore): Promise<Difference[]> {
  const blob = blobOfAsset(address);
  const found = await pages.get(address.slice(1));
  if (!found) return [differsOnSite(address.slice(1), 'it is missing')];
  if (blobId(found.body, blob.length) === blob) return [];
  return [differsOnSite(address.slice(1), `it is not the blob ${blob}`)];
}
