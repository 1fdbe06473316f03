import {
  blobOfAsset,
  pageAddress,
  previewsAddress,
  stylesheetAddress,
} from '../../plan/addresses/addresses.ts';
import type { ListedPages, PageStore } from '../../ports/page-store.ts';
import type { Site } from '../../site/models.ts';
import { stylesheetHash } from '../../site/stylesheet.ts';
import { type OnDemandPorts, onDemand } from '../on-demand/on-demand.ts';
import { comparePages } from './compare-pages.ts';
import { type Difference, differsOnSite } from './difference.ts';
import { blobId } from './verify-store.ts';

/** The site as found, and everything that can explain an object on it. */
export interface StrayPorts extends OnDemandPorts {
  /** The site made anew from the store. */
  readonly pages: PageStore;
  /** Keys of other objects that were verified already. */
  readonly known: ReadonlySet<string>;
  readonly found: ListedPages;
  readonly isBlob: (id: string) => Promise<boolean>;
}

/**
 * Lists the objects that nothing explains. A comparison that somebody asked for is made anew. An
 * image may belong to a commit that was read and not published; then the repository must have it.
 * Previews of pull requests are left out, because they come and go apart from the published site.
 */
export async function findStrays(ports: StrayPorts, site: Site): Promise<Difference[]> {
  const known = new Set(ports.known);
  const strays: Difference[] = [];
  for await (const key of ports.found.keys()) {
    if (known.has(key) || key.startsWith(previewsAddress().slice(1))) continue;
    if (await ports.pages.has(key)) continue;
    known.add(key);
    strays.push(...(await explain(key, ports, site)));
  }
  return strays;
}

async function explain(key: string, ports: StrayPorts, site: Site): Promise<Difference[]> {
  const address = pageAddress(key);
  const page = await onDemand(address, ports, site);
  if (page && 'key' in page && page.key === key)
    return comparePages(page, await ports.found.get(key));
  if (await isPublishedBlob(address, key, ports)) return [];
  if (await isStylesheet(address, key, ports)) return [];
  return [differsOnSite(key, 'nothing explains it')];
}

async function isPublishedBlob(
  address: string,
  key: string,
  { found, isBlob }: StrayPorts,
): Promise<boolean> {
  const blob = blobOfAsset(address);
  const page = await found.get(key);
  if (!page || blob === '' || blobId(page.body, blob.length) !== blob) return false;
  return isBlob(blob);
}

/** Of an older look: open pages and kept copies name it, so that it is never removed. */
async function isStylesheet(
  address: string,
  key: string,
  { found }: Pick<StrayPorts, 'found'>,
): Promise<boolean> {
  const page = address.endsWith('.css') ? await found.get(key) : undefined;
  if (!page) return false;
  return stylesheetAddress(stylesheetHash(new TextDecoder().decode(page.body))) === address;
}
