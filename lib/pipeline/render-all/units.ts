import { severalAtOnce } from '../../concurrency/several-at-once.ts';
import type { ChangeSet } from '../../plan/model/change.ts';
import type { Unit } from '../../ports/unit-queue.ts';
import type { VersionStore } from '../../ports/version-store.ts';
import { numberSort } from '../render/index/number-sort.ts';

/** How large a unit is at most. */
export interface UnitSize {
  readonly changeSets: number;
  /** Changed documents. One takes some hundredths of a second; of the largest texts, seconds. */
  readonly changes: number;
}

/**
 * Some seconds of work, and few enough to repeat. The largest texts take some 2 s each, so that 200
 * of them still fit into the 15 minutes of a Lambda function.
 */
export const unitSize: UnitSize = { changeSets: 50, changes: 200 };

/** What a unit is called in its mark: units of one run differ in it, and sort as they follow. */
export function unitName({ first, part }: Unit): string {
  return part ? `${numberSort(first)}.${numberSort(part.number)}` : numberSort(first);
}

/** Cuts the change sets up to one into units: the same ones, whoever does it. */
export async function planUnits(
  store: Pick<VersionStore, 'changeSets'>,
  upTo: number,
  size = unitSize,
): Promise<Unit[]> {
  const cut = await severalAtOnce(rangesUpTo(upTo, size.changeSets), async ({ first, last }) =>
    cutRange(await store.changeSets(first, last), size),
  );
  return cut.flat();
}

/** Change sets up to one, so many together. */
export function rangesUpTo(upTo: number, length: number): Omit<Unit, 'part'>[] {
  return Array.from({ length: Math.ceil(upTo / length) }, (_, position) => ({
    first: position * length + 1,
    last: Math.min((position + 1) * length, upTo),
  }));
}

function cutRange(changeSets: readonly ChangeSet[], { changes: most }: UnitSize): Unit[] {
  const units: Unit[] = [];
  let room = -1;
  for (const { sequence, changes } of changeSets) {
    const unit = units.at(-1);
    const isTooMany = changes.length > most;
    if (isTooMany) units.push(...partsOf(sequence, changes.length, most));
    else if (unit && changes.length <= room) units.splice(-1, 1, { ...unit, last: sequence });
    else units.push({ first: sequence, last: sequence });
    if (isTooMany) room = -1;
    else room = (units.at(-1)?.first === sequence ? most : room) - changes.length;
  }
  return units;
}

function partsOf(sequence: number, changes: number, size: number): Unit[] {
  return Array.from({ length: Math.ceil(changes / size) }, (_, number) => ({
    first: sequence,
    last: sequence,
    part: { number, size },
  }));
}
