import type { PublishedCommit } from '../plan/addresses/addresses.ts';
import type { Change, ChangeSet, Targets, Version } from '../plan/model/change.ts';
import type { DocumentRecord } from '../ports/version-store.ts';

/** One document's part of the record, each list ascending by sequence number. */
export interface DocumentHistory {
  record: DocumentRecord | undefined;
  readonly changes: (Change & { sequence: number })[];
  readonly versions: Version[];
  /** Texts by version number. */
  readonly sources: Map<number, Uint8Array>;
  readonly relinked: { readonly sequence: number; readonly targets: Targets }[];
}

/** Everything published, indexed the ways it is asked for. */
export interface MemoryRecord {
  readonly changeSets: Map<number, ChangeSet>;
  /** By the name that addresses have for the commit. */
  readonly names: Map<string, PublishedCommit>;
  readonly documents: Map<string, DocumentHistory>;
  readonly lookups: Map<string, string>;
  readonly sets: Map<string, Set<string>>;
  /** Ascending sequence numbers of the change sets by folder. */
  readonly folders: Map<string, number[]>;
}

export function emptyRecord(): MemoryRecord {
  return {
    changeSets: new Map(),
    names: new Map(),
    documents: new Map(),
    lookups: new Map(),
    sets: new Map(),
    folders: new Map(),
  };
}

/** A document's history, begun when there is none yet. */
export function historyOf(record: MemoryRecord, document: string): DocumentHistory {
  return held(record.documents, document, () => ({
    record: undefined,
    changes: [],
    versions: [],
    sources: new Map(),
    relinked: [],
  }));
}

/** The value of a key, made and kept when there is none yet. */
export function held<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const existing = map.get(key);
  if (existing !== undefined) return existing;
  const made = make();
  map.set(key, made);
  return made;
}
