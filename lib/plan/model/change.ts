import type { DocumentKind, Fields, Problem } from './document.ts';
import type { Removal } from './removal.ts';

/** What happened to one document in one published commit. */
export type ChangeKind = 'created' | 'amended' | 'moved' | 'withdrawn' | 'reinstated';

/** Where a link of a version leads, decided when the version was published. */
export type Target =
  | { readonly kind: 'document'; readonly address: string }
  | { readonly kind: 'asset'; readonly address: string }
  | { readonly kind: 'missing' };

/**
 * The targets of a document's relative links and images, by plan path
 * (`en/climate/README.md`, `en/images/map.png`).
 */
export type Targets = Readonly<Record<string, Target>>;

/** A published commit, as addresses name it. */
export interface NamedCommit {
  /** Commit id, 40 or 64 hex digits. */
  readonly commit: string;
  /**
   * Set when another commit with the same first 12 hex digits was published before: addresses name
   * this one by its first 40.
   */
  readonly longName?: true;
}

/** A document as one change left it; the commit is the one that left its newest version. */
export interface DocumentState extends NamedCommit {
  readonly path: string;
  /** Site address, `/climate/commitment-24/`. */
  readonly address: string;
  /** Addresses that lead to it because its front matter says so. */
  readonly aliases?: readonly string[];
  readonly kind: DocumentKind;
  readonly fields: Fields;
  /** BCP 47 tag of its text; absent where it is in the site's language. */
  readonly language?: string;
  /** Number of the newest version, from 1. */
  readonly version: number;
}

/** One document from one version to the next. */
export interface Change {
  /** Stable identity of the document, 16 hex digits. */
  readonly document: string;
  readonly kind: ChangeKind;
  /** Before the commit; absent when created. */
  readonly before?: DocumentState;
  /** After the commit. For `withdrawn`, the last state of the document. */
  readonly after: DocumentState;
  /** Of a withdrawn document that the plan had twice: address of the one that stays. */
  readonly otherCopy?: string;
  /** Of a withdrawn document: address of one that came with the same commit and may continue it. */
  readonly successor?: string;
}

/**
 * What a commit says of its date where that is not when its changes took effect: an ISO 8601 date in
 * UTC that was more than a day ahead (a year beyond 9999 has a sign and six digits), or that it says
 * nothing that can be read. Decided once, when it was published.
 */
export type SaidDate = string | 'unreadable';

/** A commit that a merge brought, as it is told. */
export interface MergedCommit {
  readonly author: string;
  /** What its author says for readers, else the first line of the message. */
  readonly title: string;
}

/** All changes of one published commit. */
export interface ChangeSet extends NamedCommit {
  /** Position in the plan's history, from 1, without gaps. */
  readonly sequence: number;
  /** Tree id of the plan's folder in that commit. */
  readonly tree: string;
  readonly author: string;
  /**
   * Effective date, ISO 8601 in UTC: the later of the committer date and the predecessor's; where the
   * committer date is not believed, that of its publication takes its place.
   */
  readonly date: string;
  readonly saidDate?: SaidDate;
  /** The commit message, whole. */
  readonly note: string;
  /** What a merge brings, oldest first; of more than are named, one more than those. */
  readonly merged?: readonly MergedCommit[];
  /** True when the branch was rewritten and this is the step from the published tree to the new head. */
  readonly rewrite: boolean;
  /**
   * Set when the published commit is an ancestor of this one, but not on its first-parent line. The
   * commits between them have no change sets.
   */
  readonly joined?: true;
  /**
   * First folders whose texts are in the language that they are named for, as of this change set:
   * decided when it was published.
   */
  readonly languages?: readonly string[];
  /**
   * Set when the branch came back to a commit that was published before: the sequence number of
   * that publication.
   */
  readonly repeated?: number;
  readonly changes: readonly Change[];
  /** Documents whose text stayed but whose links now lead elsewhere (an image replaced, a missing page created). */
  readonly relinked: readonly { readonly document: string; readonly targets: Targets }[];
  /**
   * Documents whose file cannot be published as this commit left it (true), or has the published text
   * again (false).
   */
  readonly heldBack?: Readonly<Record<string, boolean>>;
  /** What the author should know about this commit. */
  readonly problems: readonly Problem[];
}

/** One version of one document, without its text. Never changes once published. */
export interface Version extends NamedCommit {
  readonly document: string;
  /** From 1, without gaps. */
  readonly number: number;
  readonly sequence: number;
  /** See `ChangeSet.repeated`. */
  readonly repeated?: number;
  readonly path: string;
  readonly address: string;
  /** As of its change set: BCP 47 tag; absent where the text is in the site's language. */
  readonly language?: string;
  /** Git blob id of the text. */
  readonly blob: string;
  /** Effective date of its change set. */
  readonly date: string;
  /** As of its change set. */
  readonly saidDate?: SaidDate;
  readonly author: string;
  readonly note: string;
  /** As of its change set. */
  readonly merged?: readonly MergedCommit[];
  readonly change: ChangeKind;
  readonly targets: Targets;
  /**
   * Set when the version is shown as written, for ever: parsing took too much time or memory, or
   * Gazette itself failed on the text.
   */
  readonly shown?: 'source';
  /** Set when its text was removed by order: a notice is its text, and `blob` what was removed. */
  readonly removed?: Pick<Removal, 'date' | 'reason'>;
}

/** The addresses that a change gives its document: that of its page last. */
export function claimedAddresses(change: Change): readonly string[] {
  const { aliases = [], address } = change.after;
  if (change.kind === 'withdrawn') return [];
  return claimsAddress(change) ? [...aliases, address] : aliases;
}

/** Whether a change gives its document the address it has afterwards. */
function claimsAddress({ kind }: Change): boolean {
  return kind !== 'amended' && kind !== 'withdrawn';
}
