import type { NamedCommit } from './change.ts';
import type { DocumentKind, Milestone } from './document.ts';

/**
 * How one document stands in one state of the plan: its line in the contents, and its facts. It has
 * no text, so that lists of many are short. A withdrawn document's is that of its last version.
 */
export interface Standing extends NamedCommit {
  /** Identity of the document. */
  readonly document: string;
  readonly path: string;
  readonly address: string;
  readonly kind: DocumentKind;
  /** Title in the contents: from SUMMARY.md, else the document's own. At most {@link longestTitle}. */
  readonly title: string;
  /** The document's own title. */
  readonly ownTitle?: string;
  readonly number?: string;
  /** One of the scale, or its author's own word. */
  readonly status?: string;
  /** At most {@link mostLeads}. */
  readonly lead?: readonly string[];
  /** ISO 8601, as exact as it was written (`2016-06-30`, `2016-06`, `2016-Q2`, `2016-H1`, `2016`). */
  readonly start?: string;
  readonly due?: string;
  /** The first {@link mostMilestones}. */
  readonly milestones?: readonly Milestone[];
  /** Depth in the contents; 0 for the root README.md. */
  readonly depth: number;
  /** Names of the documents above it, outermost first, at most {@link mostParents}. */
  readonly parents: readonly string[];
  /** True where no SUMMARY.md lists it. */
  readonly isUnlisted?: true;
  /** Number of the version in force; the commit is the one that left it. */
  readonly version: number;
  /** Effective date of that version, ISO 8601 in UTC: in force since then. */
  readonly since: string;
  /** Git blob id of that version's text. */
  readonly blob: string;
  /** Of a withdrawn document: effective date of the change set that withdrew it, ISO 8601 in UTC. */
  readonly withdrawn?: string;
}

/** Bounds of what a standing keeps, so that an entry of the tree stays far below DynamoDB's 400 KB. */
export const longestTitle = 300;
export const mostLeads = 20;
export const mostMilestones = 50;
export const mostParents = 8;
