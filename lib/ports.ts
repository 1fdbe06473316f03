import type { PublishedCommit } from './plan/addresses.ts';
import type { Change, ChangeSet, DocumentState, Targets, Version } from './plan/change.ts';
import type { Document } from './plan/document.ts';

/** One commit of the published branch. */
export interface Commit {
  /** Full hex id. */
  readonly id: string;
  /** Tree id of the plan's folder (`--path`) in this commit; `undefined` when the folder is not there. */
  readonly tree: string | undefined;
  readonly author: string;
  /** Committer date, ISO 8601 in UTC (`2015-10-03T14:51:55.000Z`). */
  readonly date: string;
  /** Commit message, whole, trailing line breaks removed. */
  readonly note: string;
}

/** One entry of a git tree: mode as git prints it (`100644`, `100755`, `120000`, `160000`), and its object id. */
export interface TreeEntry {
  readonly mode: string;
  readonly id: string;
}

/** One file that differs between two trees. Paths are relative to the plan's folder. */
export interface TreeChange {
  readonly path: string;
  readonly before?: TreeEntry;
  readonly after?: TreeEntry;
}

/** The way from the published commit to the head. */
export interface History {
  /**
   * `forward`: `commits` are the first parents after `from` up to the head, oldest first.
   * `joined`: `from` is an ancestor of the head but not on its first-parent line; `commits` is the head alone.
   * `rewritten`: `from` is no ancestor of the head (or is gone); `commits` is the head alone.
   */
  readonly relation: 'forward' | 'joined' | 'rewritten';
  readonly commits: AsyncIterable<Commit>;
}

/** The plan's repository, read only. One implementation reads a local clone, one GitHub. */
export interface Source {
  /** The newest commit of the published branch; `undefined` when there is no such branch yet. */
  head(): Promise<string | undefined>;
  /**
   * The same, asked again after as long as the host may still answer with an older one: what it says
   * is not older than any answer of {@link head} before. Takes that long; asked where an old head
   * would be taken for news.
   */
  confirmHead(): Promise<string | undefined>;
  /** From `from` (exclusive; `undefined`: from the root) to `to` (inclusive). */
  history(from: string | undefined, to: string): Promise<History>;
  /** Files that differ between two trees (`undefined`: empty), no rename detection, ordered by path. */
  compareTrees(before: string | undefined, after: string | undefined): Promise<TreeChange[]>;
  /** The entry at a path of a tree, folders included (mode `040000`); `undefined` when there is none. */
  entry(tree: string, path: string): Promise<TreeEntry | undefined>;
  /** A blob's bytes; `bytes` is absent when it is larger than `maximumBytes`. */
  blob(
    id: string,
    maximumBytes: number,
  ): Promise<{ readonly size: number; readonly bytes?: Uint8Array }>;
}

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
}

/** Ingest's own knowledge of one document, as of the ingest cursor. */
export interface DocumentRecord {
  readonly document: string;
  readonly state: DocumentState;
  readonly live: boolean;
  /** Git blob id of the newest version. */
  readonly blob: string;
  readonly targets: Targets;
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

/** The public record. Versions and change sets are append-only. */
export interface VersionStore {
  cursor(stage: Stage): Promise<Cursor | undefined>;
  /** Moves a cursor from `expected` to `next`. @throws {ConflictError} when it is not at `expected`. */
  advance(stage: Stage, expected: Cursor | undefined, next: Cursor): Promise<void>;
  /** Finishes a publication that was interrupted; does nothing when there is none. */
  recover(): Promise<void>;
  /** Adds a change set and moves the ingest cursor with it. @throws {ConflictError} when another got there first. */
  publish(publication: Publication): Promise<void>;
  documents(ids: readonly string[]): Promise<ReadonlyMap<string, DocumentRecord>>;
  lookups(keys: readonly string[]): Promise<ReadonlyMap<string, string>>;
  members(set: string): Promise<readonly string[]>;
  /** Change sets `first` to `last` inclusive, in order; `last - first` is at most 1,000. */
  changeSets(first: number, last: number): Promise<readonly ChangeSet[]>;
  /** The commit that addresses call so, and the number of the change set that published it last. */
  publishedAs(name: string): Promise<PublishedCommit | undefined>;
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

/** A value of render's index: what listings, neighbours and translations are made from. */
export interface IndexEntry {
  readonly sort: string;
  readonly value: string;
}

/** Ordered entries under a partition, owned by render. An older sequence number never overwrites a newer one. */
export interface IndexStore {
  put(partition: string, sort: string, value: string, sequence: number): Promise<void>;
  remove(partition: string, sort: string, sequence: number): Promise<void>;
  /** Entries in order of `sort` (UTF-8 bytes), strictly between `after` and `before`. */
  range(
    partition: string,
    options?: {
      readonly after?: string;
      readonly before?: string;
      readonly limit?: number;
      readonly reverse?: boolean;
    },
  ): Promise<readonly IndexEntry[]>;
}

/** One object of the site. */
export interface Page {
  /** Key from {@link pageKey}: no leading slash, `index.html` at the end of folders. */
  readonly key: string;
  readonly body: Uint8Array;
  readonly contentType: string;
  /** `permanent`: never changes. `current`: revalidated at each read. */
  readonly cache: 'permanent' | 'current';
  /** Site address this one redirects to (301); the body says the same for plain-file sites. */
  readonly redirect?: string;
  /** Extra response headers, names in lower case (`link`, `memento-datetime`). */
  readonly headers?: Readonly<Record<string, string>>;
  /** The state of the store it was made from; a page made from an older state never replaces it. */
  readonly sequence: number;
}

/** The published site. */
export interface PageStore {
  /**
   * Writes a page unless one from a newer state is there. Returns whether the stored bytes changed.
   *
   * @throws {StoreError} when it would change a version's text: a permanent page of text/markdown
   */
  put(page: Page): Promise<boolean>;
  get(key: string): Promise<Page | undefined>;
}

/** A page store whose objects can be listed. */
export interface ListedPages extends PageStore {
  /** The key of every object that is there, in no order; one may come twice. */
  keys(): AsyncIterable<string>;
}

/** What the receive stage hands to ingest: a hint that something was pushed. */
export interface PushMessage {
  readonly repository: string;
  /** `refs/heads/main`. */
  readonly ref: string;
  /** New head, full hex; zeros when the branch was deleted. */
  readonly head: string;
  /** Delivery id of the webhook: the queue's deduplication id. */
  readonly delivery: string;
}

/** The queue between receive and ingest: first in, first out. */
export interface PushQueue {
  /** Resolves when the message is durable. */
  send(message: PushMessage): Promise<void>;
}

/** What the receive stage hands to preview: a hint that something happened to a pull request. */
export interface PullRequestMessage {
  readonly repository: string;
  readonly pullRequest: number;
  /** Delivery id of the webhook: the queue's deduplication id. */
  readonly delivery: string;
}

/** The queue between receive and preview: first in, first out for each pull request. */
export interface PullRequestQueue {
  /** Resolves when the message is durable. */
  send(message: PullRequestMessage): Promise<void>;
}

/** A pull request as it stands. */
export interface PullRequest {
  readonly number: number;
  /** False once it was merged, closed, or turned to another branch. */
  readonly isOpen: boolean;
  readonly title: string;
  readonly body: string;
  readonly author: string;
  /** Its newest commit, full hex. */
  readonly head: string;
  /** The commit that merging it would make; `undefined` when there are conflicts. */
  readonly merge: string | undefined;
}

/** What merging a pull request would publish, or why that cannot be shown. */
export type PreviewOutcome =
  | {
      readonly kind: 'made';
      /** As the feeds would have it. */
      readonly title: string;
      /** Addresses of the preview: the redline of everything, the feed entry, the first page. */
      readonly changes: string;
      readonly feedEntry: string;
      readonly start: string;
      readonly changeSet: ChangeSet;
    }
  | { readonly kind: 'unchanged' | 'conflicts' | 'too-large' | 'unpublished' | 'closed' };

/** Pull requests against the published branch. */
export interface PullRequests {
  /** `undefined` when there is none of that number. */
  read(number: number): Promise<PullRequest | undefined>;
  /** Tells its authors what would be published. */
  report(pullRequest: PullRequest, outcome: PreviewOutcome): Promise<void>;
}

/** Where previews are kept, apart from everything published. */
export interface PreviewStore {
  /** Makes these the pages of a preview, and no others; none removes it. Keys as on the site. */
  replace(pullRequest: number, pages: readonly Page[]): Promise<void>;
}

/** WebSub hubs, which pass changes of feeds on at once. */
export interface Hubs {
  /** @param feeds absolute URLs of the feeds that have changed */
  publish(feeds: readonly string[]): Promise<void>;
}

/** Tells the author what became of a commit. */
export interface AuthorReport {
  /** @param published address of the change set's page, and its title as feeds have it */
  report(
    changeSet: ChangeSet,
    published: { readonly address: string; readonly title: string },
  ): Promise<void>;
}

/** One text of the plan. */
export interface TrialText {
  readonly path: string;
  readonly text: string;
}

/** A text to try and, where it takes the place of a published one, that. */
export interface Trial {
  readonly after: TrialText;
  readonly before?: TrialText;
}

/** What a trial came to. */
export interface TrialResult {
  /** The parsed text, its content left out; `exceeded` when the trial had to be ended. */
  readonly outcome: Document | 'exceeded';
  readonly milliseconds: number;
}

/** Tries texts apart from everything else, where they can be ended. */
export interface TextTrials {
  /** Does with a text what publishing it takes: parse it, compare it, make its pages. */
  attempt(trial: Trial, milliseconds: number): Promise<TrialResult>;
}
