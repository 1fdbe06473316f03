import type { Removal } from '../plan/model/removal.ts';

/** One commit of the published branch. */
export interface Commit {
  /** Full hex id. */
  readonly id: string;
  /** Tree id of the plan's folder (`--path`) in this commit; `undefined` when the folder is not there. */
  readonly tree: string | undefined;
  readonly author: string;
  /** Committer date, ISO 8601 in UTC (`2015-10-03T14:51:55.000Z`); `''` where it cannot be read. */
  readonly date: string;
  /** Commit message, trailing line breaks removed, bounded (lib/plan/commit-words.ts). */
  readonly note: string;
  /**
   * What a merge brings, oldest first: the newest commits, one more
   * than are named, without merges. Absent where the commit brings nothing but itself.
   */
  readonly merged?: readonly { readonly author: string; readonly note: string }[];
}

/** Merged commits that are read: one more than are named (`mostMerged` in lib/plan/note.ts). */
export const mergedToRead = 11;

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

/** A repository by what stays when its name does not. */
export interface RepositoryIdentity {
  /** Reads the repository that {@link read} said this of, whatever its name is by now. */
  keepTo(identity: string): void;
  /** What the repository is, for the next run. The operator is told when it has another name. */
  read(): Promise<string>;
}

/** The plan's repository, read only. One implementation reads a local clone, one GitHub. */
export interface Source {
  /** The plan's folder in the repository, without slashes at its ends; absent where it is all of it. */
  readonly folder?: string;
  /** Absent where a repository is known by its address alone, as a clone is. */
  readonly identity?: RepositoryIdentity;
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
  ): Promise<{
    readonly size: number;
    readonly bytes?: Uint8Array;
    /** Set where a removal stands in its way: then `bytes`, where there are any, are the notice. */
    readonly removed?: Removal;
  }>;
}
