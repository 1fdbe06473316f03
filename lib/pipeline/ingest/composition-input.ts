import type { Commit, Source } from '../../ports/source.ts';
import type { TextTrials } from '../../ports/text-trials.ts';
import type { Cursor, VersionStore } from '../../ports/version-store.ts';
import type { ReportOwnFailure } from '../work/own-failures.ts';
import type { EffectiveDate } from './effective-date.ts';

/** What composing a publication needs: the commit, the published state, and where to read. */
export interface CompositionInput {
  readonly commit: Commit;
  readonly effective: EffectiveDate;
  readonly cursor: Cursor | undefined;
  readonly rewrite: boolean;
  /** As of the change set that it makes. */
  readonly joined?: true;
  /** As of the change set that it makes. */
  readonly longName?: true;
  /**
   * Set when the branch came back to a published commit: the sequence number of that commit's last
   * publication.
   */
  readonly repeated: number | undefined;
  /** Looks at every document, also at those that the commit leaves as they are: to check them. */
  readonly everything?: boolean;
  /** Which repository the commit is from (`Source.identity`), where that is known. */
  readonly repository?: string;
  /** BCP 47 tag of the site; a folder that is named for it is a language of the plan. */
  readonly language?: string;
  readonly source: Source;
  readonly store: VersionStore;
  /** When absent, nothing is tried: only for texts that are known to be harmless. */
  readonly trials?: TextTrials;
  /** Told when Gazette itself fails on a text; when absent, nobody is told. */
  readonly mistakes?: ReportOwnFailure;
}
