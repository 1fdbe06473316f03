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

/** The file is full, cannot be opened, or has no folder to be in (https://sqlite.org/rescode.html: FULL, CANTOPEN, IOERR_GETTEMPPATH). */
const unwritable: ReadonlySet<unknown> = new Set([13, 14, 6410]);

/** What to tell of an error of a scratch database; any other error stays as it is. */
export function explainUnwritable(error: unknown): unknown {
  const { errcode, message } = Object(error) as { errcode?: unknown; message?: unknown };
  if (!unwritable.has(errcode)) return error;
  return new StoreError(
    `The temporary file that the history is kept in cannot be written to: ${String(message)}.`,
    'Name a folder with enough room in TMPDIR, and begin again.',
    { cause: error },
  );
}
