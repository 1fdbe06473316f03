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

/** A page as it is stored. */
export interface StoredPage extends Page {
  /** When it was stored, where the store knows that. */
  readonly modified?: Date;
}

/** The published site. */
export interface PageStore {
  /**
   * Writes a page unless one from a newer state is there. Returns whether the stored bytes changed.
   *
   * @throws {StoreError} when it would change a version's text: a permanent page of text/markdown
   */
  put(page: Page): Promise<boolean>;
  get(key: string): Promise<StoredPage | undefined>;
  /** Whether there is a page, without reading it. */
  has(key: string): Promise<boolean>;
}

/** A page store whose objects can be listed. */
export interface ListedPages extends PageStore {
  /** The key of every object that is there, in no order; one may come twice. */
  keys(): AsyncIterable<string>;
}

/** A page store whose objects can be read one after the other. */
export interface ReadablePages extends ListedPages {
  /** Every page, in no order. */
  all(): AsyncIterable<Page>;
}
