import type { FreshStores } from '../../ports/fresh-stores.ts';
import type { IndexStore, ListedIndex } from '../../ports/index-store.ts';
import type { ListedPages, Page, PageStore } from '../../ports/page-store.ts';
import type { VersionStore } from '../../ports/version-store.ts';
import type { Site } from '../../site/models.ts';
import { announce } from '../announce/announce.ts';
import { onDemand } from '../on-demand/on-demand.ts';
import { render } from '../render/render.ts';
import { fromTheStart } from '../verify/verify-site.ts';
import { createPlacing, type RenderedAll } from './create-placing.ts';
import { madeOnDemand } from './made-on-demand.ts';

export type { RenderedAll } from './create-placing.ts';

/** What making a site anew needs from outside. */
export interface RenderAllPorts {
  readonly store: VersionStore;
  readonly index: IndexStore;
  readonly pages: ListedPages;
  /** For the index, and pages of the present, which are put on the site at the end. */
  readonly fresh: FreshStores;
}

/** How far it is: change sets rendered, of how many. */
export type OnRendered = (changeSets: number, of: number) => void;

/**
 * Makes every page of what is announced anew, from the record alone, and puts those that differ on
 * the site: after an upgrade, every page has the new look. Pushes may go on meanwhile. A page that a
 * push has made from a newer state stays, for the same program made it. Comparisons that readers asked
 * for are made anew too. Called again after it was stopped, it begins anew, and writes only what still
 * differs.
 */
export async function renderAll(
  { store, index, pages, fresh }: RenderAllPorts,
  site: Site,
  onRendered: OnRendered = () => {},
): Promise<RenderedAll> {
  const announced = await store.cursor('announced');
  if (!announced) return { changed: [], same: 0 };
  const { sequence } = announced;
  const placed = createPlacing(pages);
  const ports = {
    store: fromTheStart(store, announced),
    index: fresh.index,
    pages: sortedOut(placed, fresh.pages),
    author: { report: async () => {} },
  };
  await render(ports, site, { onStep: (step) => onRendered(step.sequence, sequence) });
  await announce(ports, site);
  await renewIndex(fresh.index, index, sequence);
  // A page of the present shows the state of the announced change set, whichever touched it last.
  for await (const page of fresh.pages.all()) await placed.put({ ...page, sequence });
  for (const address of await madeOnDemand(pages, placed.met))
    await onDemand(address, { store, index, pages: placed }, site);
  return placed.found;
}

/** Permanent pages go to the site at once; those of the present wait, for later change sets change them. */
function sortedOut(permanent: PageStore, current: PageStore): PageStore {
  const storeOf = ({ cache }: Page) => (cache === 'permanent' ? permanent : current);
  return {
    put: (page) => storeOf(page).put(page),
    get: async (key) => (await current.get(key)) ?? permanent.get(key),
    has: async (key) => (await current.has(key)) || permanent.has(key),
  };
}

/** What one batch leaves for the next is of no use to anybody else. */
const ofBatches: ReadonlySet<string> = new Set(['APPLIED', 'MARKED']);

/** Brings render's index up to what this program keeps there. Newer entries stay. */
async function renewIndex(fresh: ListedIndex, index: IndexStore, sequence: number) {
  for (const { partition, sort, value } of fresh.entries()) {
    if (ofBatches.has(partition)) continue;
    if ((await index.get(partition, sort)) !== value)
      await index.put(partition, sort, value, sequence);
  }
}
