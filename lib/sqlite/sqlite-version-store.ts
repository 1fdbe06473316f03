import type { DatabaseSync } from 'node:sqlite';
import type { PublishedCommit } from '../plan/addresses/addresses.ts';
import type { Change, ChangeSet, Targets, Version } from '../plan/model/change.ts';
import type { DocumentRecord, VersionStore } from '../ports/version-store.ts';
import { createCursors } from '../stores/cursors.ts';
import { missingVersion } from '../stores/store-errors.ts';
import { valuesOf } from '../stores/values-of.ts';
import { preparePublishing } from './publish.ts';
import { parsed, parsedValue } from './rows.ts';

/** Everything that is an object is kept as JSON. */
const schema = `
  CREATE TABLE change_sets (sequence INTEGER PRIMARY KEY, value TEXT NOT NULL);
  CREATE TABLE names (name TEXT PRIMARY KEY, value TEXT NOT NULL);
  CREATE TABLE folders (
    folder TEXT NOT NULL, sequence INTEGER NOT NULL, PRIMARY KEY (folder, sequence)
  ) WITHOUT ROWID;
  CREATE TABLE changes (document TEXT NOT NULL, sequence INTEGER NOT NULL, value TEXT NOT NULL);
  CREATE INDEX changes_of ON changes (document, sequence);
  CREATE TABLE versions (
    document TEXT NOT NULL, number INTEGER NOT NULL, sequence INTEGER NOT NULL,
    value TEXT NOT NULL, source BLOB, PRIMARY KEY (document, number)
  );
  CREATE INDEX versions_of ON versions (document, sequence);
  CREATE TABLE relinked (
    document TEXT NOT NULL, sequence INTEGER NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (document, sequence)
  );
  CREATE TABLE documents (document TEXT PRIMARY KEY, value TEXT NOT NULL);
  CREATE TABLE lookups (name TEXT PRIMARY KEY, value TEXT NOT NULL);
  CREATE TABLE members (
    name TEXT NOT NULL, member TEXT NOT NULL, PRIMARY KEY (name, member)
  ) WITHOUT ROWID`;

/** A version store in a database that has none yet; every call takes time in proportion to its answer. */
export function createSqliteVersionStore(database: DatabaseSync): VersionStore {
  database.exec(schema);
  const publish = preparePublishing(database);
  const { move, ...cursors } = createCursors();
  const changes = changeReads(database);
  const versions = versionReads(database);
  return {
    ...cursors,
    async publish(publication) {
      const { expected, cursor } = publication;
      move('ingested', expected, cursor, () => publish(publication));
    },
    ...stateReads(database),
    ...changes,
    ...versions,
    async history(document, upTo) {
      return {
        changes: await changes.changesOf(document, upTo),
        versions: await versions.versionsOf(document, upTo),
        relinked: await versions.relinked(document, upTo),
      };
    },
  };
}

function stateReads(
  database: DatabaseSync,
): Pick<VersionStore, 'documents' | 'lookups' | 'members'> {
  const document = database.prepare('SELECT value FROM documents WHERE document = ?');
  const lookup = database.prepare('SELECT value FROM lookups WHERE name = ?');
  const members = database.prepare('SELECT member FROM members WHERE name = ? ORDER BY member');
  return {
    documents: async (ids) => valuesOf(ids, (id) => parsedValue<DocumentRecord>(document.get(id))),
    lookups: async (keys) =>
      valuesOf(keys, (key) => {
        const row = lookup.get(key);
        return row && String(row.value);
      }),
    members: async (set) => members.all(set).map(({ member }) => String(member)),
  };
}

function changeReads(
  database: DatabaseSync,
): Pick<VersionStore, 'changeSets' | 'publishedAs' | 'changesOf' | 'changesUnder'> {
  const changeSets = database.prepare(
    'SELECT value FROM change_sets WHERE sequence BETWEEN ? AND ? ORDER BY sequence',
  );
  const name = database.prepare('SELECT value FROM names WHERE name = ?');
  const changes = database.prepare(
    'SELECT value FROM changes WHERE document = ? AND sequence <= ? ORDER BY sequence, rowid',
  );
  const folders = database.prepare(
    `SELECT sequence FROM folders WHERE folder = ? AND sequence <= ?
     ORDER BY sequence DESC LIMIT ?`,
  );
  return {
    changeSets: async (first, last) =>
      changeSets.all(first, last).map((row) => parsed<ChangeSet>(row)),
    publishedAs: async (named) => parsedValue<PublishedCommit>(name.get(named)),
    changesOf: async (document, upTo) =>
      changes.all(document, upTo).map((row) => parsed<Change & { sequence: number }>(row)),
    async changesUnder(folder, upTo, limit, before = Number.MAX_SAFE_INTEGER) {
      const rows = folders.all(folder, Math.min(upTo, before - 1), limit);
      return rows.map(({ sequence }) => Number(sequence));
    },
  };
}

function versionReads(
  database: DatabaseSync,
): Pick<VersionStore, 'versionsOf' | 'version' | 'source' | 'relinked'> {
  const versions = database.prepare(
    'SELECT value FROM versions WHERE document = ? AND sequence <= ? ORDER BY number',
  );
  const one = database.prepare('SELECT value FROM versions WHERE document = ? AND number = ?');
  const text = database.prepare('SELECT source FROM versions WHERE document = ? AND number = ?');
  const relinked = database.prepare(
    `SELECT value FROM relinked WHERE document = ?1 AND sequence <= ?2 AND sequence >
       (SELECT ifnull(max(sequence), 0) FROM versions WHERE document = ?1 AND sequence <= ?2)
     ORDER BY sequence DESC LIMIT 1`,
  );
  return {
    versionsOf: async (document, upTo) =>
      versions.all(document, upTo).map((row) => parsed<Version>(row)),
    version: async (document, number) => parsedValue<Version>(one.get(document, number)),
    async source(document, number) {
      const row = text.get(document, number);
      if (!row) throw missingVersion(document, number);
      // An empty text has no bytes to point to, and is kept as NULL.
      return row.source instanceof Uint8Array ? row.source : new Uint8Array();
    },
    relinked: async (document, upTo) => parsedValue<Targets>(relinked.get(document, upTo)),
  };
}
