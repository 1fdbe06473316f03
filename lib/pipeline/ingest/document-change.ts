import type { ChangeKind } from '../../plan/model/change.ts';
import type { DocumentRecord } from '../../ports/version-store.ts';
import type { ChangedFile } from './changed-file.ts';
import type { ResolvedTargets } from './link-targets.ts';

/** One changed file and the document it belongs to. */
export interface DocumentChange {
  readonly file: ChangedFile;
  readonly document: string;
  readonly kind: ChangeKind;
  readonly before: DocumentRecord | undefined;
  /** Set when the text stays, and an asset that it shows or links to is what changes. */
  readonly isTextSame?: true;
}

/** A change with the address it gets. */
export interface AddressedChange extends DocumentChange {
  readonly address: string;
  /** See `DocumentState.aliases`. */
  readonly aliases?: readonly string[];
}

/** A change whose links are resolved. */
export interface LinkedChange extends AddressedChange, ResolvedTargets {}
