import type { PublishedCommit } from '../plan/addresses/addresses.ts';
import type { Change, ChangeSet, DocumentState, Targets, Version } from '../plan/model/change.ts';

/** The stages that keep a cursor (DESIGN section 3). */
export type Stage = 'ingested' | 'rendered' | 'announced';

/** How far a stage has got. */
export interface Cursor {
  readonly sequence: number;
  readonly commit: string;
  /** Tree id of the plan's folder there; absent when the folder was not there. */
  readonly tree?: string;
  /** Effective date of the change set there. */
  readonly date: string;
  /** Which repository was read there (`Source.identity`), where that is known. */
  readonly repository?: string;
}

/** Ingest's own knowledge of one document, as of the ingest cursor. */
export interface DocumentRecord {
  readonly document: string;
  readonly state: DocumentState;
  readonly live: boolean;
  /** Git blob id of the newest version. */
  readonly blob: string;
  readonly targets: Targets;
  /** The documents it links to and the headings in them (`a/one.md#later`), as the sets of who links name them. */
  readonly linked?: readonly string[];
  /** How its newest version is shown, where that was tried before it was published. */
  readonly tried?: 'parsed' | 'source';
}

/** Everything one commit adds to the store; becomes visible at once or not at all. */
export interface Publication {
  /** The ingest cursor this was computed from; `undefined` for the first. */
  readonly expected: Cursor | undefined;
  readonly changeSet: ChangeSet;
  readonly cursor: Cursor;
  readonly versions: readonly { readonly version: Version; readonly source: Uint8Array }[];
  /** New state of every document touched. */
  readonly documents: readonly DocumentRecord[];
  /** Keyed look-ups that change, e.g. key `PATH#en/a.md` to a document id; `undefined` removes. */
  readonly lookups: readonly { readonly key: string; readonly value: string | undefined }[];
  /** Membership in named sets, e.g. set `LINK#en/map.png`, member document id. */
  readonly members: readonly {
    readonly set: string;
    readonly member: string;
    readonly present: boolean;
  }[];
}

/** What the record has of one document up to a sequence number. */
export interface DocumentHistory {
  /** Oldest first. */
  readonly changes: readonly (Change & { readonly sequence: number })[];
  /** Oldest first. */
  readonly versions: readonly Version[];
  /** The newest links, when a later change set than the newest version's re-linked it. */
  readonly relinked: Targets | undefined;
}

/** The public record. Versions and change sets are append-only. */
export interface VersionStore {
  cursor(stage: Stage): Promise<Cursor | undefined>;
  /** Moves a cursor from `expected` to `next`. @throws {ConflictError} when it is not at `expected`. */
  advance(stage: Stage, expected: Cursor | undefined, next: Cursor): Promise<void>;
  /** Finishes a publication that was interrupted, where there is one. Gives the ingest cursor then. */
  recover(): Promise<Cursor | undefined>;
  /** Adds a change set and moves the ingest cursor with it. @throws {ConflictError} when another got there first. */
  publish(publication: Publication): Promise<void>;
  documents(ids: readonly string[]): Promise<ReadonlyMap<string, DocumentRecord>>;
  lookups(keys: readonly string[]): Promise<ReadonlyMap<string, string>>;
  members(set: string): Promise<readonly string[]>;
  /** Change sets `first` to `last` inclusive, in order; `last - first` is at most 1,000. */
  changeSets(first: number, last: number): Promise<readonly ChangeSet[]>;
  /** The commit that addresses call so, and the number of the change set that published it last. */
  publishedAs(name: string): Promise<PublishedCommit | undefined>;
  /** Changes, versions and links of one document up to a sequence number, in one read. */
  history(document: string, upTo: number): Promise<DocumentHistory>;
  /** All changes of one document up to a sequence number, oldest first. */
  changesOf(document: string, upTo: number): Promise<readonly (Change & { sequence: number })[]>;
  /** All versions of one document up to a sequence number, oldest first. */
  versionsOf(document: string, upTo: number): Promise<readonly Version[]>;
  version(document: string, number: number): Promise<Version | undefined>;
  /** A version's text, exactly the bytes git has. */
  source(document: string, number: number): Promise<Uint8Array>;
  /** The newest links of a document up to a sequence number, when a later change set re-linked it. */
  relinked(document: string, upTo: number): Promise<Targets | undefined>;
  /** Sequence numbers of the change sets that touch a folder (`''`: the plan), newest first, up to a sequence number. */
  changesUnder(
    folder: string,
    upTo: number,
    limit: number,
    before?: number,
  ): Promise<readonly number[]>;
}
