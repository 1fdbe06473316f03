import type { VersionStore } from '../ports/version-store.ts';
import { createCursors } from '../stores/cursors.ts';
import { missingVersion } from '../stores/store-errors.ts';
import { valuesOf } from '../stores/values-of.ts';
import { addPublication } from './add-publication.ts';
import { emptyRecord, type MemoryRecord } from './record.ts';
import { lowerBound, upToSequence } from './sorted.ts';
import { compareUtf8 } from './utf8-order.ts';

/**
 * A version store that lives and ends with the process; every call takes time in proportion to its answer.
 *
 * @param record what is published, for those who look at all of it; empty by default
 */
export function createMemoryVersionStore(record: MemoryRecord = emptyRecord()): VersionStore {
  const { move, ...cursors } = createCursors();
  return {
    ...cursors,
    async publish(publication) {
      move('ingested', publication.expected, publication.cursor, () =>
        addPublication(record, publication),
      );
    },
    ...stateReads(record),
    ...changeReads(record),
    ...versionReads(record),
    async history(document, upTo) {
      const reads = { ...changeReads(record), ...versionReads(record) };
      return {
        changes: await reads.changesOf(document, upTo),
        versions: await reads.versionsOf(document, upTo),
        relinked: await reads.relinked(document, upTo),
      };
    },
  };
}

function stateReads({
  documents,
  lookups,
  sets,
}: MemoryRecord): Pick<VersionStore, 'documents' | 'lookups' | 'members'> {
  return {
    documents: async (ids) => valuesOf(ids, (id) => documents.get(id)?.record),
    lookups: async (keys) => valuesOf(keys, (key) => lookups.get(key)),
    members: async (set) => [...(sets.get(set) ?? [])].sort(compareUtf8),
  };
}

function changeReads({
  changeSets,
  names,
  documents,
  folders,
}: MemoryRecord): Pick<VersionStore, 'changeSets' | 'publishedAs' | 'changesOf' | 'changesUnder'> {
  return {
    async changeSets(first, last) {
      const end = Math.min(last, changeSets.size);
      const wanted = Array.from({ length: Math.max(0, end - first + 1) }, (_, i) => first + i);
      return wanted.flatMap((sequence) => changeSets.get(sequence) ?? []);
    },
    publishedAs: async (name) => names.get(name),
    changesOf: async (document, upTo) => upToSequence(documents.get(document)?.changes, upTo),
    async changesUnder(folder, upTo, limit, before = Number.POSITIVE_INFINITY) {
      const sequences = folders.get(folder) ?? [];
      const end = lowerBound(sequences, (sequence) => sequence <= upTo && sequence < before);
      return sequences.slice(Math.max(0, end - limit), end).reverse();
    },
  };
}

function versionReads({
  documents,
}: MemoryRecord): Pick<VersionStore, 'versionsOf' | 'version' | 'source' | 'relinked'> {
  return {
    versionsOf: async (document, upTo) => upToSequence(documents.get(document)?.versions, upTo),
    version: async (document, number) => documents.get(document)?.versions[number - 1],
    async source(document, number) {
      const source = documents.get(document)?.sources.get(number);
      if (!source) throw missingVersion(document, number);
      return source;
    },
    async relinked(document, upTo) {
      const history = documents.get(document);
      const relinked = upToSequence(history?.relinked, upTo).at(-1);
      const version = upToSequence(history?.versions, upTo).at(-1);
      return relinked && relinked.sequence > (version?.sequence ?? 0)
        ? relinked.targets
        : undefined;
    },
  };
}
