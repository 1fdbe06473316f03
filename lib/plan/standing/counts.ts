import { type Status, statuses } from '../model/document.ts';
import { daysLate, type Promised, scaleStatus } from './lateness.ts';

/** A column of counts: a status of the scale, any other word, or no status. */
export type StatusColumn = Status | 'other' | 'none';

/** The columns in their order. */
export const statusColumns: readonly StatusColumn[] = [...statuses, 'other', 'none'];

/** How many commitments there are, in each column, and how many of all are past their due date. */
export interface Counts {
  readonly total: number;
  readonly late: number;
  readonly columns: Readonly<Record<StatusColumn, number>>;
}

/** The column that a commitment is counted in. */
export function columnOf({ status }: Pick<Promised, 'status'>): StatusColumn {
  return scaleStatus(status) ?? (status === undefined ? 'none' : 'other');
}

/** Counts commitments by their status. */
export function countColumns(standings: readonly Pick<Promised, 'status'>[]): Counts['columns'] {
  const columns = {
    ...{ 'not-started': 0, limited: 0, substantial: 0, completed: 0, withdrawn: 0 },
    ...{ other: 0, none: 0 },
  };
  for (const standing of standings) columns[columnOf(standing)] += 1;
  return columns;
}

/** The same, and how many are late on a day (`2026-11-29`). */
export function countStandings(standings: readonly Promised[], day: string): Counts {
  const late = standings.filter((standing) => daysLate(standing, day) > 0).length;
  return { total: standings.length, late, columns: countColumns(standings) };
}

/** Values under their keys, in the order in which keys come; a value may have several. */
export function groupBy<Value>(
  values: readonly Value[],
  keysOf: (value: Value) => readonly string[],
): ReadonlyMap<string, readonly Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values)
    for (const key of new Set(keysOf(value))) {
      const group = groups.get(key);
      if (group) group.push(value);
      else groups.set(key, [value]);
    }
  return groups;
}
