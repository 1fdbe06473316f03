import type { SQLOutputValue } from 'node:sqlite';

/** A row as SQLite gives it, by column. */
export type Row = Readonly<Record<string, SQLOutputValue>>;

/** The object that a row keeps as JSON in its column `value`. */
export function parsed<Value>({ value }: Row): Value {
  return JSON.parse(String(value)) as Value;
}

/** As {@link parsed}, of a row that may not be there. */
export function parsedValue<Value>(row: Row | undefined): Value | undefined {
  return row && parsed<Value>(row);
}
