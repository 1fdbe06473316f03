import type { Content } from './content.ts';
import type { FieldName, FieldsOfSort, fieldDefinitions, ValueSort } from './field-definitions.ts';

/** What a Markdown file of the plan is, by its place and its name (DESIGN section 2). */
export type DocumentKind = 'introduction' | 'chapter' | 'commitment' | 'page';

/** Scale of the Open Government Partnership's progress reports, plus `withdrawn`. */
export const statuses = [
  'not-started',
  'limited',
  'substantial',
  'completed',
  'withdrawn',
] as const;
export type Status = (typeof statuses)[number];

/** Whether a status is one of the scale, and not a word of its author's own. */
export function isScaleStatus(status: string): status is Status {
  return (statuses as readonly string[]).includes(status);
}

/** One step of a commitment; `due` and `status` are as those of {@link Fields}. */
export interface Milestone {
  readonly title: string;
  readonly due?: string;
  /** Where it cannot be read: when the milestone is due, as its author wrote it. */
  readonly unreadDue?: string;
  readonly status?: string;
}

/** A fact that Gazette gives no meaning. */
export interface OtherFact {
  /** As its author wrote it. */
  readonly name: string;
  /** One, or those of a list; at least one, and none empty. */
  readonly values: readonly string[];
}

/** What values are, by their sort. */
export interface SortValues extends Readonly<Record<ValueSort, unknown>> {
  readonly title: string;
  readonly text: string;
  readonly number: string;
  readonly texts: readonly string[];
  /** A {@link Status} of the scale, or else the author's own word. */
  readonly status: string;
  /** A day, month, quarter, half or year: `2016-06-30`, `2016-06`, `2016-Q2`, `2016-H1` or `2016`. */
  readonly date: string;
  readonly milestones: readonly Milestone[];
}

/** Facts that are always there: a list may be empty, a title is made of the path at the worst. */
type Certain = FieldsOfSort<'title' | 'texts' | 'milestones'>;

/** The value of a fact. */
export type FieldValue<Name extends FieldName> =
  SortValues[(typeof fieldDefinitions)[Name]['sort']];

/** The facts of a document that are compared as facts; what each is stands in {@link fieldDefinitions}. */
export type Fields = {
  /** There is front matter, but it could not be read: the other facts are those of the text alone. */
  readonly frontMatter?: 'unreadable';
  /** The text states no title: the document is called as its file is. */
  readonly titleFrom?: 'path';
  /** The text is shown as it is written: the facts that it may give under labels are not read. */
  readonly labels?: 'unread';
  /** Facts whose values cannot be read, as their author wrote them; they count before any other source. */
  readonly unread?: Readonly<Partial<Record<FieldName, string>>>;
  /** What front matter states besides, in its order. */
  readonly others?: readonly OtherFact[];
} & { readonly [Name in Certain]: FieldValue<Name> } & {
  readonly [Name in Exclude<FieldName, Certain>]?: FieldValue<Name>;
};

/** Something the author should know, always with a place and a way out. `line` counts from 1. */
export interface Problem {
  /** Path in the plan, `/` between segments; `''` where it is about the commit as a whole. */
  readonly path: string;
  readonly line: number;
  /** An error keeps something from being published as meant; a warning does not. */
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly advice: string;
}

/** A link or image of a document as its author wrote it; `line` counts from 1 in the source file. */
export interface Link {
  readonly target: string;
  /** What follows "#", decoded; absent where nothing does. */
  readonly fragment?: string;
  readonly line: number;
}

/** A heading with the anchor it got; `level` is 1 to 6. */
export interface Heading {
  readonly level: number;
  readonly text: string;
  readonly anchor: string;
}

/** What one Markdown file says, parsed. */
export interface Document {
  readonly path: string;
  readonly kind: DocumentKind;
  readonly fields: Fields;
  /** The text without front matter, links resolved by the {@link LinkResolver} given to the parser. */
  readonly content: readonly Content[];
  readonly headings: readonly Heading[];
  /** Ids in the content that links can lead to, those of headings first. */
  readonly anchors: readonly string[];
  /** Every link and image target of the text, in order, before resolution. */
  readonly links: readonly Link[];
  readonly problems: readonly Problem[];
  /** Addresses that front matter says lead here, each with slashes at its ends; absent where none do. */
  readonly aliases?: readonly string[];
}

/**
 * Turns a link target as written into the address to use, or `undefined` when it leads nowhere;
 * the text of such a link stays, the link does not.
 */
export type LinkResolver = (target: string, kind: 'link' | 'image') => string | undefined;
