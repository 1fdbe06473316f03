import type { DatabaseSync } from 'node:sqlite';
import type { Page, ReadablePages } from '../ports/page-store.ts';
import { isSameToReaders } from '../stores/page-digest.ts';
import { assertSameText, isAuthorText } from '../stores/store-errors.ts';
import { parsed, type Row } from './rows.ts';

const schema = `
  CREATE TABLE pages (
    key TEXT NOT NULL PRIMARY KEY, sequence INTEGER NOT NULL, body BLOB NOT NULL, value TEXT NOT NULL
  )`;

/** A page store in a database that has none yet. */
export function createSqlitePageStore(database: DatabaseSync): ReadablePages {
  database.exec(schema);
  const write = database.prepare('INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?)');
  const one = database.prepare('SELECT body, value FROM pages WHERE key = ?');
  const keys = database.prepare('SELECT key FROM pages');
  const every = database.prepare('SELECT body, value FROM pages');
  const find = (key: string) => {
    const row = one.get(key);
    return row && pageOf(row);
  };
  return {
    async put(page) {
      const existing = find(page.key);
      if (existing && existing.sequence > page.sequence) return false;
      if (existing && isAuthorText(page)) assertSameText(page, existing.body);
      const { body, ...about } = page;
      write.run(page.key, page.sequence, body, JSON.stringify(about));
      return !existing || !isSameToReaders(existing, page);
    },
    get: async (key) => find(key),
    has: async (key) => one.get(key) !== undefined,
    async *keys() {
      for (const { key } of keys.iterate()) yield String(key);
    },
    async *all() {
      for (const row of every.iterate()) yield pageOf(row);
    },
  };
}

function pageOf(row: Row): Page {
  const { body } = row;
  if (!(body instanceof Uint8Array)) throw new TypeError('a page has no body');
  return { ...parsed<Omit<Page, 'body'>>(row), body };
}
