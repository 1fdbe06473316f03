import type { DatabaseSync } from 'node:sqlite';
import type { ListedIndex } from '../ports/index-store.ts';

/** Texts are compared by their UTF-8 bytes, as DynamoDB does. A removed entry stays, without a value. */
const schema = `
  CREATE TABLE entries (
    partition TEXT NOT NULL, sort TEXT NOT NULL, sequence INTEGER NOT NULL, value TEXT,
    PRIMARY KEY (partition, sort)
  )`;

/** SQLite orders bytes behind every text (https://sqlite.org/datatype3.html, section 4.1). */
const aboveTexts = new Uint8Array(1);

/** An index store in a database that has none yet. */
export function createSqliteIndexStore(database: DatabaseSync): ListedIndex {
  database.exec(schema);
  const write = database.prepare(
    `INSERT INTO entries (partition, sort, value, sequence) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET value = excluded.value, sequence = excluded.sequence
     WHERE sequence <= excluded.sequence`,
  );
  const writeFirst = database.prepare(
    `INSERT INTO entries (partition, sort, value, sequence) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET value = excluded.value, sequence = excluded.sequence
     WHERE sequence < excluded.sequence`,
  );
  const drop = database.prepare(
    'DELETE FROM entries WHERE partition = ? AND sort = ? AND sequence <= ?',
  );
  const one = database.prepare('SELECT value FROM entries WHERE partition = ? AND sort = ?');
  const ranges = [false, true].map((reverse) =>
    database.prepare(
      `SELECT sort, value FROM entries
       WHERE partition = ? AND sort >= ? AND sort < ? AND value IS NOT NULL
       ORDER BY sort ${reverse ? 'DESC' : 'ASC'} LIMIT ?`,
    ),
  );
  const every = database.prepare(
    'SELECT partition, sort, value FROM entries WHERE value IS NOT NULL ORDER BY partition, sort',
  );
  return {
    *entries() {
      for (const { partition, sort, value } of every.iterate())
        yield { partition: String(partition), sort: String(sort), value: String(value) };
    },
    async put(partition, sort, value, sequence) {
      write.run(partition, sort, value, sequence);
    },
    putFirst: async (partition, sort, value, sequence) =>
      writeFirst.run(partition, sort, value, sequence).changes > 0,
    async remove(partition, sort, sequence) {
      write.run(partition, sort, null, sequence);
    },
    async drop(partition, sort, sequence) {
      drop.run(partition, sort, sequence);
    },
    async get(partition, sort) {
      const value = one.get(partition, sort)?.value;
      return typeof value === 'string' ? value : undefined;
    },
    async range(partition, { after, before, limit, reverse = false } = {}) {
      const first = after === undefined ? '' : `${after}\0`;
      const rows = ranges[Number(reverse)]?.all(
        partition,
        first,
        before ?? aboveTexts,
        limit ?? -1,
      );
      return (rows ?? []).map(({ sort, value }) => ({ sort: String(sort), value: String(value) }));
    },
  };
}
