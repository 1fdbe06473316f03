import { ConflictError, StoreError } from '../errors/errors.ts';
import type { Page } from '../ports/page-store.ts';
import type { Cursor, Stage } from '../ports/version-store.ts';

/** Whether two cursors stand at the same place. */
export function sameCursor(a: Cursor | undefined, b: Cursor | undefined): boolean {
  return a?.sequence === b?.sequence && a?.commit === b?.commit;
}

/** A cursor was not where the caller expected it. */
export function cursorMoved(stage: Stage, expected: Cursor | undefined): ConflictError {
  const place = expected
    ? `change set ${expected.sequence} (commit ${expected.commit})`
    : 'the start';
  return new ConflictError(
    `The cursor "${stage}" is no longer at ${place}: another run moved it.`,
    'Nothing was written. Read the cursor again and go on from there.',
  );
}

/** Something append-only would have to change. */
export function alreadyPublished(what: string): StoreError {
  return new StoreError(
    `The version store already holds ${what}, and what is published never changes.`,
    'Run `gazette verify` to compare the store with the repository.',
  );
}

/** A version was asked for that is not there. */
export function missingVersion(document: string, number: number): StoreError {
  return new StoreError(
    `The version store has no text for version ${number} of document ${document}.`,
    'Run `gazette verify` to compare the store with the repository.',
  );
}

/** Whether a page is a version's text as its author wrote it: a new design changes pages, never this. */
export function isAuthorText({ cache, contentType }: Page): boolean {
  return cache === 'permanent' && contentType.startsWith('text/markdown');
}

/** @throws {StoreError} when the page would put another text in the place of a version's */
export function assertSameText(page: Page, existing: Uint8Array): void {
  if (Buffer.compare(page.body, existing) === 0) return;
  throw new StoreError(
    `The page "${page.key}" holds another text already, and a version's text never changes.`,
    'Nothing was written. Run `gazette verify` to see which of the two git has there.',
  );
}
