import type { ChangeKind } from '../../plan/change.ts';
import type { DocumentRecord } from '../../ports.ts';
import type { Candidate } from './changed-file.ts';
import type { ResolvedTargets } from './link-targets.ts';

/** One file on its way into the record. */
export interface Draft {
  readonly candidate: Candidate;
  readonly document: string;
  readonly change: ChangeKind;
  readonly before: DocumentRecord | undefined;
}

/** A draft with the address it gets. */
export interface Settled extends Draft {
  readonly address: string;
}

/** A draft whose links are resolved. */
export interface Resolved extends Settled, ResolvedTargets {}
