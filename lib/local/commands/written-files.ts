import { opendir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { PageStore } from '../../ports/page-store.ts';

/** The files that a build wrote. */
export interface WrittenFiles {
  /** Notes what is put through it. */
  readonly pages: PageStore;
  /** How many files, and the bytes of all of them. */
  count(): { readonly objects: number; readonly bytes: number };
  /** Files in a folder that are not among them, by their paths there. */
  strays(folder: string): Promise<string[]>;
}

const schema = 'CREATE TABLE written (key TEXT PRIMARY KEY, bytes INTEGER NOT NULL) WITHOUT ROWID';

/** Notes in a database which files are put into a store: there may be millions. */
export function noteWritten(inner: PageStore, database: DatabaseSync): WrittenFiles {
  database.exec(schema);
  const note = database.prepare('INSERT OR REPLACE INTO written VALUES (?, ?)');
  const all = database.prepare('SELECT count(*) AS objects, total(bytes) AS bytes FROM written');
  const one = database.prepare('SELECT 1 FROM written WHERE key = ?');
  return {
    pages: {
      put(page) {
        note.run(page.key, page.body.byteLength);
        return inner.put(page);
      },
      get: (key) => inner.get(key),
      // Whatever belongs to the build is written, so that it is noted.
      has: async () => false,
    },
    count() {
      const { objects, bytes } = all.get() ?? {};
      return { objects: Number(objects), bytes: Number(bytes) };
    },
    async strays(folder) {
      const found: string[] = [];
      for await (const entry of await opendir(folder, { recursive: true })) {
        const key = relative(folder, join(entry.parentPath, entry.name));
        if (entry.isFile() && !one.get(key)) found.push(key);
      }
      return found;
    },
  };
}
