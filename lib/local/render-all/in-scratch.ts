import type { FreshStores } from '../../ports/fresh-stores.ts';
import { explainUnwritable, openScratchDatabase } from '../../sqlite/scratch-database.ts';
import { createSqliteIndexStore } from '../../sqlite/sqlite-index-store.ts';
import { createSqlitePageStore } from '../../sqlite/sqlite-page-store.ts';

/**
 * Works with room for a site of any size, which is given back in the end.
 *
 * @throws {StoreError} when there is no room for temporary files
 */
export async function inScratch<Result>(
  work: (fresh: FreshStores) => Promise<Result>,
): Promise<Result> {
  const database = openScratchDatabase();
  try {
    const index = createSqliteIndexStore(database);
    return await work({ index, pages: createSqlitePageStore(database) });
  } catch (error) {
    throw explainUnwritable(error);
  } finally {
    database.close();
  }
}
