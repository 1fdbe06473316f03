import type { ChangeKind, MergedCommit, NamedCommit, SaidDate } from '../plan/model/change.ts';
import type { Content } from '../plan/model/content.ts';
import type { DocumentKind, Fields, Heading, Problem } from '../plan/model/document.ts';
import type { StatusColumn } from '../plan/standing/counts.ts';
import type { Periods } from '../plan/standing/deadlines.ts';
import type { FoundKind } from '../redline/changes/find-kinds.ts';
import type { Kind } from '../redline/classify/kinds.ts';
import type { FieldChange } from '../redline/facts/field-changes.ts';
import type { Redline } from '../redline/merged/redline-result.ts';

/** What every page needs to know of the site. */
export interface Site {
  readonly title: string;
  /** Absolute, no trailing slash: `https://plan.example.org`. */
  readonly baseUrl: string;
  /** BCP 47 tag of the site's own words where a page has no language of its own. */
  readonly language: string;
  /** Absolute URLs of WebSub hubs that watchers may subscribe at. */
  readonly hubs?: readonly string[];
  /** Address of the stylesheet. */
  readonly stylesheet: string;
  /** When commitments count as due soon, and as silent; as usual where it is absent. */
  readonly periods?: Periods;
  /** Where readers see the repository, and may edit a file of it: `edit` with a path in the plan behind. */
  readonly repository?: { readonly address: string; readonly edit?: string };
  /** Where previews are, where they have a host of their own; absolute, no trailing slash. */
  readonly previewUrl?: string;
  /** Set of a site of plain files, where nothing answers forms. */
  readonly isPlainFiles?: true;
}

/** A link to a page of the site; `address` is decoded, components encode it. */
export interface PageLink {
  readonly address: string;
  readonly title: string;
  /** Of a commitment: its number. */
  readonly number?: string;
}

/** One line of a table of contents. */
export interface ContentsEntry extends PageLink {
  /** From 0. */
  readonly depth: number;
  /** Number of anything else than a commitment. */
  readonly ordinal?: string;
  readonly isCommitment?: true;
  readonly status?: string;
  /** On pages of a day: date of the version in force then; absent of a folder without a text of its own. */
  readonly since?: string;
}

/** A document that is no longer in the plan: its last text, and when it was withdrawn (ISO 8601 in UTC). */
export interface WithdrawnLine extends PageLink {
  readonly date: string;
}

/** What is no longer in a part of the plan: the first ones, and where the rest is told. */
export interface WithdrawnPart {
  readonly withdrawn: readonly WithdrawnLine[];
  readonly moreWithdrawn?: string;
}

/** One version as history lists and notices show it. */
export interface VersionLine extends NamedCommit {
  /** ISO 8601 in UTC. */
  readonly date: string;
  readonly saidDate?: SaidDate;
  readonly author: string;
  readonly note: string;
  readonly merged?: readonly MergedCommit[];
  readonly change: ChangeKind;
  /** Permanent address; absent for a withdrawal, which has no text of its own. */
  readonly address?: string;
  /** Redline against the version before; absent for the first. */
  readonly compareAddress?: string;
  readonly changeSetAddress: string;
  /** One sentence, e.g. "Due date moved from 30 June 2016 to 31 December 2016". */
  readonly summary: string;
  /** Of a withdrawal: address of the other copy of the document, or of what may continue it. */
  readonly otherCopy?: string;
  readonly successor?: string;
  /** Kinds of the change; empty of a first version. */
  readonly kinds?: readonly FoundKind[];
}

/** One step in the history of a promise. */
export interface PromiseStep {
  /** ISO 8601 in UTC. */
  readonly date: string;
  readonly saidDate?: SaidDate;
  /** Where the change can be read whole. */
  readonly address: string;
  /** When the promise itself came or went. */
  readonly fate?: 'created' | 'withdrawn' | 'reinstated';
  readonly facts: readonly FieldChange[];
}

/** A text in another language that changed after its translation. */
export interface NewerTranslation {
  /** BCP 47 tag. */
  readonly language: string;
  /** When its newest version came, ISO 8601 in UTC. */
  readonly date: string;
  /** What changed in it since. */
  readonly compareAddress: string;
}

/**
 * A way to a page's counterpart in another language that is found when it is asked for. Pages that
 * stay as they are have these: a translation may come, move or go later.
 */
export interface LanguageDoor {
  readonly address: string;
  /** BCP 47 tag. */
  readonly language: string;
}

/** What all pages about one document share. */
export interface DocumentHead {
  readonly title: string;
  readonly number?: string;
  readonly kind: DocumentKind;
  readonly language?: string;
  readonly address: string;
  readonly breadcrumbs: readonly PageLink[];
  readonly translations: readonly (PageLink & { readonly language: string })[];
  /** Languages of the plan that have none; told where it may be seen which are there. */
  readonly untranslated?: readonly string[];
  /** Instead of translations, where the page does not change with them. */
  readonly doors?: readonly LanguageDoor[];
  /** Of what is in the plan now: its path. */
  readonly path?: string;
}

/** `/climate/commitment-24/` and `/climate/commitment-24/@<commit>/`. */
export interface DocumentPage extends Partial<WithdrawnPart> {
  readonly document: DocumentHead;
  readonly fields: Fields;
  readonly content: readonly Content[];
  readonly headings: readonly Heading[];
  /** The version shown. */
  readonly version: VersionLine;
  readonly versionCount: number;
  /**
   * `current`: as it stands. `permanent`: an address of one version. `withdrawn`: last text of a
   * withdrawn document.
   */
  readonly view: 'current' | 'permanent' | 'withdrawn';
  /** Permanent address of the version before and after the one shown. */
  readonly previousVersion?: VersionLine;
  readonly nextVersion?: VersionLine;
  /** When view is `withdrawn`: the withdrawal. */
  readonly withdrawal?: VersionLine;
  /** Neighbours in reading order (current view only). */
  readonly previous?: PageLink;
  readonly next?: PageLink;
  /** What lies below a chapter (current view only). */
  readonly contents: readonly ContentsEntry[];
  /** Where contents was cut: the first entry left out. */
  readonly contentsContinue?: PageLink;
  /** Set when the text is shown as written, because parsing it takes too long. */
  readonly shown?: 'source';
  /** Where a newer text could not be published, and when (not of one version). */
  readonly heldBack?: { readonly address: string; readonly date: string };
  /** What became of its status, dates, milestones and leads, oldest first (not of one version). */
  readonly promise?: readonly PromiseStep[];
  /** The text that it is a translation of, where that changed after it (current view only). */
  readonly newer?: NewerTranslation;
}

export interface HistoryPage {
  readonly document: DocumentHead;
  /** Newest first. */
  readonly versions: readonly VersionLine[];
}

export interface ComparePage {
  readonly document: DocumentHead;
  readonly before: VersionLine;
  readonly after: VersionLine;
  readonly redline: Redline;
}

/** One change set in a list. */
export interface ChangeSetLine {
  readonly address: string;
  readonly sequence: number;
  readonly commit: string;
  readonly date: string;
  readonly saidDate?: SaidDate;
  readonly author: string;
  readonly note: string;
  readonly merged?: readonly MergedCommit[];
  /** The feed entry's title. */
  readonly title: string;
  readonly rewrite: boolean;
  readonly documents: number;
  /** Kinds of its changes, the gravest first. */
  readonly kinds?: readonly Kind[];
  /** BCP 47 tags of the texts that it changed. */
  readonly languages?: readonly string[];
  /** Set where nothing says anything else than before. */
  readonly isForm?: true;
}

/** One change within a change set's page. */
export interface ChangeDetail {
  readonly document: PageLink;
  readonly change: ChangeKind;
  readonly summary: string;
  /** Kinds of change found in the text; empty of a first version. */
  readonly kinds: readonly FoundKind[];
  readonly versionAddress?: string;
  readonly compareAddress?: string;
  readonly redline?: Redline;
  /** To the document in the plan's other languages. */
  readonly doors?: readonly LanguageDoor[];
}

export interface ChangeSetPage {
  readonly line: ChangeSetLine;
  readonly changes: readonly ChangeDetail[];
  readonly problems: readonly Problem[];
  readonly previous?: PageLink;
  readonly next?: PageLink;
}

export interface ChangesPage {
  /** Newest first. */
  readonly lines: readonly ChangeSetLine[];
  readonly older?: PageLink;
  readonly newer?: PageLink;
  /** Chapters whose changes alone can be read. */
  readonly chapters?: readonly PageLink[];
  /** The folder that the changes are of; absent of the plan. */
  readonly folder?: PageLink & {
    /** BCP 47 tag. */
    readonly language: string | undefined;
    readonly breadcrumbs: readonly PageLink[];
    readonly translations: readonly (PageLink & { readonly language: string })[];
  };
}

/** Counts of commitments by status. What is late is not told: it changes with the day. */
export interface HomeStanding {
  readonly address: string;
  /** Absent where the contents are too long to count. */
  readonly columns?: Readonly<Record<StatusColumn, number>>;
}

/** A chapter of the plan, with what is counted in it. */
export interface HomeChapter extends PageLink {
  readonly documents: number;
  /** Whether there is a folder at its address, with a status and changes of its own. */
  readonly isFolder: boolean;
  /** Absent where it has no commitments. */
  readonly columns?: Readonly<Record<StatusColumn, number>>;
}

/** `/`: the root README.md where there is one, the languages, contents and the latest changes. */
export interface HomePage extends WithdrawnPart {
  /** The root README's page, when the plan has one. */
  readonly introduction?: DocumentPage;
  readonly languages: readonly (PageLink & { readonly language: string })[];
  readonly contents: readonly ContentsEntry[];
  readonly contentsContinue?: PageLink;
  /** How its commitments stand, and the page that tells more; absent where it has none. */
  readonly standing?: HomeStanding;
  readonly chapters: readonly HomeChapter[];
  /** Date of the newest change set, ISO 8601 in UTC, and how many there are. */
  readonly asOf?: { readonly date: string; readonly changeSets: number };
  /** Newest first. */
  readonly latest: readonly ChangeSetLine[];
}

/** One feed that one can subscribe to. */
export interface SubscribeFeed {
  /** `main` feeds are told at length, and so are those of `time`, which speak as days pass. */
  readonly sort: 'main' | 'time' | 'status' | 'lead';
  readonly title: string;
  readonly explanation?: string;
  /** Address below which the feed is. */
  readonly address: string;
  /** Entries so far, and the date of the first; told of `main` feeds. */
  readonly count: number;
  readonly since?: string;
  readonly latest?: PageLink & { readonly date: string };
  /** Address of a calendar about the same. */
  readonly calendar?: string;
}

/** `/@subscribe/` and `/fr/@subscribe/`. */
export interface SubscribePage {
  readonly address: string;
  /** BCP 47 tag. */
  readonly language: string;
  readonly translations: readonly (PageLink & { readonly language: string })[];
  readonly feeds: readonly SubscribeFeed[];
  /** Address of the calendar of due dates. */
  readonly calendar: string;
  /** Whether there are more feeds than are shown. */
  readonly isCut: boolean;
}
