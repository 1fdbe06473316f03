import { DatabaseSync } from 'node:sqlite';

/**
 * Gives dynoxide's list of stream records the index it lacks: version 1.2 looks for the highest
 * sequence number by reading the whole list, for every item written. Measured on 100 puts in one
 * transaction after 25,000 others: 430 ms without the index, 30 ms with it.
 */
export function indexStreamRecords(file: string): void {
  const database = new DatabaseSync(file, { timeout: 5_000 });
  try {
    const list = database
      .prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '_stream_records'")
      .get();
    if (list)
      database.exec(
        `CREATE INDEX IF NOT EXISTS gazette_stream_records
         ON _stream_records (table_name, CAST(sequence_number AS INTEGER))`,
      );
  } finally {
    database.close();
  }
}
