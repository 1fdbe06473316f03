import type { ChangeSet } from '../plan/model/change.ts';

/** Tells the author what became of a commit. */
export interface AuthorReport {
  /** @param published address of the change set's page, and its title as feeds have it */
  report(
    changeSet: ChangeSet,
    published: { readonly address: string; readonly title: string },
  ): Promise<void>;
}
