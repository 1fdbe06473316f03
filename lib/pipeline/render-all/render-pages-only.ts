import { compareAddress, pageKey } from '../../plan/addresses/addresses.ts';
import type { IndexStore } from '../../ports/index-store.ts';
import type { ListedPages } from '../../ports/page-store.ts';
import type { VersionStore } from '../../ports/version-store.ts';
import { stylesheetPage } from '../../site/describe-site.ts';
import type { Site } from '../../site/models.ts';
import { onDemand } from '../on-demand/on-demand.ts';
import type { ChangeSetRange } from '../render/pages/document-pages.ts';
import { createPlacing, type RenderedAll } from './create-placing.ts';
import { madeOnDemand } from './made-on-demand.ts';
import { renderLists, renderUnit, unitSize, unitsUpTo } from './render-unit.ts';
import { createUnitMarks } from './unit-marks.ts';

/** What making pages anew needs from outside. */
export interface PagesOnlyPorts {
  readonly store: VersionStore;
  readonly index: IndexStore;
  readonly pages: ListedPages;
}

/** How pages are made anew. */
export interface PagesOnlyOptions {
  /** Names the program; a run that another program began is not gone on with. */
  readonly program: string;
  /** Where among the units to begin, from 0 to below 1: several processes begin at different ones. */
  readonly startAt?: number;
  /** Change sets of one unit. */
  readonly size?: number;
  /** Told of the units that are known to be done, by whomever, and how many there are. */
  readonly onUnit?: (done: number, of: number) => void;
}

/**
 * Makes every page anew from the record and what render keeps of it, and puts those that differ on
 * the site: after a change of how pages look. Feeds, search and the kept states stay as they are.
 * Pushes may go on meanwhile. It goes on where it was stopped; several processes that do the same
 * share the work, for each unit is marked when it is done.
 */
export async function renderPagesOnly(
  ports: PagesOnlyPorts,
  site: Site,
  { program, startAt = 0, size = unitSize, onUnit = () => {} }: PagesOnlyOptions,
): Promise<RenderedAll> {
  const { store, index, pages } = ports;
  const rendered = await store.cursor('rendered');
  if (!rendered) return { changed: [], same: 0 };
  const placed = createPlacing(pages);
  const placing = { store, index, pages: placed };
  const marks = createUnitMarks(index);
  const run = await marks.begin(`${program} ${size} ${JSON.stringify(site)}`, rendered.sequence);
  const units = unitsUpTo(run.upTo, size);
  // Pages of the new look name it.
  await placed.put(stylesheetPage());
  const done = new Set(await marks.all(run));
  onUnit(done.size, units.length);
  for (const unit of rotated(units, startAt)) {
    const name = nameOf(unit);
    if (done.has(name)) continue;
    if (!(await marks.isDone(name, run))) {
      await renderUnit(unit, placing, site);
      await marks.done(name, run);
    }
    done.add(name);
    onUnit(done.size, units.length);
  }
  await renderLists(placing, site);
  const made = await comparisonsOf(units, store);
  for (const address of await madeOnDemand(pages, made)) await onDemand(address, placing, site);
  await marks.finish(run);
  return placed.found;
}

function rotated<Item>(items: readonly Item[], startAt: number): Item[] {
  const start = Math.floor(items.length * startAt);
  return [...items.slice(start), ...items.slice(0, start)];
}

function nameOf({ first }: ChangeSetRange): string {
  return String(first).padStart(12, '0');
}

/** Keys of the comparisons of each version with the one before, which units make. */
async function comparisonsOf(
  units: readonly ChangeSetRange[],
  store: VersionStore,
): Promise<ReadonlySet<string>> {
  const made = new Set<string>();
  for (const { first, last } of units)
    for (const { changes } of await store.changeSets(first, last))
      for (const { before, after } of changes)
        if (before) made.add(pageKey(compareAddress(after.address, before, after)));
  return made;
}
