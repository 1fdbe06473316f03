import { severalAtOnce } from '../../concurrency/several-at-once.ts';
import { compareAddress, pageKey } from '../../plan/addresses/addresses.ts';
import type { IndexStore } from '../../ports/index-store.ts';
import type { ListedPages } from '../../ports/page-store.ts';
import type { VersionStore } from '../../ports/version-store.ts';
import type { Site } from '../../site/models.ts';
import { onDemand } from '../on-demand/on-demand.ts';
import { madeOnDemand } from './made-on-demand.ts';
import { renderLists } from './render-unit.ts';
import { electedFor, type Run, type UnitMarks } from './unit-marks.ts';
import { rangesUpTo, unitSize } from './units.ts';

/** What making pages anew needs from outside. */
export interface PagesOnlyPorts {
  readonly store: VersionStore;
  readonly index: IndexStore;
  readonly pages: ListedPages;
}

/**
 * Makes the last pages of a run, once all its units are made, and finishes it: home, the lists of
 * changes, and comparisons that readers asked for. One does it, whoever asks; another one does it again
 * when that one stops half-way.
 *
 * @returns whether it was done here; otherwise somebody else is at it
 */
export async function makeLastPages(
  run: Run,
  marks: UnitMarks,
  ports: PagesOnlyPorts,
  site: Site,
  now: () => number = Date.now,
): Promise<boolean> {
  const elected = await marks.elect(run);
  if (!elected) return false;
  const pages = sayingSo(ports.pages, () => elected.stay(), now);
  try {
    await makeThem(run, { ...ports, pages }, site);
  } catch (error) {
    await elected.leave();
    throw error;
  }
  await marks.finish(run);
  return true;
}

async function makeThem({ upTo }: Run, ports: PagesOnlyPorts, site: Site): Promise<void> {
  await renderLists(ports, site);
  const made = await comparisonsUpTo(upTo, ports.store);
  for (const address of await madeOnDemand(ports.pages, made)) await onDemand(address, ports, site);
}

/** Pages whose use says now and then that somebody is still there. */
function sayingSo(pages: ListedPages, stay: () => Promise<void>, now: () => number): ListedPages {
  let next = now() + electedFor / 4;
  const saySo = async () => {
    if (now() < next) return;
    next = now() + electedFor / 4;
    await stay();
  };
  return {
    has: (key) => pages.has(key),
    get: (key) => pages.get(key),
    async put(page) {
      await saySo();
      return pages.put(page);
    },
    async *keys() {
      for await (const key of pages.keys()) {
        await saySo();
        yield key;
      }
    },
  };
}

/** Keys of the comparisons of each version with the one before, which units make. */
async function comparisonsUpTo(upTo: number, store: VersionStore): Promise<ReadonlySet<string>> {
  const ranges = rangesUpTo(upTo, unitSize.changeSets);
  const keys = await severalAtOnce(ranges, async ({ first, last }) => {
    const changeSets = await store.changeSets(first, last);
    return changeSets.flatMap(({ changes }) =>
      changes.flatMap(({ before, after }) =>
        before ? [pageKey(compareAddress(after.address, before, after))] : [],
      ),
    );
  });
  return new Set(keys.flat());
}
