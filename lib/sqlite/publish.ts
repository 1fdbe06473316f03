import type { DatabaseSync } from 'node:sqlite';
import { commitName, publishedName } from '../plan/addresses/addresses.ts';
import { touchedFolders } from '../plan/addresses/touched-folders.ts';
import type { Publication } from '../ports/version-store.ts';
import { alreadyPublished } from '../stores/store-errors.ts';

/**
 * Gives what adds a publication to the record. What may refuse it is asked before anything is
 * written; a full disk ends the process, and the database with it.
 *
 * @throws {StoreError} when a change set or version of that number is there already
 */
export function preparePublishing(database: DatabaseSync): (publication: Publication) => void {
  const assertNew = prepareCheck(database);
  const parts = [prepareChangeSet(database), prepareDocuments(database), prepareState(database)];
  return (publication) => {
    assertNew(publication);
    for (const add of parts) add(publication);
  };
}

function prepareCheck(database: DatabaseSync) {
  const changeSetThere = database.prepare('SELECT 1 FROM change_sets WHERE sequence = ?');
  const versionThere = database.prepare('SELECT 1 FROM versions WHERE document = ? AND number = ?');
  return ({ changeSet: { sequence }, versions }: Publication) => {
    if (changeSetThere.get(sequence)) throw alreadyPublished(`change set ${sequence}`);
    for (const { version } of versions)
      if (versionThere.get(version.document, version.number))
        throw alreadyPublished(`version ${version.number} of document ${version.document}`);
  };
}

function prepareChangeSet(database: DatabaseSync) {
  const whole = database.prepare('INSERT INTO change_sets VALUES (?, ?)');
  const name = database.prepare('INSERT OR REPLACE INTO names VALUES (?, ?)');
  const one = database.prepare('INSERT INTO changes VALUES (?, ?, ?)');
  const relink = database.prepare('INSERT OR REPLACE INTO relinked VALUES (?, ?, ?)');
  const folder = database.prepare('INSERT INTO folders VALUES (?, ?)');
  return ({ changeSet }: Publication) => {
    const { sequence, changes, relinked } = changeSet;
    whole.run(sequence, JSON.stringify(changeSet));
    name.run(commitName(changeSet), JSON.stringify(publishedName(changeSet)));
    for (const change of changes)
      one.run(change.document, sequence, JSON.stringify({ ...change, sequence }));
    for (const { document, targets } of relinked)
      relink.run(document, sequence, JSON.stringify(targets));
    for (const touched of touchedFolders(changeSet)) folder.run(touched, sequence);
  };
}

function prepareDocuments(database: DatabaseSync) {
  const newVersion = database.prepare('INSERT INTO versions VALUES (?, ?, ?, ?, ?)');
  const state = database.prepare('INSERT OR REPLACE INTO documents VALUES (?, ?)');
  return ({ versions, documents }: Publication) => {
    for (const { version, source } of versions) {
      const { document, number, sequence } = version;
      newVersion.run(document, number, sequence, JSON.stringify(version), source);
    }
    for (const record of documents) state.run(record.document, JSON.stringify(record));
  };
}

function prepareState(database: DatabaseSync) {
  const setLookup = database.prepare('INSERT OR REPLACE INTO lookups VALUES (?, ?)');
  const removeLookup = database.prepare('DELETE FROM lookups WHERE name = ?');
  const addMember = database.prepare('INSERT OR IGNORE INTO members VALUES (?, ?)');
  const removeMember = database.prepare('DELETE FROM members WHERE name = ? AND member = ?');
  return ({ lookups, members }: Publication) => {
    for (const { key, value } of lookups)
      if (value === undefined) removeLookup.run(key);
      else setLookup.run(key, value);
    for (const { set, member, present } of members)
      (present ? addMember : removeMember).run(set, member);
  };
}
