import type { Commit, Source } from '../../ports/source.ts';
import type { TextTrials } from '../../ports/text-trials.ts';
import type { Cursor, VersionStore } from '../../ports/version-store.ts';
import type { ReportFailure } from '../work/own-failures.ts';

/** What composing needs: the commit, what is published, and where to read. */
export interface CompositionInput {
  readonly commit: Commit;
  readonly cursor: Cursor | undefined;
  readonly rewrite: boolean;
  /** As of the change set that it makes. */
  readonly joined?: true;
  /** As of the change set that it makes. */
  readonly longName?: true;
  /** Sequence number of this commit's last publication, when the branch came back to it. */
  readonly repeated: number | undefined;
  readonly source: Source;
  readonly store: VersionStore;
  /** Without it nothing is tried: only for texts that are known to be harmless. */
  readonly trials?: TextTrials;
  /** Told when a text brings a mistake of ours to light; nobody is when left out. */
  readonly mistakes?: ReportFailure;
}
