import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes the table's file anew, without what was deleted: SQLite leaves that in free pages. The
 * emulators of the home must not run.
 *
 * @param home folder that holds all state
 */
export async function forgetDeleted(home: string): Promise<void> {
  const file = join(home, 'dynamodb', 'table.sqlite');
  if (!existsSync(file)) return;
  const { DatabaseSync } = await import('node:sqlite');
  const database = new DatabaseSync(file);
  try {
    database.exec('VACUUM');
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  } finally {
    database.close();
  }
}
