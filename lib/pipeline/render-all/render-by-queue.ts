import { setTimeout } from 'node:timers/promises';
import { RunStoppedError } from '../../errors/errors.ts';
import type { IndexStore } from '../../ports/index-store.ts';
import type { Unit, UnitQueue } from '../../ports/unit-queue.ts';
import type { VersionStore } from '../../ports/version-store.ts';
import { type Look, openRun } from './open-run.ts';
import { createUnitMarks, type Run, type UnitMarks } from './unit-marks.ts';
import { unitName } from './units.ts';

/** What handing out units needs from outside. */
export interface QueuedRunPorts {
  readonly store: Pick<VersionStore, 'cursor' | 'changeSets'>;
  readonly index: IndexStore;
  readonly queue: UnitQueue;
}

export interface QueuedRunOptions {
  /** Told of the units that are done, by whomever, and how many there are. */
  readonly onUnit?: (done: number, of: number) => void;
  /** Waits so many milliseconds. */
  readonly wait?: (milliseconds: number) => Promise<unknown>;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** Milliseconds between two looks at the marks. Each reads one small entry for each unit. */
const pause = 3_000;

/** Milliseconds without a new mark after which what has none is sent again: a function was killed. */
const patience = 300_000;

/** How often that is done in vain: together longer than a function may take, 15 minutes. */
const mostVain = 4;

/**
 * Has every page made anew by those who read the queue, and watches their marks until all are made.
 * Stopped and called again, it goes on with what has no mark.
 *
 * @returns how many units there were
 * @throws {RunStoppedError} when units are not made, or somebody else began anew meanwhile
 */
export async function renderByQueue(
  { store, index, queue }: QueuedRunPorts,
  look: Look,
  { onUnit = () => {}, wait = setTimeout, now = Date.now }: QueuedRunOptions = {},
): Promise<number> {
  const marks = createUnitMarks(index, now);
  const open = await openRun(store, marks, look);
  if (!open) return 0;
  const { run, units } = open;
  const send = async (done: ReadonlySet<string>) => {
    const left = units.filter((unit) => !done.has(unitName(unit)));
    // Whoever is asked for a unit that is made looks whether the last pages are, too.
    const asked = left.length > 0 ? left : units.slice(-1);
    await queue.send(asked.map((unit) => ({ run: run.number, unit })));
  };
  let done = await marks.all(run);
  onUnit(done.size, units.length);
  await send(done);
  for (let vain = 0, since = now(); !(await isFinished(run, marks)); ) {
    await wait(pause);
    const before = done.size;
    done = await marks.all(run);
    if (done.size !== before) [vain, since] = [0, now()];
    onUnit(done.size, units.length);
    if (now() - since < patience) continue;
    if (vain === mostVain) throw notMade(units, done);
    [vain, since] = [vain + 1, now()];
    await send(done);
  }
  return units.length;
}

async function isFinished(run: Run, marks: UnitMarks): Promise<boolean> {
  const current = await marks.current();
  if (current?.number === run.number) return current.isFinished;
  throw new RunStoppedError(
    'Somebody else began to make all pages anew, with another look.',
    'Look who calls `gazette render` for this stack, and let one of them come to its end.',
  );
}

function notMade(units: readonly Unit[], done: ReadonlySet<string>): RunStoppedError {
  const left = units.filter((unit) => !done.has(unitName(unit)));
  const [first] = left;
  const what = first
    ? `${left.length} of ${units.length} units are not made, the first one from change set ${first.first} to ${first.last}`
    : 'All units are made, and the last pages are not';
  return new RunStoppedError(
    `${what}: nothing has happened for ${((mostVain + 1) * patience) / 60_000} minutes.`,
    'See docs/runbook.md, "render-unit fails"; then call this again, and it goes on.',
  );
}
