import type { Unit } from '../../ports/unit-queue.ts';
import type { VersionStore } from '../../ports/version-store.ts';
import type { Site } from '../../site/models.ts';
import type { Run, UnitMarks } from './unit-marks.ts';
import { planUnits, type UnitSize, unitSize } from './units.ts';

/** What pages are made with. A run of another look is not gone on with. */
export interface Look {
  /** Names the program that makes the pages. */
  readonly program: string;
  readonly site: Site;
  readonly size?: UnitSize;
}

/** A run and all its units, in order. */
export interface OpenRun {
  readonly run: Run;
  readonly units: readonly Unit[];
}

/**
 * Goes on with the run of the same look that was not finished, or begins one up to the rendered
 * change set. Whoever does the same at the same time gets the same run.
 *
 * @returns `undefined` where nothing is rendered yet
 */
export async function openRun(
  store: Pick<VersionStore, 'cursor' | 'changeSets'>,
  marks: UnitMarks,
  { program, site, size = unitSize }: Look,
): Promise<OpenRun | undefined> {
  const rendered = await store.cursor('rendered');
  if (!rendered) return undefined;
  const look = `${program} ${JSON.stringify(size)} ${JSON.stringify(site)}`;
  let plan: { readonly upTo: number; readonly units: readonly Unit[] } | undefined;
  for (;;) {
    const last = await marks.current();
    const open = last && !last.isFinished && last.look === look ? last : undefined;
    const { upTo } = open ?? { upTo: rendered.sequence };
    if (plan?.upTo !== upTo) plan = { upTo, units: await planUnits(store, upTo, size) };
    if (open) return { run: open, units: plan.units };
    await marks.begin({ program, look, upTo, units: plan.units.length }, last);
  }
}
