import { setTimeout } from 'node:timers/promises';
import type { Site } from '../../site/models.ts';
import { createPlacing, type RenderedAll } from './create-placing.ts';
import { makeLastPages, type PagesOnlyPorts } from './last-pages.ts';
import { type Look, type OpenRun, openRun } from './open-run.ts';
import { renderUnit } from './render-unit.ts';
import { createUnitMarks, type UnitMarks } from './unit-marks.ts';
import { unitName } from './units.ts';

/** How pages are made anew. */
export interface PagesOnlyOptions extends Omit<Look, 'site'> {
  /** Where among the units to begin, from 0 to below 1: several processes begin at different ones. */
  readonly startAt?: number;
  /** Told of the units that are known to be done, by whomever, and how many there are. */
  readonly onUnit?: (done: number, of: number) => void;
  /** Waits so many milliseconds. */
  readonly wait?: (milliseconds: number) => Promise<unknown>;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** Milliseconds between two looks at whether another process has finished the run. */
const pause = 1_000;

/**
 * Makes every page anew from the record and what render keeps of it, and puts those that differ on
 * the site: after a change of how pages look. Feeds, search and the kept states stay as they are.
 * Pushes may go on meanwhile. It goes on where it was stopped; several processes that do the same
 * share the work, for each unit is marked when it is done.
 */
export async function renderPagesOnly(
  ports: PagesOnlyPorts,
  site: Site,
  options: PagesOnlyOptions,
): Promise<RenderedAll> {
  const { wait = setTimeout, now = Date.now } = options;
  const placed = createPlacing(ports.pages);
  const placing = { ...ports, pages: { ...placed, keys: ports.pages.keys } };
  const marks = createUnitMarks(ports.index, now);
  const open = await openRun(ports.store, marks, { ...options, site });
  if (!open) return placed.found;
  await makeUnits(open, marks, placing, site, options);
  while (!(await makeLastPages(open.run, marks, placing, site, now))) {
    if ((await marks.current())?.isFinished) break;
    await wait(pause);
  }
  return placed.found;
}

async function makeUnits(
  { run, units }: OpenRun,
  marks: UnitMarks,
  ports: PagesOnlyPorts,
  site: Site,
  { startAt = 0, onUnit = () => {} }: PagesOnlyOptions,
): Promise<void> {
  const done = new Set(await marks.all(run));
  onUnit(done.size, units.length);
  for (const unit of rotated(units, startAt)) {
    const name = unitName(unit);
    if (done.has(name)) continue;
    if (!(await marks.isDone(unit, run))) {
      await renderUnit(unit, ports, site);
      await marks.done(unit, run);
    }
    done.add(name);
    onUnit(done.size, units.length);
  }
}

function rotated<Item>(items: readonly Item[], startAt: number): Item[] {
  const start = Math.floor(items.length * startAt);
  return [...items.slice(start), ...items.slice(0, start)];
}
