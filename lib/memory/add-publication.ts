import { commitName, publishedName } from '../plan/addresses/addresses.ts';
import { touchedFolders } from '../plan/addresses/touched-folders.ts';
import type { Publication } from '../ports/version-store.ts';
import { alreadyPublished } from '../stores/store-errors.ts';
import { held, historyOf, type MemoryRecord } from './record.ts';

/**
 * Adds a publication to the record, all of it or nothing.
 *
 * @throws {StoreError} when a change set or version of that number is there already
 */
export function addPublication(record: MemoryRecord, publication: Publication): void {
  assertNew(record, publication);
  addChangeSet(record, publication);
  addDocuments(record, publication);
  for (const { key, value } of publication.lookups)
    if (value === undefined) record.lookups.delete(key);
    else record.lookups.set(key, value);
  for (const { set, member, present } of publication.members) {
    const members = held(record.sets, set, () => new Set<string>());
    if (present) members.add(member);
    else members.delete(member);
  }
}

function assertNew(record: MemoryRecord, { changeSet, versions }: Publication): void {
  if (record.changeSets.has(changeSet.sequence))
    throw alreadyPublished(`change set ${changeSet.sequence}`);
  for (const { version } of versions)
    if (record.documents.get(version.document)?.sources.has(version.number))
      throw alreadyPublished(`version ${version.number} of document ${version.document}`);
}

function addChangeSet(record: MemoryRecord, { changeSet }: Publication): void {
  const { sequence } = changeSet;
  record.changeSets.set(sequence, changeSet);
  record.names.set(commitName(changeSet), publishedName(changeSet));
  for (const change of changeSet.changes)
    historyOf(record, change.document).changes.push({ ...change, sequence });
  for (const { document, targets } of changeSet.relinked)
    historyOf(record, document).relinked.push({ sequence, targets });
  for (const folder of touchedFolders(changeSet))
    held(record.folders, folder, () => []).push(sequence);
}

function addDocuments(record: MemoryRecord, { versions, documents }: Publication): void {
  for (const { version, source } of versions) {
    const history = historyOf(record, version.document);
    history.versions.push(version);
    history.sources.set(version.number, source);
  }
  for (const document of documents) historyOf(record, document.document).record = document;
}
