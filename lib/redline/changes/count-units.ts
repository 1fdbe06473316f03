import { graver, type Kind } from '../classify/kinds.ts';
import type { Unit } from '../classify/units.ts';
import type { ListedChange } from './listed-change.ts';

export type Deed =
  | 'inserted'
  | 'deleted'
  | 'exchanged'
  | 'movedTo'
  | 'restructured'
  | 'renumbered'
  | 'reworded'
  | 'relinked'
  | 'reformatted'
  | 'respaced';

/** Units that had one thing done to them, and the gravest kind of change among these. */
export interface UnitCount {
  readonly count: number;
  readonly kind: Kind;
}

/** How many units of each sort had each thing done to them. */
export type UnitCounts = ReadonlyMap<`${Deed} ${Unit}`, UnitCount>;

/** Counts what a reader would say changed: paragraphs, list items, table rows. */
export function countUnits(changes: readonly ListedChange[]): UnitCounts {
  const counts = new Map<`${Deed} ${Unit}`, UnitCount>();
  const add = (deed: Deed, unit: Unit, kind: Kind) => {
    const known = counts.get(`${deed} ${unit}`);
    const next = { count: (known?.count ?? 0) + 1, kind: graver(known?.kind, kind) };
    counts.set(`${deed} ${unit}`, next);
  };
  const inside = new Map<number, { unit: Unit; kind: Kind; isRenumbered: boolean }>();
  for (const change of changes) {
    const { unit, place, units, kind } = change;
    const known = inside.get(place);
    if (units.length === 0)
      inside.set(place, {
        unit,
        kind: graver(known?.kind, kind),
        isRenumbered: change.isRenumbering === true && known?.isRenumbered !== false,
      });
    else if (isReplacement(change)) {
      const replaced = units[0]?.unit ?? unit;
      add(deedOf(kind, replaced), replaced, kind);
    } else
      for (const whole of units)
        add(whole.deed === 'moved' ? 'movedTo' : whole.deed, whole.unit, kind);
  }
  for (const { unit, kind, isRenumbered } of inside.values())
    add(isRenumbered ? 'renumbered' : deedOf(kind, unit), unit, kind);
  return counts;
}

/** Whether one block replaced another of the same sort. */
function isReplacement({ what, units }: ListedChange): boolean {
  return what === 'replaced' && units.length === 2 && units[0]?.unit === units[1]?.unit;
}

/** What was done to a unit. Of a list itself, only its sort or first number can change. */
function deedOf(kind: Kind, unit: Unit): Deed {
  if (unit === 'list') return 'restructured';
  if (kind === 'typography') return 'respaced';
  if (kind === 'formatting') return 'reformatted';
  if (kind === 'links') return 'relinked';
  return kind === 'structure' || kind === 'moved' ? 'restructured' : 'reworded';
}
