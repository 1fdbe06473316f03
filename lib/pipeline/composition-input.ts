import type { Commit, Cursor, Source, VersionStore } from '../ports.ts';

/** What composing needs: the commit, what is published, and where to read. */
export interface CompositionInput {
  readonly commit: Commit;
  readonly cursor: Cursor | undefined;
  readonly rewrite: boolean;
  /** Whether this commit was published before, and the branch came back to it. */
  readonly repeated: true | undefined;
  readonly source: Source;
  readonly store: VersionStore;
}
