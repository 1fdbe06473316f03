/** A value of render's index: what listings, neighbours and translations are made from. */
export interface IndexEntry {
  readonly sort: string;
  readonly value: string;
}

/** Ordered entries under a partition, owned by render. An older sequence number never overwrites a newer one. */
export interface IndexStore {
  put(partition: string, sort: string, value: string, sequence: number): Promise<void>;
  /**
   * Puts an entry where there is none of this or a newer sequence number, and says whether it did. Of
   * several that do so at once, one does.
   */
  putFirst(partition: string, sort: string, value: string, sequence: number): Promise<boolean>;
  remove(partition: string, sort: string, sequence: number): Promise<void>;
  /**
   * Removes an entry and keeps nothing in its place: an older state may bring it back. For entries
   * that do no harm then, and that would grow in number with every push.
   */
  drop(partition: string, sort: string, sequence: number): Promise<void>;
  /** The value of one entry; `undefined` where there is none. */
  get(partition: string, sort: string): Promise<string | undefined>;
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

/** An index store whose entries can all be looked at. */
export interface ListedIndex extends IndexStore {
  entries(): Iterable<IndexEntry & { readonly partition: string }>;
}
