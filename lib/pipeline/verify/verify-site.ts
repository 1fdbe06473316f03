import { createMemoryIndexStore } from '../../memory/memory-index-store.ts';
import { createMemoryPageStore } from '../../memory/memory-page-store.ts';
import type { Cursor, Page, PageStore, Stage, VersionStore } from '../../ports.ts';
import type { Site } from '../../site/models.ts';
import { announce } from '../announce/announce.ts';
import { render } from '../render/render.ts';
import type { Difference } from './difference.ts';
import { blobId } from './verify-store.ts';

/**
 * Compares the site with the store: makes every page, feed and sitemap anew, of everything that was
 * announced, and compares byte for byte. Images must be the blobs that their addresses name.
 */
export async function verifySite(
  store: VersionStore,
  pages: PageStore,
  site: Site,
): Promise<Difference[]> {
  const announced = await store.cursor('announced');
  if (!announced) return [];
  const made = createMemoryPageStore();
  const fresh = fromTheStart(store, announced);
  const ports = { store: fresh, index: createMemoryIndexStore(), pages: made };
  await render(ports, site);
  await announce({ ...ports, author: { report: async () => {} } }, site);
  const found: Difference[] = [];
  for (const page of made.pages()) found.push(...comparePages(page, await pages.get(page.key)));
  for (const address of await assetsOf(store, announced.sequence))
    found.push(...(await verifyAsset(address, pages)));
  return found;
}

/** The same store before anything was rendered; what stages note in it is forgotten. */
function fromTheStart(store: VersionStore, upTo: Cursor): VersionStore {
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

function comparePages(expected: Page, found: Page | undefined): Difference[] {
  if (!found) return [differs(expected.key, 'it is missing')];
  const what = [
    ...(Buffer.compare(expected.body, found.body) === 0 ? [] : ['its bytes are others']),
    ...(expected.redirect === found.redirect ? [] : ['it leads elsewhere']),
    ...(expected.contentType === found.contentType ? [] : ['its content type is another']),
  ];
  return what.map((one) => differs(expected.key, one));
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
  const [, blob = ''] = /\/([0-9a-f]+)\.\w+$/u.exec(address) ?? [];
  const found = await pages.get(address.slice(1));
  if (!found) return [differs(address.slice(1), 'it is missing')];
  if (blobId(found.body, blob.length) === blob) return [];
  return [differs(address.slice(1), `it is not the blob ${blob}`)];
}

function differs(where: string, what: string): Difference {
  return { between: 'site', where, what };
}
