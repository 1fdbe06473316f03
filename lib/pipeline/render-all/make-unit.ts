import type { UnitMessage } from '../../ports/unit-queue.ts';
import type { Site } from '../../site/models.ts';
import { createPlacing } from './create-placing.ts';
import { makeLastPages, type PagesOnlyPorts } from './last-pages.ts';
import { settleLook } from './look-mark.ts';
import { renderUnit } from './render-unit.ts';
import { createUnitMarks } from './unit-marks.ts';

/** What became of a message about a unit. */
export type MadeUnit =
  /** Its run is over, or is none of this program. */
  | 'past'
  /** Its pages are made. */
  | 'made'
  /** Its pages are made, and with them all: the last pages, too. */
  | 'finished'
  /** All units are made, and another one makes the last pages: whoever is told so may look again later. */
  | 'left';

/**
 * Makes one unit of a run, once: a message may come twice, late, or after one that was killed half-way.
 * Whoever finds that all units are made makes the last pages, unless another one does.
 *
 * @param program names this program: pages of a run of another one would have another look
 * @param now milliseconds since 1970
 */
export async function makeUnit(
  { run: number, unit }: UnitMessage,
  ports: PagesOnlyPorts,
  { site, program, now = Date.now }: { site: Site; program: string; now?: () => number },
): Promise<MadeUnit> {
  const marks = createUnitMarks(ports.index, now);
  const run = await marks.current();
  if (run?.number !== number || run.isFinished || run.program !== program) return 'past';
  const placing = { ...ports, pages: { ...createPlacing(ports.pages), keys: ports.pages.keys } };
  if (!(await marks.isDone(unit, run))) {
    await renderUnit(unit, placing, site);
    await marks.done(unit, run);
  }
  if ((await marks.all(run)).size < run.units) return 'made';
  if (!(await makeLastPages(run, marks, placing, site, now))) return 'left';
  await settleLook(ports.index, program);
  return 'finished';
}
