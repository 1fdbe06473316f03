import { graver, type Kind } from '../classify/kinds.ts';
import type { Unit } from '../classify/units.ts';
import type { ListedChange } from './listed-change.ts';
import type { WholeSection } from './whole-sections.ts';

/** A section that came, went or moved as a whole. */
export interface SectionCount extends WholeSection {
  /** The gravest kind of change that it is part of. */
  readonly kind: Kind;
  /** How many blocks of each sort it has under its heading. */
  readonly units: ReadonlyMap<Unit, number>;
}

/** The whole sections among changes, in reading order. */
export function countSections(changes: readonly ListedChange[]): SectionCount[] {
  const found = new Map<WholeSection, { kind: Kind; units: Map<Unit, number> }>();
  for (const { kind, units } of changes)
    for (const { unit, whole, isHead } of units) {
      if (!whole) continue;
      const known = found.get(whole);
      const counts = known?.units ?? new Map<Unit, number>();
      if (!isHead) counts.set(unit, (counts.get(unit) ?? 0) + 1);
      found.set(whole, { kind: graver(known?.kind, kind), units: counts });
    }
  return [...found].map(([section, counted]) => ({ ...section, ...counted }));
}
