import { describe, expect, it } from '@jest/globals';
import { StoreError } from '../../lib/errors/errors.ts';
import { explainFull, openScratchDatabase } from '../../lib/sqlite/scratch-database.ts';
import { createSqliteIndexStore } from '../../lib/sqlite/sqlite-index-store.ts';

describe('a scratch database', () => {
  it('says that there is no room where its file cannot grow', async () => {
    const database = openScratchDatabase();
    const index = createSqliteIndexStore(database);
    database.exec('PRAGMA max_page_count = 1');
    const failure = await index.put('P', 'a', 'x'.repeat(100_000), 1).catch(explainFull);
    expect(failure).toBeInstanceOf(StoreError);
    expect(String(failure)).toContain('temporary files is full');
    database.close();
  });

  it('leaves other errors as they are', () => {
    const error = new Error('other');
    expect(explainFull(error)).toBe(error);
    expect(explainFull(undefined)).toBeUndefined();
  });
});
