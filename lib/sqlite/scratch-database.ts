import { DatabaseSync } from 'node:sqlite';
import { StoreError } from '../errors/errors.ts';

/** How much of a database SQLite keeps in memory, in KiB (https://sqlite.org/pragma.html#pragma_cache_size). */
const cacheKibibytes = 32 * 1024;

/**
 * An empty database that ends with the process, however that ends. SQLite gives it a file without a
 * name as soon as it is larger than the cache (https://sqlite.org/inmemorydb.html, "Temporary
 * Databases"): in `SQLITE_TMPDIR`, else `TMPDIR`, else `/var/tmp`.
 *
 * All of it is one transaction that nobody commits: a put in a transaction of its own takes five
 * times as long.
 */
export function openScratchDatabase(): DatabaseSync {
  const database = new DatabaseSync('');
  database.exec(`PRAGMA cache_size = -${cacheKibibytes}; PRAGMA journal_mode = OFF; BEGIN`);
  return database;
}

/** The code of a database that cannot grow (https://sqlite.org/rescode.html#full). */
const full = 13;

/** What to tell of an error of a scratch database; any other error stays as it is. */
export function explainFull(error: unknown): unknown {
  if ((error as { errcode?: unknown } | undefined)?.errcode !== full) return error;
  return new StoreError(
    'The folder for temporary files is full: no more of the history can be kept there.',
    'Make room in it, or name another folder in TMPDIR, and build again.',
    { cause: error },
  );
}
