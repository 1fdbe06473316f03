import type { FeedFormat } from '../plan/addresses/addresses.ts';

/** One feed in no format yet; the writers in this folder turn it into RSS 2.0, Atom or JSON Feed. */
export interface Feed {
  readonly title: string;
  readonly description: string;
  /** BCP 47 tag. */
  readonly language: string;
  /** Absolute, no trailing slash. */
  readonly baseUrl: string;
  /** Address of the page the feed is about. */
  readonly address: string;
  /** Address of the feed in each format. */
  readonly self: Readonly<Record<FeedFormat, string>>;
  /** Absolute URLs of WebSub hubs, on subscription documents. */
  readonly hubs?: readonly string[];
  /** The subscription document this archive belongs to; absent on the subscription document itself (RFC 5005). */
  readonly current?: Readonly<Record<FeedFormat, string>>;
  /** The archive before this document (RFC 5005 section 4). */
  readonly previousArchive?: Readonly<Record<FeedFormat, string>>;
  /** Newest first. */
  readonly entries: readonly FeedEntry[];
}

/** What happened, as data: stored once per change set or version and shown in every feed it belongs to. */
export interface FeedEntry {
  /**
   * Permanent and globally unique: a URN with a UUID made from the commit and the feed (RFC 9562
   * section 5.8).
   */
  readonly id: string;
  readonly title: string;
  /** Name of the commit's author; empty where it has none. */
  readonly author: string;
  /** Names of those who wrote it with its author. */
  readonly coAuthors?: readonly string[];
  /** ISO 8601 in UTC. */
  readonly date: string;
  /** What the author says of it, plain text without trailers. */
  readonly note: string;
  /** Site addresses. `page` is where the entry leads. */
  readonly links: {
    readonly page: string;
    readonly redline?: string;
    readonly version?: string;
  };
  readonly categories: readonly {
    readonly scheme: CategoryScheme;
    readonly term: string;
  }[];
  /** Id of the commit, in full. */
  readonly commit?: string;
  /** Whether the published history was rewritten. */
  readonly rewritten?: true;
  /** The redline as an HTML fragment, safe, readable with no style at all; addresses in it are absolute. */
  readonly content: string;
  readonly language?: string;
}

/** What an entry says of one of its documents, as facts. */
export interface EntryDocument {
  readonly title: string;
  /** Absolute URLs: of the document, and of the redline that the entry's content shows. */
  readonly page: string;
  readonly redline: string;
  /** What happened to it: `created`, `amended`, … */
  readonly change: string;
  readonly lead: readonly string[];
  /** BCP 47 tag. */
  readonly language: string;
  /** The kinds of change that were found, the gravest first. */
  readonly kinds: readonly { readonly kind: string; readonly count: number }[];
  /** Whether its meaning may have changed. */
  readonly substance: boolean;
}

/**
 * What a category names: `document` by its title, `chapter` by its folder, `lead` an institution,
 * `language` a BCP 47 tag, `change` what happened, `kind` what kind of change was found, `field` a
 * fact that changed, `weight` whether the meaning may have changed, `deadline` what a day brought.
 */
export type CategoryScheme =
  | 'document'
  | 'chapter'
  | 'lead'
  | 'language'
  | 'change'
  | 'kind'
  | 'field'
  | 'weight'
  | 'deadline';
