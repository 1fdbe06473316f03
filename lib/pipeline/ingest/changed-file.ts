import type { Document } from '../../plan/model/document.ts';
import { parseAsSource, type WhyAsWritten } from '../../plan/parse.ts';
import type { DocumentRecord } from '../../ports/version-store.ts';

/** A Markdown file of the new tree that can be published. */
export interface ChangedFile {
  readonly path: string;
  readonly blob: string;
  readonly bytes: Uint8Array;
  readonly text: string;
  /** BCP 47 tag; absent where it is in the site's language. */
  readonly language?: string;
  /** The parsed text. A text that was tried is kept without its content. */
  readonly document: Document;
  readonly tried?: DocumentRecord['tried'];
}

/** The text of a Markdown file, not parsed yet. */
export type FileText = Omit<ChangedFile, 'document' | 'tried'>;

/** The file with its text shown as written, not parsed. */
export function shownAsSource(read: FileText, why: WhyAsWritten): ChangedFile {
  return {
    ...read,
    document: parseAsSource(read.path, read.text, why, read.language),
    tried: 'source',
  };
}
