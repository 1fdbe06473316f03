import { describe, expect, it } from '@jest/globals';
import { StoreError } from '../../lib/errors/errors.ts';
import { explainUnwritable, openScratchDatabase } from '../../lib/sqlite/scratch-database.ts';
import { createSqliteIndexStore } from '../../lib/sqlite/sqlite-index-store.ts';

describe('a scratch database', () => {
  it('says so where its file cannot grow, or cannot be made', async () => {
    const database = openScratchDatabase();
    const index = createSqliteIndexStore(database);
    database.exec('PRAGMA max_page_count = 1');
    const failure = await index.put('P', 'a', 'x'.repeat(100_000), 1).catch(explainUnwritable);
    expect(failure).toBeInstanceOf(StoreError);
    expect(String(failure)).toContain('temporary file');
    database.close();
    const nowhere = Object.assign(new Error('unable to open database file'), { errcode: 14 });
    expect(String(explainUnwritable(nowhere))).toContain('unable to open database file');
  });

  it('leaves other errors as they are', () => {
    const error = new Error('other');
    expect(explainUnwritable(error)).toBe(error);
    expect(explainUnwritable(undefined)).toBeUndefined();
  });
});
